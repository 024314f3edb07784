import { Button, Modal, Skeleton, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AddedKey,
  addIdentityKey,
  type IdentityKey,
  identityKeysQuery,
  type KeyUse,
  revokeIdentityKey,
} from '../../api/identity';
import { Choice } from '../../ui/Choice';
import { CopyField } from '../../ui/CopyField';
import { Failed } from '../../ui/Failed';
import { dayAndTimeOf } from '../../ui/format';
import { Notice } from '../../ui/Notice';
import { errorText } from '../../ui/problemText';
import type { SectionProps } from '../sections';
import classes from './Identity.module.css';

const USES: readonly KeyUse[] = ['hs256', 'rs256', 'hash'];

/** The keys by which the shop proves who its people are. What is done here holds at once; it is no part of the draft. */
export function IdentitySection({ site }: SectionProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const keys = useQuery(identityKeysQuery(site.id));
  const [use, setUse] = useState<KeyUse>('hs256');
  const [publicKey, setPublicKey] = useState('');
  const [revoking, setRevoking] = useState<IdentityKey>();
  const read = () => queries.invalidateQueries(identityKeysQuery(site.id));

  const add = useMutation({
    mutationFn: () => addIdentityKey(site.id, use, use === 'rs256' ? publicKey : undefined),
    onSuccess: async () => {
      setPublicKey('');
      await read();
    },
  });
  const revoke = useMutation({
    mutationFn: (kid: string) => revokeIdentityKey(site.id, kid),
    onSuccess: async () => {
      setRevoking(undefined);
      await read();
    },
  });

  return (
    <>
      <p className={classes.quiet}>{t('identity.hint')}</p>
      {keys.isPending && <Skeleton height={60} />}
      {keys.isError && <Failed error={keys.error} retry={() => void keys.refetch()} />}
      {keys.data && (
        <section aria-label={t('identity.keys')}>
          {keys.data.length === 0 ? (
            <p className={classes.quiet}>{t('identity.none')}</p>
          ) : (
            <ul className={classes.keys}>
              {keys.data.map((key) => (
                <li key={key.kid} className={classes.key}>
                  <span className={classes.name}>
                    <span>{t(`identity.use.${key.use}`)}</span>
                    <code>{key.kid}</code>
                  </span>
                  <span className={classes.quiet}>
                    {t('identity.made', { at: dayAndTimeOf(key.createdAtMicros) })}
                  </span>
                  <Button
                    variant="default"
                    size="compact-sm"
                    onClick={() => setRevoking(key)}
                    aria-label={t('identity.revokeOne', { kid: key.kid })}
                  >
                    {t('identity.revoke')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      {add.data && <NewKey added={add.data} audience={site.key} />}
      <Choice
        label={t('identity.add')}
        hint={t(`identity.about.${use}`)}
        value={use}
        options={USES.map((value) => ({ value, label: t(`identity.use.${value}`) }))}
        onChange={(next) => {
          setUse(next);
          add.reset();
        }}
      />
      {use === 'rs256' && (
        <Textarea
          label={t('identity.publicKey')}
          placeholder="-----BEGIN PUBLIC KEY-----"
          autosize
          minRows={4}
          maxRows={12}
          classNames={{ input: classes.pem ?? '' }}
          value={publicKey}
          onChange={(event) => setPublicKey(event.currentTarget.value)}
        />
      )}
      {add.error && <Notice failed>{errorText(t, add.error)}</Notice>}
      <Button
        type="button"
        style={{ justifySelf: 'start' }}
        loading={add.isPending}
        disabled={use === 'rs256' && publicKey.trim() === ''}
        onClick={() => add.mutate()}
      >
        {t(use === 'rs256' ? 'identity.take' : 'identity.make')}
      </Button>
      <Modal
        opened={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        title={t('identity.revoking.title')}
        withCloseButton={false}
      >
        <p className={classes.quiet}>{t('identity.revoking.text')}</p>
        {revoke.error && <Notice failed>{errorText(t, revoke.error)}</Notice>}
        <div className={classes.buttons}>
          <Button type="button" variant="default" data-autofocus onClick={() => setRevoking(undefined)}>
            {t('identity.revoking.keep')}
          </Button>
          <Button
            type="button"
            color="red"
            loading={revoke.isPending}
            onClick={() => revoking && revoke.mutate(revoking.kid)}
          >
            {t('identity.revoke')}
          </Button>
        </div>
      </Modal>
    </>
  );
}

/** What the shop's server needs of a new key. The secret cannot be had again. */
function NewKey({ added, audience }: { added: AddedKey; audience: string }) {
  const { t } = useTranslation();
  const isToken = added.key.use !== 'hash';
  return (
    <div className={classes.added} role="status">
      {added.secret && (
        <>
          <Notice>{t('identity.once')}</Notice>
          <span>{t('identity.secret')}</span>
          <CopyField label={t('identity.secret')} text={added.secret} />
        </>
      )}
      {isToken && (
        <>
          <span>{t('identity.kid')}</span>
          <CopyField label={t('identity.kid')} text={added.key.kid} />
          <span>{t('identity.audience')}</span>
          <CopyField label={t('identity.audience')} text={audience} />
        </>
      )}
    </div>
  );
}
