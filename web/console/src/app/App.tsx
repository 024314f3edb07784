import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nextProvider } from 'react-i18next';
import { ProblemError } from '../api/http';
import { i18n } from './i18n';
import { makeRouter } from './router';
import { theme, variables } from './theme';

const colorScheme = localStorageColorSchemeManager({ key: 'shopbell.scheme' });

/** What the server answered to is not asked again by itself; only a lost line is worth another try. */
function worthAnotherTry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ProblemError && error.problem.action === 'retryLater';
}

const queries = new QueryClient({
  defaultOptions: { queries: { retry: worthAnotherTry, staleTime: 10_000 } },
});
const router = makeRouter(queries);

export function App() {
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        colorSchemeManager={colorScheme}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={queries}>
          <Notifications position="bottom-left" limit={3} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  );
}
