import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { Account } from '../api/answers';
import { sessionQuery } from '../api/session';
import { DeskPage } from '../desk/DeskPage';
import { isView } from '../desk/list/views';
import { SignInPage } from '../sign-in/SignInPage';
import { Failed } from '../ui/Failed';
import { NotFound } from '../ui/NotFound';
import { readVisitorSearch } from '../visitors/search';
import { Shell } from './Shell';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
});

/** Where to go after signing in, and why one must. */
interface SignInSearch {
  from?: string;
  why?: 'ended';
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  validateSearch: (search: Record<string, unknown>): SignInSearch => ({
    // Only an address inside the console: never one that a link from elsewhere brought along.
    ...(typeof search.from === 'string' && /^\/(?![/\\])/.test(search.from) ? { from: search.from } : {}),
    ...(search.why === 'ended' ? { why: search.why } : {}),
  }),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../sign-in/SetupPage'), 'SetupPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../sign-in/InvitationPage'), 'InvitationPage'),
});

/** Everything behind the door: whoever is not signed in is sent to it, and back afterwards. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const account = await context.queries.ensureQueryData(sessionQuery);
    if (account === null)
      throw redirect({ to: '/sign-in', search: { from: location.pathname }, replace: true });
    return { account };
  },
});
/** For everybody else it is as if there were no such page. */
function onlyAdministrators({ context }: { context: { account: Account } }): void {
  if (context.account.role !== 'administrator') throw notFound();
}

function notForAgents({ context }: { context: { account: Account } }): void {
  if (context.account.role === 'agent') throw notFound();
}

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/$view', params: { view: 'waiting' }, replace: true });
  },
});
const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazyRouteComponent(() => import('../account/AccountPage'), 'AccountPage'),
});
const install = createRoute({
  getParentRoute: () => inside,
  path: '/install',
  component: lazyRouteComponent(() => import('../install/InstallPage'), 'InstallPage'),
  validateSearch: (search: Record<string, unknown>): { site?: string } =>
    typeof search.site === 'string' ? { site: search.site } : {},
});
const visitors = createRoute({
  getParentRoute: () => inside,
  path: '/visitors',
  component: lazyRouteComponent(() => import('../visitors/VisitorsPage'), 'VisitorsPage'),
  validateSearch: readVisitorSearch,
});
const blocks = createRoute({
  getParentRoute: () => inside,
  path: '/blocks',
  component: lazyRouteComponent(() => import('../visitors/blocks/BlocksPage'), 'BlocksPage'),
  beforeLoad: notForAgents,
});
const team = createRoute({
  getParentRoute: () => inside,
  path: '/team',
  component: lazyRouteComponent(() => import('../team/TeamPage'), 'TeamPage'),
  beforeLoad: onlyAdministrators,
});
const sites = createRoute({
  getParentRoute: () => inside,
  path: '/sites',
  component: lazyRouteComponent(() => import('../sites/SitesPage'), 'SitesPage'),
  beforeLoad: onlyAdministrators,
});
const site = createRoute({
  getParentRoute: () => inside,
  path: '/sites/$site',
  component: lazyRouteComponent(() => import('../sites/SitePage'), 'SitePage'),
  beforeLoad: onlyAdministrators,
  validateSearch: (search: Record<string, unknown>): { section?: string } =>
    typeof search.section === 'string' ? { section: search.section } : {},
});
const invitations = createRoute({
  getParentRoute: () => inside,
  path: '/invitations',
  component: lazyRouteComponent(() => import('../invitations/InvitationsPage'), 'InvitationsPage'),
});
const requests = createRoute({
  getParentRoute: () => inside,
  path: '/requests',
  component: lazyRouteComponent(() => import('../requests/RequestsPage'), 'RequestsPage'),
});
const hours = createRoute({
  getParentRoute: () => inside,
  path: '/hours',
  component: lazyRouteComponent(() => import('../hours/HoursPage'), 'HoursPage'),
});
const teamHours = createRoute({
  getParentRoute: () => inside,
  path: '/hours/$team',
  component: lazyRouteComponent(() => import('../hours/TeamHoursPage'), 'TeamHoursPage'),
  beforeLoad: notForAgents,
});
const view = createRoute({
  getParentRoute: () => inside,
  path: '/$view',
  component: DeskPage,
  params: {
    parse: ({ view }) => {
      if (!isView(view)) throw notFound();
      return { view };
    },
    stringify: ({ view }) => ({ view }),
  },
});
const conversation = createRoute({ getParentRoute: () => view, path: '/$conversation' });

const routes = root.addChildren([
  signIn,
  setup,
  invitation,
  inside.addChildren([
    home,
    account,
    install,
    team,
    visitors,
    blocks,
    sites,
    site,
    invitations,
    requests,
    hours,
    teamHours,
    view.addChildren([conversation]),
  ]),
]);

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: routes,
    basepath: '/console',
    context: { queries },
    defaultPendingMs: 300,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
