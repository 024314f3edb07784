import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { set, settings } from '../../settings/settings';
import { useStore } from '../../ui/store';

/** From this width on the panel stands beside the thread; below it lies over it, and only when asked for. */
const BESIDE = '(min-width: 1280px)';

export interface ContextShown {
  readonly shown: boolean;
  toggle(): void;
  hide(): void;
}

export function useContextShown(): ContextShown {
  const beside = useMediaQuery(BESIDE, window.matchMedia(BESIDE).matches);
  const { contextShown } = useStore(settings);
  const [over, setOver] = useState(false);
  const shown = beside ? contextShown : over;
  const show = (next: boolean) => (beside ? set('contextShown', next) : setOver(next));
  return { shown, toggle: () => show(!shown), hide: () => show(false) };
}
