import { ActionIcon, Button, Kbd, Tooltip } from '@mantine/core';
import type { WorkItem } from '@shopbell/protocol';
import {
  IconArrowForward,
  IconArrowLeft,
  IconCheck,
  IconHandStop,
  IconLayoutSidebarRight,
  IconRotate,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../ui/Avatar';
import { nameOf } from '../../ui/person';
import type { ContextShown } from '../context/useContextShown';
import { pageName } from '../list/pageName';
import type { View } from '../list/views';
import { When } from '../list/When';
import { useActions } from '../useActions';
import { useDesk } from '../useDesk';
import { useReopening } from '../useReopening';
import classes from './ConversationHead.module.css';

/** Who it is, and what can be done with the conversation. */
export function ConversationHead({
  item,
  view,
  context,
}: {
  item: WorkItem;
  view: View;
  context: ContextShown;
}) {
  const { t } = useTranslation();
  const desk = useDesk();
  const actions = useActions();
  const page = item.page && pageName(item.page);
  const mine = item.assignee?.id === desk.me.id;
  return (
    <header className={classes.head}>
      <Link to="/$view" params={{ view }} className={classes.back} aria-label={t('common.back')}>
        <IconArrowLeft size={20} stroke={1.75} />
      </Link>
      <Avatar author={item.shopper} />
      <div className={classes.who}>
        <h1 className={classes.name} dir="auto">
          {nameOf(item.shopper, (mark) => t('common.anonymous', { mark }))}
        </h1>
        <p className={classes.where} dir="auto">
          {item.assignee && !mine
            ? t('desk.list.takenBy', { name: item.assignee.name ?? '' })
            : (page ?? item.siteName)}
        </p>
      </div>
      {item.waitingSinceMicros !== undefined && item.state === 'open' && (
        <span className={classes.wait}>
          <When item={item} />
        </span>
      )}
      <div className={classes.actions}>
        {item.state === 'open' && !mine && (
          <Action
            keys="A"
            label={t('desk.actions.take')}
            hint={t('keys.take')}
            icon={<IconHandStop size={16} stroke={1.75} />}
            onClick={() => actions.take(item)}
          />
        )}
        {item.state === 'open' ? (
          <Action
            keys="E"
            label={t('desk.actions.close')}
            hint={t('keys.close')}
            icon={<IconCheck size={16} stroke={1.75} />}
            onClick={() => actions.close(item)}
          />
        ) : (
          <Reopen item={item} view={view} />
        )}
        <Tooltip label={<Hint text={t('keys.details')} keys="D" />}>
          <ActionIcon
            variant={context.shown ? 'light' : 'subtle'}
            color={context.shown ? 'accent' : 'gray'}
            size={36}
            onClick={context.toggle}
            aria-expanded={context.shown}
            aria-label={t('desk.actions.details')}
            data-details
          >
            <IconLayoutSidebarRight size={20} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}

/** The way on from a closed conversation; nothing where there is none. */
function Reopen({ item, view }: { item: WorkItem; view: View }) {
  const { t } = useTranslation();
  const actions = useActions();
  const reopening = useReopening(item);
  switch (reopening.is) {
    case 'erased':
      return null;
    case 'elsewhere':
      return (
        <Button
          variant="default"
          className={classes.action}
          leftSection={<IconArrowForward size={16} stroke={1.75} />}
          renderRoot={(props) => (
            <Link
              {...props}
              to="/$view/$conversation"
              params={{ view: view === 'closed' ? 'open' : view, conversation: reopening.conversation }}
              aria-keyshortcuts="e"
            />
          )}
        >
          {t('desk.actions.elsewhere')}
        </Button>
      );
    case 'possible':
      return (
        <Action
          keys="E"
          label={t('desk.actions.reopen')}
          hint={t('keys.reopen')}
          icon={<IconRotate size={16} stroke={1.75} />}
          onClick={() => actions.reopen(item)}
        />
      );
  }
}

interface ActionProps {
  keys: string;
  label: string;
  hint: string;
  icon: ReactNode;
  onClick: () => void;
}

function Action({ keys, label, hint, icon, onClick }: ActionProps) {
  return (
    <Tooltip label={<Hint text={hint} keys={keys} />}>
      <Button
        variant="default"
        className={classes.action}
        leftSection={icon}
        onClick={onClick}
        aria-keyshortcuts={keys.toLowerCase()}
      >
        {label}
      </Button>
    </Tooltip>
  );
}

function Hint({ text, keys }: { text: string; keys: string }) {
  return (
    <span className={classes.hint}>
      {text} <Kbd size="xs">{keys}</Kbd>
    </span>
  );
}
