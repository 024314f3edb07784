import { type Product, ratingOf } from '../catalogue/product';

/** How a shelf is sorted and narrowed; it rides in the address, so that a link shows the same shelf. */
export interface Selection {
  /** Code of a colour, or empty for all. */
  readonly colour: string;
  readonly order: Order;
}

export type Order = 'shelf' | 'cheapest' | 'dearest' | 'rating';

export const orderNames: Readonly<Record<Order, string>> = {
  shelf: 'Our order',
  cheapest: 'Price, low to high',
  dearest: 'Price, high to low',
  rating: 'Best rated',
};

/** What the address asks for, as far as the shelf can do it. */
export function selectionOf(parameters: URLSearchParams, products: readonly Product[]): Selection {
  const order = parameters.get('order') ?? '';
  const colour = parameters.get('colour') ?? '';
  return {
    colour: Object.hasOwn(colourNames(products), colour) ? colour : '',
    order: Object.hasOwn(orderNames, order) ? (order as Order) : 'shelf',
  };
}

export function selected(products: readonly Product[], { colour, order }: Selection): readonly Product[] {
  const narrowed = products.filter(
    (product) => colour === '' || product.colours.some(({ code }) => code === colour),
  );
  const price = (product: Product) => product.price.minor;
  switch (order) {
    case 'shelf':
      return narrowed;
    case 'cheapest':
      return narrowed.sort((left, right) => price(left) - price(right));
    case 'dearest':
      return narrowed.sort((left, right) => price(right) - price(left));
    case 'rating':
      return narrowed.sort((left, right) => ratingOf(right).mean - ratingOf(left).mean);
  }
}

/** The colours found on a shelf, by code, in the order they are met. */
export function colourNames(products: readonly Product[]): Readonly<Record<string, string>> {
  return Object.fromEntries(products.flatMap(({ colours }) => colours.map(({ code, name }) => [code, name])));
}
