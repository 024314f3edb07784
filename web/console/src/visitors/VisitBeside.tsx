import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { visitQuery } from '../api/visitors';
import { Part } from '../ui/Side';
import { CartList } from './CartList';
import { Trail } from './Trail';

/** A cart changes without a word to the desk; so old it may be beside a chat. */
const EVERY_MILLIS = 5_000;

/**
 * The cart and the pages of whoever one chats with; nothing where the shop tells nothing of its visitors.
 *
 * @param changed another text for each thing that happened: then it is read anew
 */
export function VisitBeside({ visitor, changed }: { visitor: string; changed: string }) {
  const { t } = useTranslation();
  const visit = useQuery({
    ...visitQuery(visitor),
    // Of whom nothing is known, nothing will be before they do something.
    refetchInterval: ({ state }) => (state.error ? false : EVERY_MILLIS),
  });
  const { refetch } = visit;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew for each change.
  useEffect(() => void refetch(), [changed, refetch]);
  if (!visit.data) return null;
  return (
    <>
      {visit.data.cart && (
        <Part title={t('visitors.panel.cart')}>
          <CartList cart={visit.data.cart} />
        </Part>
      )}
      <Part title={t('visitors.panel.trail')}>
        <Trail pages={visit.data.trail} />
      </Part>
    </>
  );
}
