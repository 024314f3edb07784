import { VisuallyHidden } from '@mantine/core';
import type { WorkItem } from '@shopbell/protocol';
import { IconCheck, IconWorld } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../ui/Avatar';
import { nameOf } from '../../ui/person';
import { isPictureName } from '../files/fileFacts';
import { useDesk } from '../useDesk';
import { pageName } from './pageName';
import classes from './Row.module.css';
import type { View } from './views';
import { When } from './When';
import { isUnread } from './workList';

interface RowProps {
  item: WorkItem;
  view: View;
  selected: boolean;
  inTabOrder: boolean;
  showSite: boolean;
  onFocus: (conversation: string) => void;
}

/** What one must know of a conversation to decide where to look next. */
export const Row = memo(function Row({ item, view, selected, inTabOrder, showSite, onFocus }: RowProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const name = nameOf(item.shopper, (mark) => t('common.anonymous', { mark }));
  const unread = isUnread(item);
  const page = item.page && pageName(item.page);
  const { assignee } = item;
  return (
    <Link
      to="/$view/$conversation"
      params={{ view, conversation: item.conversation }}
      className={classes.row}
      data-conversation={item.conversation}
      data-selected={selected}
      data-unread={unread}
      aria-current={selected || undefined}
      tabIndex={inTabOrder ? 0 : -1}
      onFocus={() => onFocus(item.conversation)}
    >
      <Avatar author={item.shopper} size={40} />
      <span className={classes.words}>
        <span className={classes.first}>
          {unread && <VisuallyHidden>{t('desk.list.unread')}: </VisuallyHidden>}
          <span className={classes.name} dir="auto">
            {name}
          </span>
          <When item={item} />
        </span>
        <span className={classes.line} dir="auto">
          <LastWords item={item} />
        </span>
        <span className={classes.marks}>
          {showSite && <span className={classes.chip}>{item.siteName}</span>}
          {page && (
            <span className={classes.chip}>
              <IconWorld size={12} stroke={1.75} aria-hidden />
              <span className={classes.page} dir="auto">
                {page}
              </span>
            </span>
          )}
          {assignee && (
            <span className={classes.assignee}>
              <IconCheck size={12} stroke={1.75} aria-hidden />
              <VisuallyHidden>
                {assignee.id === desk.me.id
                  ? t('desk.list.takenByYou')
                  : t('desk.list.takenBy', { name: assignee.name ?? '' })}
              </VisuallyHidden>
              <span aria-hidden>{assignee.id === desk.me.id ? t('thread.you') : assignee.name}</span>
            </span>
          )}
        </span>
      </span>
    </Link>
  );
});

function fileWords(t: TFunction, name: string): string {
  if (isPictureName(name)) return t('files.inList.picture');
  return name === '' ? t('files.unnamed') : t('files.inList.file', { name });
}

function LastWords({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const line = item.lastLine;
  if (line === undefined) return t(item.state === 'closed' ? 'desk.list.nothing' : 'desk.list.noLine');
  const text = line.kind === 'file' ? fileWords(t, line.text) : line.text;
  if (line.kind === 'note') return t('desk.list.note', { text });
  return line.by === 'staff' ? t('desk.list.staff', { text }) : text;
}
