import { useEffect, useState } from 'react';

/** The secret of a one-time link, read from behind its # once and then taken out of the address bar. */
export function useLinkToken(): string {
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    if (token !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [token]);
  return token;
}
