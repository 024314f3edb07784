import { VisuallyHidden } from '@mantine/core';
import type { Author } from '@shopbell/protocol';
import { IconLock } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../ui/Avatar';
import { timeOfDay, wholeMoment } from '../../ui/format';
import { nameOf } from '../../ui/person';
import { FileCard } from '../files/FileCard';
import { useDesk } from '../useDesk';
import { LinkedText } from './LinkedText';
import { SendState } from './SendState';
import classes from './Thread.module.css';
import type { ShownLine, Side } from './threadItems';

interface GroupProps {
  side: Side;
  author: Author;
  lines: readonly ShownLine[];
}

/** Lines that one person wrote in one go. */
export const Group = memo(function Group({ side, author, lines }: GroupProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const mine = author.id === desk.me.id;
  const name = mine ? t('thread.you') : nameOf(author, (mark) => t('common.anonymous', { mark }));
  const first = lines[0];
  if (first === undefined) return null;
  return (
    <div className={classes.group} data-side={side}>
      {side === 'shopper' && <Avatar author={author} size={24} />}
      <div className={classes.lines}>
        <p className={classes.by}>
          {side === 'note' && <IconLock size={12} stroke={1.75} aria-hidden />}
          {side !== 'shopper' && !mine && <Avatar author={author} size={24} />}
          <span dir="auto">{name}</span>
          {side === 'note' && <span>· {t('thread.note')}</span>}
          <time dateTime={new Date(first.atMicros / 1000).toISOString()} title={wholeMoment(first.atMicros)}>
            {timeOfDay(first.atMicros)}
          </time>
        </p>
        {lines.map((line, index) => (
          <div key={line.key} className={classes.line} data-state={line.state} data-entry={line.number}>
            {line.isFile ? (
              <FileCard file={line.file} />
            ) : (
              <p className={classes.bubble} dir="auto">
                <LinkedText text={line.text} />
              </p>
            )}
            {index > 0 && (
              <time className={classes.time} title={wholeMoment(line.atMicros)}>
                <VisuallyHidden>{t('thread.at', { name, time: '' })}</VisuallyHidden>
                {timeOfDay(line.atMicros)}
              </time>
            )}
            {mine && <SendState line={line} />}
          </div>
        ))}
      </div>
    </div>
  );
});
