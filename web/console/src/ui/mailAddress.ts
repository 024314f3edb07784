/** An address as it stands behind `mailto:` (RFC 6068): it can bring no fields of its own. */
export function mailAddress(email: string): string {
  const at = email.lastIndexOf('@');
  return `${encodeURIComponent(email.slice(0, at))}@${encodeURIComponent(email.slice(at + 1))}`;
}
