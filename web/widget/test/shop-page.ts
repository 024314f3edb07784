import { vi } from 'vitest';
import type { Context } from '../src/context.ts';
import type { PageSettings } from '../src/settings.ts';

/** What the page told the server, which answers when the test says so. */
export interface Post {
  readonly what: string;
  readonly body: Record<string, unknown>;
  answer(body: object): void;
  /** The network fails. */
  fail(): void;
}

const SETTINGS: PageSettings = {
  site: 'tarn',
  server: 'http://127.0.0.1:7878',
  style: '',
  pill: false,
  rules: [['', 'home']],
  shown: ['home'],
  eager: true,
  intake: true,
  consent: true,
  signals: true,
};

/** An element of which nothing is drawn. */
function element(name = '') {
  const made = {
    name,
    hidden: false,
    textContent: '',
    src: '',
    style: { setProperty: () => {} },
    contentWindow: {
      told: [] as { token: string }[],
      postMessage: (state: { token: string }) => panel(state),
    },
    setAttribute: () => {},
    append: () => {},
    focus: () => {},
    blur: () => {},
  };
  const panel = (state: { token: string }) => made.contentWindow.told.push(state);
  return made;
}

/** A line of the page to the server, whose other end the test holds. */
class Socket {
  static readonly OPEN = 1;
  static all: Socket[] = [];
  readyState = 0;
  readonly sent: Record<string, unknown>[] = [];
  onopen = () => {};
  onmessage = (_: { data: string }) => {};
  onclose = (_: { code: number }) => {};

  constructor(readonly url: string) {
    Socket.all.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(): void {
    this.readyState = 3;
  }

  opens(): void {
    this.readyState = Socket.OPEN;
    this.onopen();
  }
}

/** As much of a browser as the scripts in a shop's page use, made by hand. */
export class ShopPage {
  readonly posts: Post[] = [];
  /** Everything that listens to the page. */
  readonly listeners: string[] = [];
  readonly frame = element('iframe');
  readonly #target = new EventTarget();
  readonly #jar = new Map<string, string>();
  readonly context: Context;

  /**
   * @param calls that the shop made before the scripts came
   * @param refuses whether the browser refuses cookies and storage
   */
  constructor(calls: unknown[][] = [], refuses = false) {
    Socket.all = [];
    const jar = this.#jar;
    const listen = (name: string, listener: EventListener) => {
      this.listeners.push(name);
      this.#target.addEventListener(name, listener);
    };
    const storage = () => {
      if (refuses) throw new DOMException('refused', 'SecurityError');
      const kept = new Map<string, string>();
      return {
        getItem: (name: string) => kept.get(name) ?? null,
        setItem: (name: string, value: string) => kept.set(name, value),
        removeItem: (name: string) => kept.delete(name),
      };
    };
    const document = {
      referrer: '',
      title: 'Tarnwell',
      visibilityState: 'visible',
      documentElement: { ...element(), lang: 'en' },
      currentScript: {},
      addEventListener: listen,
      createElement: (name: string) => (name === 'iframe' ? this.frame : element(name)),
      get cookie() {
        return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      },
      set cookie(text: string) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
        if (refuses) return;
        if (/max-age=0/.test(text)) jar.delete(name);
        else jar.set(name, value);
      },
    };
    const globals: Record<string, unknown> = {
      document,
      location: new URL('http://localhost:7879/'),
      history: { pushState: () => {} },
      navigator: { language: 'en', languages: ['en'] },
      screen: { width: 1_440, height: 900 },
      matchMedia: () => ({ matches: false, addEventListener: () => {} }),
      visualViewport: undefined,
      addEventListener: listen,
      dispatchEvent: (event: Event) => this.#target.dispatchEvent(event),
      CSSStyleSheet: class {
        replaceSync() {}
      },
      WebSocket: Socket,
      fetch: (address: string, { body }: { body: string }) =>
        new Promise<Response>((resolve, reject) => {
          this.posts.push({
            what: address.split('/').at(-1) ?? '',
            body: JSON.parse(body) as Record<string, unknown>,
            answer: (answer) => resolve(Response.json(answer)),
            fail: () => reject(new TypeError('Failed to fetch')),
          });
        }),
      ...Object.fromEntries(['ACCOUNT', 'ADVICE', 'FRAME', 'INVITATION', 'LIVE'].map((name) => [name, name])),
    };
    vi.stubGlobal('window', globals);
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    for (const name of ['localStorage', 'sessionStorage']) {
      const kept = refuses ? undefined : storage();
      Object.defineProperty(globalThis, name, { configurable: true, get: () => kept ?? storage() });
    }
    this.context = {
      settings: SETTINGS,
      shadow: { ...element(), activeElement: null, adoptedStyleSheets: [] } as unknown as ShadowRoot,
      button: element() as unknown as HTMLButtonElement,
      load: (path) => void this.comes(path),
      calls,
      kindNow: () => 'home',
    };
    Object.assign(document.currentScript, { context: this.context });
  }

  /** A script of ours arrives and runs. */
  async comes(path: string): Promise<void> {
    if (path === 'PAGE') await import('../src/page/page.ts');
    if (path === 'ACCOUNT') await import('../src/account/account.ts');
    if (path === 'FRAME') await import('../src/frame/frame.ts');
    if (path === 'LIVE') await import('../src/live/live.ts');
  }

  /** Something happens to the page. */
  happens(name: string, more: object = {}): void {
    this.#target.dispatchEvent(Object.assign(new Event(name), more));
  }

  /** The panel's document has come and asks; what it is told arrives at {@link told}. */
  panelAsks(): void {
    const { server } = this.context.settings;
    this.happens('message', { source: this.frame.contentWindow, origin: server, data: { ask: true } });
  }

  /** By which token the panel was told its visitor, each time. */
  get told(): string[] {
    return this.frame.contentWindow.told.map(({ token }) => token);
  }

  get lines(): readonly Socket[] {
    return Socket.all;
  }
}

/** Lets everything happen that is due within this time, and whatever follows from it. */
export async function pass(ms = 0): Promise<void> {
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(ms);
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(0);
}
