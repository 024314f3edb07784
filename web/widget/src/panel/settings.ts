import type { PanelSettings } from '../settings.ts';

/** What the server tells the panel: it stands in the document. */
export const settings = JSON.parse(document.documentElement.dataset.settings ?? '') as PanelSettings;
