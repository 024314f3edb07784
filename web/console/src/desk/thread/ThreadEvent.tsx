import type { Entry } from '@shopbell/protocol';
import { useTranslation } from 'react-i18next';
import { timeOfDay, wholeMoment } from '../../ui/format';
import { useDesk } from '../useDesk';
import classes from './Thread.module.css';

/** Something that happened to the conversation. */
export function ThreadEvent({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { kind, author } = entry;
  const name = author.name ?? t('common.product');
  const by = author.id === desk.me.id ? 'ByYou' : author.kind === 'system' ? 'BySystem' : '';
  const words = () => {
    switch (kind) {
      case 'taken':
        return by === 'ByYou' ? t('thread.event.takenByYou') : t('thread.event.taken', { name });
      case 'invited':
        return t(
          by === 'ByYou'
            ? 'thread.event.invitedByYou'
            : by
              ? 'thread.event.invitedByRule'
              : 'thread.event.invited',
          { name, text: entry.text ?? '' },
        );
      case 'closed':
        return t(`thread.event.closed${by}`, { name });
      case 'reopened':
        return t(`thread.event.reopened${by}`, { name });
      case 'erased':
        return author.kind === 'shopper'
          ? t('thread.event.erasedByShopper')
          : t(`thread.event.erased${by}`, { name });
      default:
        return t('thread.event.opened');
    }
  };
  return (
    <p className={classes.event} data-entry={entry.number}>
      {words()} · <time title={wholeMoment(entry.atMicros)}>{timeOfDay(entry.atMicros)}</time>
    </p>
  );
}
