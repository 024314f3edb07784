import { useSyncExternalStore } from 'react';

export function isLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('focus', changed);
  window.addEventListener('blur', changed);
  document.addEventListener('visibilitychange', changed);
  return () => {
    window.removeEventListener('focus', changed);
    window.removeEventListener('blur', changed);
    document.removeEventListener('visibilitychange', changed);
  };
}

/** Whether somebody looks at this window: it is visible and has the focus. */
export function useLooking(): boolean {
  return useSyncExternalStore(subscribe, isLooking);
}
