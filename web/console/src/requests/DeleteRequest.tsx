import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteRequest, type ShopRequest } from '../api/requests';
import { Confirm } from '../ui/Confirm';
import { IconButton } from '../ui/IconButton';
import { say } from '../ui/say';

/** The way for administrators to delete what somebody left, where they ask for it. */
export function DeleteRequest({ request: { id, number } }: { request: ShopRequest }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const deleting = useMutation({
    mutationFn: () => deleteRequest(id),
    onSuccess: () => {
      setAsked(false);
      say({ text: t('requests.delete.done', { number }) });
      return queries.invalidateQueries({ queryKey: ['requests'] });
    },
  });
  return (
    <>
      <IconButton
        icon={IconTrash}
        label={t('requests.delete.label', { number })}
        onClick={() => setAsked(true)}
      />
      <Confirm
        opened={asked}
        title={t('requests.delete.ask', { number })}
        hint={t('requests.delete.hint')}
        action={t('requests.delete.action')}
        running={deleting}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
