import type { ProblemDetail } from '@shopbell/protocol';
import type { TFunction } from 'i18next';
import { ProblemError, UNREACHABLE } from '../api/http';
import { problem as texts } from '../texts/en/problem';

/** A problem in words for a person: ours where the code is known, else the server's. */
export function problemText(t: TFunction, problem: Partial<ProblemDetail>): string {
  const { code = UNREACHABLE, title, detail } = problem;
  if (code === 'invalid' && detail) return detail;
  if (code in texts) return t(`problem.${code as keyof typeof texts}`);
  return detail ?? title ?? t('problem.internal');
}

/** The same for whatever a request threw. */
export function errorText(t: TFunction, error: unknown): string {
  return problemText(t, error instanceof ProblemError ? error.problem : { code: 'internal' });
}
