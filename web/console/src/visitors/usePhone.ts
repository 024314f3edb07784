import { useMediaQuery } from '@mantine/hooks';

const NARROW = '(width < 768px)';

/** Whether the screen has room for one column only. */
export function usePhone(): boolean {
  return useMediaQuery(NARROW, window.matchMedia(NARROW).matches);
}
