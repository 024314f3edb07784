import type { Keeper } from '@shopbell/link';
import type { ProblemDetail } from '@shopbell/protocol';
import type { ToLoader, ToPanel } from '../messages.ts';
import type { PanelSettings } from '../settings.ts';

/** What stands around the panel: a page of the shop, or nothing. */
export interface Shell {
  readonly state: ToPanel;
  /** The shop's origin. */
  readonly shop: string | undefined;
  /** Keeps what belongs to this tab. */
  readonly tab: Keeper;
  /** Called when the state changed. */
  changed: () => void;
  tell(message: ToLoader): void;
  /** Keeps a token in place of another, unless another tab has replaced that already; resolves to what is kept. */
  replace(instead: string, next: string): Promise<string>;
}

/** The page of the shop that holds the panel in a frame. Only the site's origins may: see `frame-ancestors`. */
export class ShopPage implements Shell {
  readonly tab: Keeper;
  changed = () => {};
  readonly #answers: ((token: string) => void)[] = [];

  /** Waits for the page's first word. Ours is for whoever holds the frame, so it says nothing. */
  static meet(): Promise<ShopPage> {
    return new Promise((resolve) => {
      const first = ({ source, origin, data }: MessageEvent<ToPanel>) => {
        if (source !== parent) return;
        removeEventListener('message', first);
        resolve(new ShopPage(origin, data));
      };
      addEventListener('message', first);
      parent.postMessage({ ask: true } satisfies ToLoader, '*');
    });
  }

  private constructor(
    readonly shop: string,
    public state: ToPanel,
  ) {
    const kept = { ...state.kept };
    this.tab = {
      getItem: (name) => kept[name] ?? null,
      setItem: (name, value) => {
        kept[name] = value;
        this.tell({ keep: { name, value } });
      },
    };
    addEventListener('message', ({ source, origin, data }: MessageEvent<ToPanel>) => {
      if (source !== parent || origin !== shop) return;
      this.state = data;
      for (const answer of this.#answers.splice(0)) answer(data.token);
      this.changed();
    });
  }

  tell(message: ToLoader): void {
    parent.postMessage(message, this.shop);
  }

  replace(instead: string, next: string): Promise<string> {
    this.tell({ token: { instead, next } });
    return new Promise((resolve) => this.#answers.push(resolve));
  }
}

/** A page of the shop opens where the shop is; every other one beside it. */
export const followInShop =
  (shell: Shell) =>
  (event: Event, { href, origin }: HTMLAnchorElement): void => {
    if (origin !== shell.shop) return;
    event.preventDefault();
    shell.tell({ go: href });
  };

/**
 * The visitor's token: the one that is kept, else a new one. Two tabs that ask for one at once agree on the one that
 * was kept first.
 */
export async function tokenOf(shell: Shell, settings: PanelSettings, refused: boolean): Promise<string> {
  const { token } = shell.state;
  return token && !refused ? token : shell.replace(token, await newVisitor(settings));
}

/** Who chatted here without JavaScript is known by a cookie of ours, which a page of our own keeps for next time. */
async function newVisitor({ server, site, standalone }: PanelSettings): Promise<string> {
  const response = await fetch(`${server}/chat/${site}/visitor${standalone ? '?keep=1' : ''}`, {
    method: 'POST',
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw answer as ProblemDetail;
  return (answer as { token: string }).token;
}
