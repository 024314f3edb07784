/** The widget's cookies on the shop's own domain. */

const nameOf = (name: string) => `shopbell_${name}`;

/** Empty where there is none. */
export function cookie(name: string): string {
  const start = `${nameOf(name)}=`;
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(start));
  return found?.slice(start.length) ?? '';
}

/** Kept for this long, 0 removes it; without a time, until the browser is closed. */
export function setCookie(name: string, value: string, seconds?: number): void {
  const secure = location.protocol === 'https:' ? ';secure' : '';
  const age = seconds === undefined ? '' : `;max-age=${seconds}`;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and without TLS
  document.cookie = `${nameOf(name)}=${value};path=/;samesite=lax${age}${secure}`;
}
