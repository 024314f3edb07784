import { ActionIcon, Skeleton } from '@mantine/core';
import type { WorkItem } from '@shopbell/protocol';
import { IconExternalLink, IconX } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConversationAnswer } from '../../api/answers';
import { Avatar } from '../../ui/Avatar';
import { dayAndTimeOf, languageName } from '../../ui/format';
import { nameOf } from '../../ui/person';
import { errorText } from '../../ui/problemText';
import { VisitBeside } from '../../visitors/VisitBeside';
import { pageName } from '../list/pageName';
import { useDesk } from '../useDesk';
import classes from './ContextPanel.module.css';
import { Earlier } from './Earlier';
import { safeHref } from './facts';
import { Who } from './Who';

interface ContextPanelProps {
  item: WorkItem;
  facts: UseQueryResult<ConversationAnswer>;
  onClose: () => void;
}

/** What is known of the shopper. */
export function ContextPanel({ item, facts, onClose }: ContextPanelProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const shopper = facts.data?.shopper;
  const page = item.page ?? shopper?.page;
  const href = page && safeHref(page.url);
  const assignee = item.assignee;
  return (
    <aside className={classes.panel} aria-label={t('desk.context.label')}>
      <div className={classes.who}>
        <Avatar author={item.shopper} size={40} />
        <h2 className={classes.name} dir="auto">
          {nameOf(item.shopper, (mark) => t('common.anonymous', { mark }))}
        </h2>
        <ActionIcon
          className={classes.close}
          variant="subtle"
          color="gray"
          size={36}
          onClick={onClose}
          aria-label={t('desk.context.closePanel')}
        >
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      </div>
      {facts.data?.person && <Who person={facts.data.person} />}
      <section className={classes.section}>
        <h3 className={classes.title}>{t('desk.context.page')}</h3>
        {page ? (
          <div className={classes.page}>
            <p dir="auto">{pageName(page) ?? t('desk.context.noPage')}</p>
            {href && (
              <a href={href} target="_blank" rel="noopener noreferrer nofollow" className={classes.address}>
                <bdi>{page.url}</bdi>
                <IconExternalLink size={14} stroke={1.75} aria-hidden />
              </a>
            )}
          </div>
        ) : (
          <p className={classes.quiet}>{t('desk.context.noPage')}</p>
        )}
      </section>
      {shopper && <VisitBeside visitor={shopper.visitor} changed={`${item.pageAtMicros} ${item.version}`} />}
      <section className={classes.section}>
        <h3 className={classes.title}>{t('desk.context.facts')}</h3>
        <dl className={classes.facts}>
          <Fact name={t('desk.context.site')}>{item.siteName}</Fact>
          <Fact name={t('desk.context.opened')}>{dayAndTimeOf(item.openedAtMicros)}</Fact>
          <Fact name={t('desk.context.assignee')}>
            {assignee === undefined
              ? t('desk.context.nobody')
              : assignee.id === desk.me.id
                ? t('thread.you')
                : assignee.name}
          </Fact>
          {facts.isPending && <Skeleton height={60} style={{ gridColumn: '1 / -1' }} />}
          {shopper && (
            <>
              <Fact name={t('desk.context.firstSeen')}>{dayAndTimeOf(shopper.firstSeenMicros)}</Fact>
              <Fact name={t('desk.context.visits')}>
                {t('desk.context.visits_count', { count: shopper.visits })}
              </Fact>
              {shopper.browser && <Fact name={t('desk.context.browser')}>{shopper.browser}</Fact>}
              {shopper.language && (
                <Fact name={t('desk.context.language')}>{languageName(shopper.language)}</Fact>
              )}
            </>
          )}
        </dl>
        {facts.error && <p className={classes.quiet}>{errorText(t, facts.error)}</p>}
      </section>
      {shopper && <Earlier earlier={shopper.earlier} current={item.conversation} />}
    </aside>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </>
  );
}
