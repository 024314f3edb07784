/** Turns clicks on the shop's own links, and back and forward, into page changes without loading the document again. */
export class Router {
  readonly #show: (url: URL, arrival: Arrival) => void;

  constructor(show: (url: URL, arrival: Arrival) => void) {
    this.#show = show;
  }

  start(): void {
    history.scrollRestoration = 'manual';
    document.addEventListener('click', (event) => this.#clicked(event));
    window.addEventListener('popstate', (event) => {
      this.#show(new URL(location.href), { by: 'history', scrollY: scrollYOf(event.state) });
    });
    window.addEventListener('pagehide', () => this.#rememberScroll());
    this.#show(new URL(location.href), { by: 'load', scrollY: scrollYOf(history.state) });
  }

  visit(address: string): void {
    const url = new URL(address, location.href);
    if (url.href !== location.href) {
      this.#rememberScroll();
      history.pushState(null, '', url);
    }
    this.#show(url, { by: 'visit', scrollY: 0 });
  }

  rewriteAddress(address: string): void {
    history.replaceState(history.state, '', address);
  }

  #rememberScroll(): void {
    history.replaceState({ scrollY: window.scrollY }, '');
  }

  #clicked(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest<HTMLAnchorElement>('a[href]');
    if (link?.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return;
    const isJump = link.hash !== '' && link.pathname === location.pathname && link.search === location.search;
    if (isJump || link.pathname.startsWith('/pictures/')) return;
    event.preventDefault();
    this.visit(link.href);
  }
}

export interface Arrival {
  readonly by: 'load' | 'visit' | 'history';
  readonly scrollY: number;
}

function scrollYOf(state: unknown): number {
  const scrollY = (state as { scrollY?: unknown } | null)?.scrollY;
  return typeof scrollY === 'number' ? scrollY : 0;
}
