import type { Cart } from '@shopbell/protocol';
import { useTranslation } from 'react-i18next';
import { money } from './facts';
import classes from './Lists.module.css';

/** What lies in a shopper's cart. */
export function CartList({ cart }: { cart: Cart | undefined }) {
  const { t } = useTranslation();
  if (cart === undefined) return <p className={classes.quiet}>{t('visitors.panel.noCart')}</p>;
  if (cart.value === 0 && cart.items.length === 0)
    return <p className={classes.quiet}>{t('visitors.panel.emptyCart')}</p>;
  return (
    <>
      <ul className={classes.list}>
        {cart.items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cart may hold the same thing twice.
          <li key={`${item.id ?? item.name} ${at}`} className={classes.item}>
            <span className={classes.words} dir="auto">
              {item.quantity > 1 && `${item.quantity} × `}
              {item.name}
            </span>
            {item.price !== undefined && <span>{money(item.price * item.quantity, cart.currency)}</span>}
          </li>
        ))}
      </ul>
      <p className={classes.total}>
        <span>{t('visitors.panel.total')}</span>
        <span>{money(cart.value, cart.currency)}</span>
      </p>
    </>
  );
}
