import type { Cart, Product, VisitorRow } from '@shopbell/protocol';
import type { TFunction } from 'i18next';
import { pageName } from '../desk/list/pageName';
import { nameOf } from '../ui/person';

/** An amount in the reader's way of writing it; what is no currency is left out. */
export function money(amount: number, currency: string | undefined, reader?: string): string {
  try {
    if (currency !== undefined)
      return new Intl.NumberFormat(reader, { style: 'currency', currency }).format(amount);
  } catch {
    // Not a currency that this browser knows.
  }
  return new Intl.NumberFormat(reader, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(amount);
}

export function priceOf(product: Product): string | undefined {
  return product.price === undefined ? undefined : money(product.price, product.currency);
}

/** What a row calls a page: the product that it sells, else its title without the shop's name at the end. */
export function lookedAt(row: VisitorRow): string | undefined {
  if (row.product) return row.product.name;
  const name = pageName(row.page);
  const end = name?.match(/^(.+?)\s+[|·•–—-]\s+(\S.*)$/u);
  return end?.[1] && end[2] === row.siteName ? end[1] : name;
}

export function cartValue(cart: Cart | undefined): string | undefined {
  return cart === undefined || (cart.value === 0 && cart.items.length === 0)
    ? undefined
    : money(cart.value, cart.currency);
}

export function countryName(country: string, reader: string): string {
  try {
    return new Intl.DisplayNames(reader, { type: 'region' }).of(country) ?? country;
  } catch {
    return country;
  }
}

/** Where somebody is, as exactly as it is known; nothing where it is not. */
export function placeName(row: VisitorRow, reader: string): string | undefined {
  const country = row.country === undefined ? undefined : countryName(row.country, reader);
  return row.place === undefined ? country : [row.place, country].filter(Boolean).join(', ');
}

export function visitorName(row: VisitorRow, t: TFunction): string {
  return nameOf({ kind: 'shopper', id: row.visitor, ...(row.name ? { name: row.name } : {}) }, (mark) =>
    row.place === undefined ? t('visitors.someone', { mark }) : t('visitors.someoneIn', { place: row.place }),
  );
}

/** The host of the page that led here, or the campaign. */
export function sourceName(row: VisitorRow): string | undefined {
  const { campaign, referrer } = row;
  if (campaign !== undefined) {
    const words = [campaign.source, campaign.name].filter(Boolean).join(' · ');
    if (words !== '') return words;
  }
  try {
    return referrer === undefined ? undefined : new URL(referrer).host.replace(/^www\./, '');
  } catch {
    return undefined;
  }
}

/** How long ago, in words as short as a table can bear. */
export function spent(sinceMicros: number, nowMillis: number, t: TFunction): string {
  const minutes = Math.max(0, Math.floor((nowMillis - sinceMicros / 1000) / 60_000));
  return minutes < 60
    ? t('visitors.minutes', { count: minutes })
    : t('visitors.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
