import type { Order } from './order';

const ORDERS = 'tarnwell.orders';
const REPORTED = 'tarnwell.orders.reported';

/** The orders placed in this browser, newest first. */
export class OrderStore {
  #orders: readonly Order[];
  #reported: readonly string[];

  constructor(readonly storage: Storage | undefined) {
    this.#orders = stored<Order>(storage, ORDERS).filter((order) => Array.isArray(order?.lines));
    this.#reported = stored<string>(storage, REPORTED);
  }

  get orders(): readonly Order[] {
    return this.#orders;
  }

  numbered(number: string): Order | undefined {
    return this.#orders.find((order) => order.number === number);
  }

  place(order: Order): void {
    this.#orders = [order, ...this.#orders];
    this.#store(ORDERS, this.#orders);
  }

  /** True once for each order: a purchase is told to analytics one time, however often its page is looked at. */
  takeReport(number: string): boolean {
    if (this.#reported.includes(number)) return false;
    this.#reported = [...this.#reported, number];
    this.#store(REPORTED, this.#reported);
    return true;
  }

  #store(key: string, value: unknown): void {
    try {
      this.storage?.setItem(key, JSON.stringify(value));
    } catch {
      // Storage is full or refused: the order lives on in memory until the page closes.
    }
  }
}

function stored<T>(storage: Storage | undefined, key: string): readonly T[] {
  try {
    const value: unknown = JSON.parse(storage?.getItem(key) ?? '[]');
    return Array.isArray(value) ? (value as T[]) : [];
  } catch {
    return [];
  }
}
