import type { PanelSettings } from '../settings.ts';
import { byId } from './dom.ts';

/**
 * What the server tells the panel: it stands at the end of the document, so that the browser sees first what else it has to
 * load.
 */
export const settings = JSON.parse(byId('announcer').dataset.settings ?? '') as PanelSettings;
