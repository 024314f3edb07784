import { Button } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../ui/problemText';
import { usePart } from '../../ui/store';
import { useDesk } from '../useDesk';
import classes from './Thread.module.css';
import type { ShownLine } from './threadItems';

/** What became of a line of ours. A sent one is quiet: only the newest says so (by its style sheet). */
export function SendState({ line }: { line: ShownLine }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const live = usePart(desk.line, ({ state }) => state === 'live');
  const icon = { size: 12, stroke: 1.75, 'aria-hidden': true } as const;
  switch (line.state) {
    case 'sent':
      return (
        <span className={classes.sent}>
          <IconCheck {...icon} /> {t('thread.state.sent')}
        </span>
      );
    case 'sending':
      return (
        <span className={classes.state}>
          <IconClock {...icon} /> {t(live ? 'thread.state.sending' : 'thread.state.waiting')}
        </span>
      );
    case 'failed':
      return (
        <span className={classes.failed} role="alert">
          <IconAlertCircle {...icon} />
          <span>
            {t('thread.state.failed')}. {line.problem && problemText(t, line.problem)}
          </span>
          <Button size="compact-xs" variant="default" onClick={() => desk.retry(line.key)}>
            {t('thread.retry')}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => desk.discard(line.key)}>
            {t('thread.discard')}
          </Button>
        </span>
      );
  }
}
