import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { visitQuery } from '../api/visitors';
import panel from '../desk/context/ContextPanel.module.css';
import { CartList } from './CartList';
import { Trail } from './Trail';

/**
 * The cart and the pages of whoever one chats with; nothing where the shop tells nothing of its visitors.
 *
 * @param changed another text for each thing that happened: then it is read anew
 */
export function VisitBeside({ visitor, changed }: { visitor: string; changed: string }) {
  const { t } = useTranslation();
  const visit = useQuery(visitQuery(visitor));
  const { refetch } = visit;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew for each change.
  useEffect(() => void refetch(), [changed, refetch]);
  if (!visit.data) return null;
  return (
    <>
      {visit.data.cart && (
        <section className={panel.section}>
          <h3 className={panel.title}>{t('visitors.panel.cart')}</h3>
          <CartList cart={visit.data.cart} />
        </section>
      )}
      <section className={panel.section}>
        <h3 className={panel.title}>{t('visitors.panel.trail')}</h3>
        <Trail pages={visit.data.trail} />
      </section>
    </>
  );
}
