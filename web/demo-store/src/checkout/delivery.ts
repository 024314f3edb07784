import { euro, type Money } from '../money';

export interface DeliveryMethod {
  readonly code: string;
  readonly name: string;
  readonly promise: string;
  readonly price: Money;
  /** Days from dispatch to the door, at most. */
  readonly days: number;
  /** Whether a large order rides free. */
  readonly freeAbove?: Money;
}

export const FREE_DELIVERY_ABOVE = euro(10000);

const standard: DeliveryMethod = {
  code: 'standard',
  name: 'Standard',
  promise: '2 to 4 working days',
  price: euro(495),
  days: 4,
  freeAbove: FREE_DELIVERY_ABOVE,
};

export const deliveryMethods: readonly [DeliveryMethod, ...DeliveryMethod[]] = [
  standard,
  {
    code: 'express',
    name: 'Express',
    promise: 'Next working day if ordered by 14:00',
    price: euro(1195),
    days: 1,
  },
  {
    code: 'pick-up',
    name: 'Pick-up point',
    promise: '2 to 4 working days, kept for 7 days',
    price: euro(350),
    days: 4,
    freeAbove: FREE_DELIVERY_ABOVE,
  },
];

export function deliveryMethod(code: string): DeliveryMethod {
  return deliveryMethods.find((method) => method.code === code) ?? standard;
}

export function deliveryPrice(method: DeliveryMethod, goods: Money): Money {
  return method.freeAbove && goods.minor >= method.freeAbove.minor ? euro(0) : method.price;
}

export const countries: readonly {
  readonly code: string;
  readonly name: string;
  readonly postcode: RegExp;
}[] = [
  { code: 'IE', name: 'Ireland', postcode: /^[A-Z]\d[\dW] ?[A-Z\d]{4}$/i },
  { code: 'AT', name: 'Austria', postcode: /^\d{4}$/ },
  { code: 'BE', name: 'Belgium', postcode: /^\d{4}$/ },
  { code: 'DE', name: 'Germany', postcode: /^\d{5}$/ },
  { code: 'DK', name: 'Denmark', postcode: /^\d{4}$/ },
  { code: 'FR', name: 'France', postcode: /^\d{5}$/ },
  { code: 'NL', name: 'Netherlands', postcode: /^\d{4} ?[A-Z]{2}$/i },
  { code: 'SE', name: 'Sweden', postcode: /^\d{3} ?\d{2}$/ },
];

export function countryName(code: string): string {
  return countries.find((country) => country.code === code)?.name ?? code;
}
