import { useMediaQuery } from '@mantine/hooks';
import { settings } from '../../settings/settings';
import { useStore } from '../../ui/store';

/** Below this width there is room for either the names of the views or a comfortable thread. */
const ROOMY = '(min-width: 1280px)';

/** Whether the views are icons only: by choice, or for want of room. */
export function useRailFolded(): boolean {
  const { railFolded } = useStore(settings);
  return !useMediaQuery(ROOMY, window.matchMedia(ROOMY).matches) || railFolded;
}
