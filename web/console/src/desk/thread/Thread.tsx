import { Button } from '@mantine/core';
import type { WorkItem } from '@shopbell/protocol';
import { IconArrowDown } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../ui/person';
import { Day } from './Day';
import { Group } from './Group';
import { Older } from './Older';
import { newLineCount } from './reading';
import classes from './Thread.module.css';
import { ThreadEvent } from './ThreadEvent';
import { ThreadSkeleton } from './ThreadSkeleton';
import { TypingLine } from './TypingLine';
import type { ThreadItem } from './threadItems';
import { useOpenAtMark } from './useOpenAtMark';
import { useReading } from './useReading';
import { useStickToEnd } from './useStickToEnd';
import { useThread } from './useThread';

/** What was said, oldest first, with its end in sight unless its reader has scrolled up. */
export function Thread({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const viewport = useRef<HTMLDivElement>(null);
  const { atEnd, toEnd, followEnd } = useStickToEnd(viewport);
  const reading = useReading(item, atEnd);
  const { entries, items, loaded } = useThread(item, reading.firstUnread);
  const name = nameOf(item.shopper, (mark) => t('common.anonymous', { mark }));
  const below = atEnd ? 0 : newLineCount(reading.readUpTo, entries);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something is drawn, above or below.
  useLayoutEffect(followEnd, [items, followEnd]);
  useOpenAtMark(viewport, reading.firstUnread);

  return (
    <div className={classes.frame}>
      <section
        ref={viewport}
        className={classes.viewport}
        aria-label={t('thread.label', { name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
      >
        <div className={classes.items}>
          {!loaded && <ThreadSkeleton />}
          {loaded && <Older conversation={item.conversation} viewport={viewport} />}
          {items.map((shown) => (
            <Item key={shown.key} item={shown} />
          ))}
          <TypingLine conversation={item.conversation} />
        </div>
      </section>
      {!atEnd && (
        <Button
          className={classes.toEnd}
          size="compact-sm"
          variant={below > 0 ? 'filled' : 'default'}
          leftSection={<IconArrowDown size={14} stroke={1.75} />}
          onClick={toEnd}
        >
          {below > 0 ? t('thread.newLines', { count: below }) : t('thread.toEnd')}
        </Button>
      )}
    </div>
  );
}

function Item({ item }: { item: ThreadItem }) {
  const { t } = useTranslation();
  switch (item.kind) {
    case 'day':
      return <Day atMicros={item.atMicros} />;
    case 'unread':
      return (
        <p className={classes.unread} data-unread-mark>
          <span>{t('thread.unread')}</span>
        </p>
      );
    case 'event':
      return <ThreadEvent entry={item.entry} />;
    case 'group':
      return <Group side={item.side} author={item.author} lines={item.lines} />;
  }
}
