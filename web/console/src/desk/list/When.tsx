import { VisuallyHidden } from '@mantine/core';
import type { WorkItem } from '@shopbell/protocol';
import { useTranslation } from 'react-i18next';
import { shortMoment, wholeMoment } from '../../ui/format';
import { useNowMillis } from '../../ui/useNow';
import classes from './When.module.css';
import { waitSince } from './wait';

/** How long somebody waits; where nobody does, when it last moved. */
export function When({ item }: { item: WorkItem }) {
  const moved = item.closedAtMicros ?? item.lastLine?.atMicros ?? item.openedAtMicros;
  if (item.state === 'open' && item.waitingSinceMicros !== undefined)
    return <WaitClock since={item.waitingSinceMicros} />;
  return (
    <time
      className={classes.moved}
      dateTime={new Date(moved / 1000).toISOString()}
      title={wholeMoment(moved)}
    >
      {shortMoment(moved)}
    </time>
  );
}

function WaitClock({ since }: { since: number }) {
  const { t } = useTranslation();
  const { minutes, urgency } = waitSince(since, useNowMillis());
  const hours = Math.floor(minutes / 60);
  return (
    <span className={classes.wait} data-urgency={urgency} title={wholeMoment(since)}>
      <span aria-hidden>
        {hours > 0 ? t('desk.list.hours', { count: hours }) : t('desk.list.minutes', { count: minutes })}
      </span>
      <VisuallyHidden>
        {t('desk.list.waits', { count: minutes })} {t(`desk.list.urgency.${urgency}`)}
      </VisuallyHidden>
    </span>
  );
}
