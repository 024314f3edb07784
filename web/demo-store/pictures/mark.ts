/** The shop's mark: a ridge above its reflection. Also the icon of the browser tab. */
export function mark(): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">' +
    '<circle cx="32" cy="32" r="30" fill="#23483c"/>' +
    '<path d="M9 37L25 16L33 26L40 18L55 37Z" fill="#f3efe4"/>' +
    '<path d="M13 43H51M19 49H45M27 55H37" stroke="#f3efe4" stroke-width="3" stroke-linecap="round"/></svg>'
  );
}
