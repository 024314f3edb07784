import { Button } from '@mantine/core';
import { MAX_CLOSED_WORK, type WorkItem } from '@shopbell/protocol';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CLOSED_PAGE, readClosed } from '../../api/conversations';
import { errorText } from '../../ui/problemText';
import { useDesk } from '../useDesk';
import classes from './Rows.module.css';

/** Below the closed rows that came by themselves: a step further back. */
export function OlderClosed({ rows }: { rows: readonly WorkItem[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [ended, setEnded] = useState(rows.length < MAX_CLOSED_WORK);
  const oldest = rows.at(-1)?.conversation;
  const read = useMutation({
    mutationFn: async (before: string) => {
      const items = await readClosed(before);
      desk.learn(items);
      setEnded(items.length < CLOSED_PAGE);
    },
  });
  if (ended || oldest === undefined) return null;
  return (
    <div className={classes.footer}>
      {read.error && <p role="alert">{errorText(t, read.error)}</p>}
      <Button variant="default" fullWidth loading={read.isPending} onClick={() => read.mutate(oldest)}>
        {t('desk.list.older')}
      </Button>
    </div>
  );
}
