import { useEffect } from 'react';
import { Store } from './store';

/** What the page is about. Whoever draws the window's title adds what has to be noticed. */
export const pageTitle = new Store('');

export function useTitle(title: string): void {
  useEffect(() => pageTitle.set(title), [title]);
}
