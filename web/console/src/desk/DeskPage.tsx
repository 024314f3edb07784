import { IconMessages } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/Empty';
import { useTitle } from '../ui/useTitle';
import { Conversation } from './Conversation';
import classes from './DeskPage.module.css';
import { ListColumn } from './list/ListColumn';

/** The desk: the list of a view beside one conversation. On a phone one of them at a time. */
export function DeskPage() {
  const { t } = useTranslation();
  const { view } = useParams({ from: '/inside/$view' });
  const { conversation } = useParams({ strict: false });
  useTitle(t(`desk.views.${view}`));
  return (
    <main className={classes.desk} data-column={conversation === undefined ? 'list' : 'conversation'}>
      <ListColumn view={view} selected={conversation} />
      {conversation === undefined ? (
        <section
          id="conversation"
          className={classes.nothing}
          tabIndex={-1}
          aria-label={t('desk.empty.conversation.title')}
        >
          <Empty
            icon={IconMessages}
            title={t('desk.empty.conversation.title')}
            hint={t('desk.empty.conversation.hint')}
          />
        </section>
      ) : (
        <Conversation key={conversation} id={conversation} view={view} />
      )}
    </main>
  );
}
