import { categoryOf, productOf } from '../catalogue/catalogue';
import type { Category, Product } from '../catalogue/product';

/** What scripts on the page may read as `document.documentElement.dataset.pageKind`. */
export type PageKind = 'home' | 'category' | 'product' | 'cart' | 'checkout' | 'order' | 'search' | 'other';

export type Topic = 'delivery' | 'returns' | 'size-guide' | 'repairs' | 'contact';
const topics: readonly Topic[] = ['delivery', 'returns', 'size-guide', 'repairs', 'contact'];

export type Route =
  | { readonly name: 'home' }
  | { readonly name: 'category'; readonly category: Category }
  | { readonly name: 'product'; readonly product: Product; readonly colour: string | null }
  | { readonly name: 'search'; readonly query: string }
  | { readonly name: 'cart' }
  | { readonly name: 'checkout' }
  | { readonly name: 'order'; readonly number: string }
  | { readonly name: 'orders' }
  | { readonly name: 'information'; readonly topic: Topic }
  | { readonly name: 'not-found'; readonly path: string };

/** Which page an address asks for. Every address has one: the last resort says that nothing is there. */
export function routeOf(url: URL): Route {
  const parts = url.pathname.split('/').filter(Boolean).map(decoded);
  const [first = '', second = '', ...rest] = parts;
  const missing: Route = { name: 'not-found', path: url.pathname };
  if (rest.length > 0) return missing;
  if (second === '') return pageOf(first, url) ?? missing;
  if (first === 'category') {
    const category = categoryOf(second);
    return category ? { name: 'category', category } : missing;
  }
  if (first === 'product') {
    const product = productOf(second);
    return product ? { name: 'product', product, colour: url.searchParams.get('colour') } : missing;
  }
  return first === 'order' ? { name: 'order', number: second.toUpperCase() } : missing;
}

function pageOf(name: string, url: URL): Route | undefined {
  if (name === '') return { name: 'home' };
  if (name === 'cart' || name === 'checkout' || name === 'orders') return { name };
  if (name === 'search') return { name, query: url.searchParams.get('q') ?? '' };
  const topic = topics.find((known) => known === name);
  return topic && { name: 'information', topic };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
