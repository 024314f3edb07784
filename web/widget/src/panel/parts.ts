import type { Chat } from './chat.ts';
import type { Composer } from './composer.ts';
import { settings } from './settings.ts';
import type { Shell } from './shell.ts';
import { LANGUAGE, learn } from './texts.ts';

/** What a part may use of the panel. */
export interface Panel {
  readonly chat: Chat;
  readonly shell: Shell;
  readonly composer: Composer;
  /** At the end of the log: where a part puts what it shows. */
  readonly place: HTMLElement;
  /** Draws everything anew, soon. */
  readonly changed: () => void;
  /** Who holds the composer. */
  readonly holders: ReadonlySet<string>;
  /** While somebody holds the composer it is hidden, and so is the greeting's list of questions. */
  hold(holder: string, on: boolean): void;
  /** Has a screen reader say this. */
  announce(words: string): void;
}

/**
 * A part of the panel that a first opening does not need, in a chunk of its own. Its module exports `begin`, which is
 * called once and returns what draws the part, from then on whenever anything changed.
 */
export interface Part {
  /** Whether it is needed now. */
  readonly when: () => unknown;
  readonly load: () => Promise<{ begin(panel: Panel): () => void }>;
}

const AGAIN_MS = 2_000;
let more: Promise<void> | undefined;

async function fetchTexts(): Promise<void> {
  const { server, site } = settings;
  const answer = await fetch(`${server}/widget/${site}/texts/${LANGUAGE}/more.json`);
  learn(await answer.json());
}

/** Loads a chunk and the texts it needs, over whatever line there is: it tries until it has them. */
export async function withTexts<Module>(load: () => Promise<Module>): Promise<Module> {
  for (;;) {
    try {
      more ??= fetchTexts();
      const [module] = await Promise.all([load(), more]);
      return module;
    } catch {
      more = undefined;
      await new Promise((again) => setTimeout(again, AGAIN_MS));
    }
  }
}

/** What draws the parts: those that are here, after asking for those that are needed now. */
export function drawing(panel: Panel, parts: readonly Part[]): () => void {
  const here = new Map<Part, () => void>();
  return () => {
    for (const part of parts) {
      here.get(part)?.();
      if (here.has(part) || !part.when()) continue;
      here.set(part, () => {});
      void withTexts(part.load).then(({ begin }) => {
        here.set(part, begin(panel));
        panel.changed();
      });
    }
  };
}
