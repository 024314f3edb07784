import { browserStorage } from '../ui/browserStorage';
import { Store } from '../ui/store';

/** How one person likes their desk, in this browser. */
export interface Settings {
  readonly sound: boolean;
  /** Whether Enter sends; otherwise Ctrl or Cmd with Enter does. */
  readonly enterSends: boolean;
  /** Whether single letters are commands; some people's input tools type letters by accident. */
  readonly singleKeys: boolean;
  readonly railFolded: boolean;
  readonly contextShown: boolean;
}

const DEFAULT: Settings = {
  sound: true,
  enterSends: true,
  singleKeys: true,
  railFolded: false,
  contextShown: true,
};

const KEY = 'shopbell.settings';

export const settings = new Store<Settings>(stored());

settings.subscribe(() => browserStorage.write(KEY, JSON.stringify(settings.get())));

export function set<K extends keyof Settings>(key: K, value: Settings[K]): void {
  settings.update((held) => ({ ...held, [key]: value }));
}

function stored(): Settings {
  try {
    const value: unknown = JSON.parse(browserStorage.read(KEY) ?? '{}');
    const known = Object.entries(value ?? {}).filter(
      ([key, kept]) => key in DEFAULT && typeof kept === 'boolean',
    );
    return { ...DEFAULT, ...Object.fromEntries(known) };
  } catch {
    return DEFAULT;
  }
}
