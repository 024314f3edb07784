import type { EcommerceEvent } from './ecommerce-events';

declare global {
  interface Window {
    dataLayer?: unknown[];
  }
}

/**
 * Tells one e-commerce event to whoever listens to the data layer. The object before is cleared first, because tag managers
 * merge successive pushes and would otherwise leak fields of one event into the next.
 */
export function tell(event: EcommerceEvent): void {
  window.dataLayer ??= [];
  window.dataLayer.push({ ecommerce: null }, event);
}
