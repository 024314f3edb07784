import type { Hints } from '@shopbell/link';

/** Tells the link when the network changes, and when somebody looks at the page again. */
export const browserHints: Hints = {
  listen(changed) {
    window.addEventListener('online', () => changed(true));
    window.addEventListener('offline', () => changed(false));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') changed(true);
    });
  },
};
