import { ActionIcon, Skeleton } from '@mantine/core';
import type { WorkItem } from '@shopbell/protocol';
import { IconX } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConversationAnswer } from '../../api/answers';
import { Avatar } from '../../ui/Avatar';
import { dayAndTimeOf, languageName } from '../../ui/format';
import { nameOf } from '../../ui/person';
import { errorText } from '../../ui/problemText';
import { Fact, Facts, PageOfShop, Part, SideName, SidePanel } from '../../ui/Side';
import { VisitBeside } from '../../visitors/VisitBeside';
import { pageName } from '../list/pageName';
import { useDesk } from '../useDesk';
import classes from './ContextPanel.module.css';
import { Earlier } from './Earlier';
import { Erasure } from './Erasure';
import { InvitedBy } from './InvitedBy';
import { SurveyBeside } from './SurveyBeside';
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
  const assignee = item.assignee;
  return (
    <SidePanel
      label={t('desk.context.label')}
      className={classes.panel}
      head={
        <>
          <Avatar author={item.shopper} size={40} />
          <SideName>{nameOf(item.shopper, (mark) => t('common.anonymous', { mark }))}</SideName>
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
        </>
      }
    >
      {facts.data?.person && <Who person={facts.data.person} />}
      <SurveyBeside item={item} />
      <Part title={t('desk.context.page')}>
        {page ? (
          <PageOfShop url={page.url}>{pageName(page) ?? t('desk.context.noPage')}</PageOfShop>
        ) : (
          <p className={classes.quiet}>{t('desk.context.noPage')}</p>
        )}
      </Part>
      <InvitedBy conversation={item.conversation} />
      {shopper && <VisitBeside visitor={shopper.visitor} changed={`${item.pageAtMicros} ${item.version}`} />}
      <Part title={t('desk.context.facts')}>
        <Facts>
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
              <Fact name={t('desk.context.browser')}>{shopper.browser}</Fact>
              <Fact name={t('desk.context.language')}>
                {shopper.language && languageName(shopper.language)}
              </Fact>
            </>
          )}
        </Facts>
        {facts.error && <p className={classes.quiet}>{errorText(t, facts.error)}</p>}
      </Part>
      {shopper && <Earlier earlier={shopper.earlier} current={item.conversation} />}
      {desk.me.role === 'administrator' && <Erasure item={item} />}
    </SidePanel>
  );
}
