import type { Variant } from '../catalogue/product';
import { type Cart, type CartChange, deserialised, quantityOf, serialised, withQuantity } from './cart';

const KEY = 'tarnwell.cart';

/** The cart of this browser. It survives reloads and is the same in every tab; where storage is refused it lasts as long as the page. */
export class CartStore extends EventTarget {
  #cart: Cart;

  constructor(readonly storage: Storage | undefined) {
    super();
    this.#cart = deserialised(storage?.getItem(KEY) ?? null);
  }

  get cart(): Cart {
    return this.#cart;
  }

  /** Changes one line and says by how much it changed, which is less than asked where stock ends. */
  setQuantity(variant: Variant, quantity: number): CartChange {
    const before = quantityOf(this.#cart, variant);
    this.#replace(withQuantity(this.#cart, variant, quantity));
    return { variant, difference: quantityOf(this.#cart, variant) - before };
  }

  add(variant: Variant): CartChange {
    return this.setQuantity(variant, quantityOf(this.#cart, variant) + 1);
  }

  clear(): void {
    this.#replace([]);
  }

  /** Takes over what another tab stored. */
  hear(event: StorageEvent): void {
    if (event.key !== KEY) return;
    this.#cart = deserialised(event.newValue);
    this.dispatchEvent(new Event('change'));
  }

  #replace(cart: Cart): void {
    this.#cart = cart;
    try {
      this.storage?.setItem(KEY, serialised(cart));
    } catch {
      // Storage is full or refused: the cart lives on in memory.
    }
    this.dispatchEvent(new Event('change'));
  }
}
