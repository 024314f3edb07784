import { useTranslation } from 'react-i18next';
import type { ShopRequest } from '../api/requests';
import { shortMoment } from '../ui/format';

/** Who is at work on a request, or when it was done. */
export function Standing({ request, mine }: { request: ShopRequest; mine: boolean }) {
  const { t } = useTranslation();
  const { state, owner, changedAtMicros } = request;
  const name = owner?.name ?? t('requests.state.somebody');
  if (state === 'open') return t('requests.state.open');
  if (state === 'taken') return mine ? t('requests.state.mine') : t('requests.state.taken', { name });
  const when = shortMoment(changedAtMicros);
  return owner ? t('requests.state.doneBy', { when, name }) : t('requests.state.done', { when });
}
