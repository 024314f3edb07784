import { Button, Skeleton } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Block, blocksQuery, lift } from '../../api/visitors';
import { Empty } from '../../ui/Empty';
import { Failed } from '../../ui/Failed';
import { dayAndTimeOf } from '../../ui/format';
import { Page } from '../../ui/Page';
import { errorText } from '../../ui/problemText';
import { say } from '../../ui/say';
import { useTitle } from '../../ui/useTitle';
import classes from './BlocksPage.module.css';

/** Who is kept off, since when and why; for supervisors. */
export function BlocksPage() {
  const { t } = useTranslation();
  const blocks = useQuery(blocksQuery);
  useTitle(t('visitors.block.listTitle'));
  return (
    <Page title={t('visitors.block.listTitle')} hint={t('visitors.block.listHint')}>
      {blocks.isPending && <Skeleton height={200} />}
      {blocks.isError && <Failed error={blocks.error} retry={() => void blocks.refetch()} />}
      {blocks.data?.length === 0 && <Empty icon={IconShieldCheck} title={t('visitors.block.none')} hint="" />}
      <ul className={classes.blocks}>
        {blocks.data?.map((block) => (
          <OneBlock key={block.id} block={block} />
        ))}
      </ul>
    </Page>
  );
}

function OneBlock({ block }: { block: Block }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const lifting = useMutation({
    mutationFn: () => lift(block.id),
    onSuccess: () => queries.invalidateQueries(blocksQuery),
    onError: (error) => say({ text: errorText(t, error), failed: true }),
  });
  return (
    <li className={classes.block} data-standing={block.isStanding}>
      <div className={classes.words}>
        <p className={classes.what}>
          <span className={classes.kind}>{t(`visitors.block.kind.${block.kind}`)}</span>{' '}
          <span className={classes.value}>{block.value}</span>
        </p>
        <p dir="auto">{block.reason}</p>
        <p className={classes.quiet}>
          {[
            t('visitors.block.by', { name: block.blockedByName, at: dayAndTimeOf(block.atMicros) }),
            block.liftedByName !== undefined &&
              t('visitors.block.lifted', {
                name: block.liftedByName,
                at: dayAndTimeOf(block.liftedAtMicros ?? 0),
              }),
            block.untilMicros !== undefined &&
              block.liftedByName === undefined &&
              t(block.isStanding ? 'visitors.block.ends' : 'visitors.block.ended', {
                at: dayAndTimeOf(block.untilMicros),
              }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {block.isStanding && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => lifting.mutate()}
          loading={lifting.isPending}
          aria-label={`${t('visitors.block.lift')}: ${block.value}`}
        >
          {t('visitors.block.lift')}
        </Button>
      )}
    </li>
  );
}
