import type { Context } from '../context.ts';
import { cookie, setCookie } from '../cookies.ts';
import { keepToken, tokenOf } from '../person.ts';

const YEAR_SECONDS = 31_536_000;

/**
 * Whether visits may be told and joined: as the visitor said through the shop's consent banner; else not where their
 * browser asks for privacy and the site heeds that; else as the site has it.
 */
export function granted({ settings, consent = cookie('consent') }: Context): boolean {
  if (consent) return consent === '1';
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return settings.consent && !(settings.signals && (doNotTrack === '1' || globalPrivacyControl));
}

/** Remembers what the visitor said, which is no secret and joins nothing. The server forgets what it may not keep any more. */
export function keepConsent(context: Context, on: boolean): void {
  // A view that is on its way makes the visitor known.
  if (!on && granted(context) && (context.known ?? tokenOf(context))) void context.post?.('withdrawn', {});
  context.consent = on ? '1' : '0';
  setCookie('consent', context.consent, YEAR_SECONDS);
}

/** Lets what is kept last as long as it may. */
export function heedConsent(context: Context): void {
  context.lasts = granted(context) ? YEAR_SECONDS : undefined;
  const token = tokenOf(context);
  if (token) keepToken(context, token);
}
