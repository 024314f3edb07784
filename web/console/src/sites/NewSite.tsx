import { Button, Modal, TagsInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createSite } from '../api/sites';
import { sitesQuery } from '../api/team';
import { Notice } from '../ui/Notice';
import { errorText } from '../ui/problemText';
import classes from './Sites.module.css';

/** Adds a brand, and goes on to its settings. */
export function NewSite({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [origins, setOrigins] = useState<string[]>([]);
  const add = useMutation({
    mutationFn: () => createSite({ name, origins }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries(sitesQuery);
      await navigate({ to: '/sites/$site', params: { site: id } });
    },
  });
  const close = () => {
    onClose();
    add.reset();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('sites.addTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <p className={classes.quiet}>{t('sites.addHint')}</p>
        {add.error && <Notice failed>{errorText(t, add.error)}</Notice>}
        <TextInput
          label={t('sites.name')}
          description={t('sites.nameHint')}
          required
          withAsterisk={false}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TagsInput
          label={t('sites.origins')}
          description={t('sites.originsHint')}
          placeholder={origins.length ? '' : t('sites.originsPlaceholder')}
          acceptValueOnBlur
          splitChars={[',', ' ']}
          value={origins}
          onChange={setOrigins}
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('sites.add')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
