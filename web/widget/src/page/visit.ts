import type { Answer, Context } from '../context.ts';
import type { PageKind } from '../settings.ts';
import { keep, kept } from '../tab.ts';
import { granted, heedConsent } from './consent.ts';
import { type Cart, factsOf, listen, type Product } from './shop.ts';

/** The build puts the address of the live script here. */
declare const LIVE: string;

/** A shop that changes its page by script sets title and data layer soon after the address. */
const SETTLES_MS = 400;
/** Under this name the tab remembers the cart. */
const CART = 'shopbell_cart';

/** What is said of a page. */
export interface Told {
  readonly kind?: PageKind;
  readonly product?: Product;
}

/** Page views as the server is told of them: one beacon each, and what changes later on the page. */
export class Visit {
  /** Of this page: what the shop's calls say, and its data layer. */
  #told: Told = {};
  #heard: Told = {};
  #cart: Cart | undefined = kept(CART);
  #attributes: Words = {};
  #view = '';
  #address = '';
  #referrer = document.referrer;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly context: Context,
    private readonly kindChanged: () => void,
  ) {}

  /** From now on the page is watched. */
  begin(): void {
    heedConsent(this.context);
    listen((entry) => this.#hear(entry));
    const moved = () => addressNow() !== this.#address && this.#arrive();
    const { pushState } = history;
    history.pushState = function (...state) {
      pushState.apply(this, state);
      moved();
    };
    addEventListener('popstate', moved);
    addEventListener('pageshow', ({ persisted }) => persisted && this.#arrive());
    document.addEventListener('visibilitychange', () => this.#announce());
    this.#arrive();
  }

  /** What the page is: as the shop's call says, else its data layer, else its address. */
  get kind(): PageKind | '' | undefined {
    const kind = this.context.kindNow();
    return kind && (this.#told.kind ?? this.#heard.kind ?? kind);
  }

  get #product(): Product | undefined {
    return this.#told.product ?? this.#heard.product;
  }

  /** The shop says what the page is. */
  tell(told: Told): void {
    this.#told = { ...this.#told, ...told };
    this.#pageChanged();
  }

  set(attributes: object): void {
    Object.assign(this.#attributes, words(attributes));
    this.event('set', { data: this.#attributes });
  }

  /** Something happened on this page. */
  event(name: string, more: object): void {
    const view = this.#view;
    if (!view) return;
    void this.context.post?.('event', { view, name, ...more }).then((answer) => this.#heed(view, answer));
  }

  /** The visitor agreed, or took that back: then nothing of the visit is kept here. */
  consentChanged(): void {
    heedConsent(this.context);
    if (granted(this.context)) this.#arrive();
    else this.forget();
  }

  forget(): void {
    this.#leave();
    this.#attributes = {};
    this.#cart = undefined;
    keep(CART);
  }

  /** The visitor is somebody else, of whom nothing is known. */
  renew(): void {
    this.forget();
    this.#arrive();
  }

  #leave(): void {
    clearTimeout(this.#settling);
    this.#settling = undefined;
    this.#view = '';
    this.context.now = undefined;
    this.context.live?.();
  }

  #arrive(): void {
    if (this.#address && this.#address !== addressNow()) {
      this.#told = {};
      this.#heard = {};
      this.#referrer = '';
      this.kindChanged();
    }
    this.#address = addressNow();
    this.#leave();
    this.#settling = setTimeout(() => {
      this.#settling = undefined;
      this.#announce();
    }, SETTLES_MS);
  }

  /** Tells the view, once. A page that nobody looks at says nothing: its view is told when it comes into sight. */
  #announce(): void {
    const { settings, post, known } = this.context;
    if (this.#view || this.#settling || document.visibilityState === 'hidden') return;
    if (!settings.intake || !granted(this.context)) return;
    const view = newId();
    this.#view = view;
    const query = new URLSearchParams(location.search);
    const [source, medium, name] = ['source', 'medium', 'campaign'].map((part) => query.get(`utm_${part}`));
    const told = (known?.() ?? Promise.resolve())
      .then(() =>
        // Unless consent was taken back, or the page left, meanwhile.
        this.#view !== view
          ? undefined
          : post?.('view', {
              view,
              page: { url: location.href.slice(0, 2_000), title: document.title.slice(0, 500) },
              kind: this.kind || undefined,
              product: this.#product,
              referrer: this.#referrer.slice(0, 2_000),
              campaign: source ? { source, medium, name } : undefined,
              language: navigator.language,
              zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
              device: device(),
              cart: this.#cart,
              attributes: this.#attributes,
            }),
      )
      .then((answer) => this.#heed(view, answer));
    // One browser is one visitor: whoever else would make one known waits for this.
    this.context.known ??= () => told;
  }

  #heed(view: string, answer: Answer | undefined): void {
    if (this.#view !== view || !answer || answer.code) return;
    this.context.now = { view, answer };
    if (this.context.live) this.context.live();
    else if (answer.line || answer.triggers?.length || answer.invitation) this.context.load(LIVE);
  }

  #hear(entry: unknown): void {
    const { kind, cart, product } = factsOf(entry, this.#cart);
    // Neither a shelf of recommendations nor a cart that slides in makes another page of one that is known.
    if (kind && (this.kind === 'other' || !/^ca/.test(kind))) {
      this.#heard = { kind, ...(product && { product }) };
      this.#pageChanged();
    }
    // After the page: a cart that empties on the page of an order was ordered.
    if (cart) {
      this.#cart = cart;
      if (granted(this.context)) keep(CART, cart);
      this.event('cart', { cart });
    }
  }

  #pageChanged(): void {
    this.kindChanged();
    this.event('page', { kind: this.kind, product: this.#product });
  }
}

/** The address of a blob ends in a new random UUID (File API, 8.1), also where `crypto.randomUUID` is missing: without TLS. */
const newId = () => URL.createObjectURL(new Blob()).slice(-36);

type Words = Record<string, string>;

/** What the shop tells beside, as text. */
export function words(values: object): Words {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `${value}`.slice(0, 500)]));
}

/** An address that only points to another place on the page is the same. */
const addressNow = () => location.href.replace(/#(?![!/]).*/, '');

function device(): 'phone' | 'tablet' | 'desktop' {
  if (!matchMedia('(pointer: coarse)').matches) return 'desktop';
  return Math.min(screen.width, screen.height) < 600 ? 'phone' : 'tablet';
}
