import { IconMessageOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationQuery } from '../api/conversations';
import { ProblemError } from '../api/http';
import { Empty } from '../ui/Empty';
import { Failed } from '../ui/Failed';
import { usePart } from '../ui/store';
import classes from './Conversation.module.css';
import { Composer } from './composer/Composer';
import { ContextPanel } from './context/ContextPanel';
import { useContextShown } from './context/useContextShown';
import type { View } from './list/views';
import { ConversationHead } from './thread/ConversationHead';
import { Thread } from './thread/Thread';
import { useDesk } from './useDesk';

/** One conversation: who it is, what was said, where one answers, and what is known of the shopper. */
export function Conversation({ id, view }: { id: string; view: View }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const facts = useQuery(conversationQuery(id));
  const item = usePart(desk.work, (work) => work.get(id)) ?? facts.data?.item;
  const latest = useRef(item);
  latest.current = item;
  const context = useContextShown();

  const known = item !== undefined;
  useEffect(() => {
    const row = known ? latest.current : undefined;
    if (row) desk.threads.open(id, row.version, row.readUpTo);
  }, [desk, id, known]);
  // A row that the list does not hold (an old closed one, opened by its address) is kept from here on.
  const read = facts.data?.item;
  useEffect(() => {
    if (read) desk.learn([read]);
  }, [desk, read]);

  const gone =
    item === undefined && facts.error instanceof ProblemError && facts.error.problem.code === 'notFound';
  return (
    <section
      id="conversation"
      className={classes.conversation}
      data-context={context.shown && item !== undefined}
      tabIndex={-1}
      aria-label={t('thread.about')}
    >
      <div className={classes.column} data-empty={item === undefined}>
        {item && <ConversationHead item={item} view={view} context={context} />}
        {gone && (
          <Empty icon={IconMessageOff} title={t('thread.gone.title')} hint={t('thread.gone.hint')} alert />
        )}
        {!item && !gone && facts.error && <Failed error={facts.error} retry={() => void facts.refetch()} />}
        {item && <Thread item={item} />}
        {item && <Composer item={item} />}
      </div>
      {context.shown && item && <ContextPanel item={item} facts={facts} onClose={context.hide} />}
    </section>
  );
}
