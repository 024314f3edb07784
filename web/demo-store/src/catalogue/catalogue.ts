import { baseLayers } from './base-layers';
import { camp } from './camp';
import { categories } from './categories';
import { fleeceAndDown } from './fleece-and-down';
import { footwear } from './footwear';
import { hatsAndGloves } from './hats-and-gloves';
import { jackets } from './jackets';
import { packs } from './packs';
import type { Category, CategorySlug, Product, Variant } from './product';
import { trousers } from './trousers';

export { categories };

/** Everything the shop sells, in the order of its shelves. A new product is one more entry in its category's file. */
export const products: readonly Product[] = [
  ...jackets,
  ...fleeceAndDown,
  ...trousers,
  ...baseLayers,
  ...footwear,
  ...packs,
  ...hatsAndGloves,
  ...camp,
];

const productBySlug = new Map(products.map((product) => [product.slug, product]));
const categoryBySlug = new Map(categories.map((category) => [category.slug as string, category]));

export function productOf(slug: string): Product | undefined {
  return productBySlug.get(slug);
}

export function categoryOf(slug: string): Category | undefined {
  return categoryBySlug.get(slug);
}

export function categoryName(slug: CategorySlug): string {
  return categoryBySlug.get(slug)?.name ?? slug;
}

export function productsIn(slug: CategorySlug): readonly Product[] {
  return products.filter((product) => product.category === slug);
}

/** Products by slug, in the order asked for; slugs of nothing are left out. */
export function productsNamed(slugs: readonly string[]): readonly Product[] {
  return slugs.flatMap((slug) => productBySlug.get(slug) ?? []);
}

/** How many products are shown beside one. */
const COMPANIONS = 4;

/** What goes well with a product: what was chosen by hand, filled up with its neighbours on the shelf. */
export function companionsOf(product: Product): readonly Product[] {
  const chosen = productsNamed(product.goesWith);
  const neighbours = productsIn(product.category).filter(
    (other) => other !== product && !chosen.includes(other),
  );
  return [...chosen, ...neighbours].slice(0, COMPANIONS);
}

/** The variant with these parts, if the shop makes it. */
export function variantOf(slug: string, colourCode: string, size: string): Variant | undefined {
  const product = productBySlug.get(slug);
  const colour = product?.colours.find(({ code }) => code === colourCode);
  if (!product || !colour || !product.sizes.includes(size)) return undefined;
  return { product, colour, size };
}
