import type { Context } from './context.ts';
import { cookie, setCookie } from './cookies.ts';

/** The visitor's token; empty while there is none. */
export const tokenOf = (context: Context) => cookie('visitor') || context.token || '';

/** Without consent a visit is not joined with the next one: the token goes with the browser's session. */
export function keepToken(context: Context, token: string): void {
  context.token = token;
  setCookie('visitor', token, context.lasts);
}

/** The beginning of a token: enough to tell whose things these are, and no key to anything. */
export const ownerOf = (context: Context) => tokenOf(context).slice(0, 8);

/** Who wants to know when the visitor is known by another token. */
export function renewals(context: Context): ((other: boolean) => void)[] {
  context.renewed ??= [];
  return context.renewed;
}
