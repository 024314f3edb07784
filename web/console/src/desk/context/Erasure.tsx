import { Button } from '@mantine/core';
import type { WorkItem } from '@shopbell/protocol';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eraseWords } from '../../api/conversations';
import { surveyQuery } from '../../api/survey';
import { Confirm } from '../../ui/Confirm';
import { nameOf } from '../../ui/person';
import { Part } from '../../ui/Side';
import { say } from '../../ui/say';
import { useErased } from '../thread/useErased';
import classes from './ContextPanel.module.css';

/** The way for administrators to delete all that was said, where a shopper asks for it by other means. */
export function Erasure({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const erased = useErased(item.conversation);
  const [asked, setAsked] = useState(false);
  const name = nameOf(item.shopper, (mark) => t('common.anonymous', { mark }));
  const erasing = useMutation({
    mutationFn: () => eraseWords(item.conversation),
    onSuccess: () => {
      setAsked(false);
      say({ text: t('desk.erase.done', { name }) });
      return queries.invalidateQueries(surveyQuery(item.conversation));
    },
  });
  if (erased) return null;
  return (
    <Part title={t('desk.erase.title')}>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconTrash size={16} stroke={1.75} />}
        onClick={() => setAsked(true)}
      >
        {t('desk.erase.action')}
      </Button>
      <Confirm
        opened={asked}
        title={t('desk.erase.ask', { name })}
        hint={
          <>
            <p className={classes.hint}>{t('desk.erase.goes')}</p>
            <p className={classes.hint}>{t('desk.erase.stays')}</p>
            <p className={classes.hint}>{t('desk.erase.forGood')}</p>
          </>
        }
        action={t('desk.erase.action')}
        running={erasing}
        onClose={() => setAsked(false)}
      />
    </Part>
  );
}
