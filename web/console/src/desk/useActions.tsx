import type { ProblemDetail, WorkItem } from '@shopbell/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { conversationQuery } from '../api/conversations';
import { nameOf } from '../ui/person';
import { problemText } from '../ui/problemText';
import { say, unsay } from '../ui/say';
import { UndoMessage } from '../ui/UndoMessage';
import { lastClosed } from './lastClosed';
import { isView, neighbour, onlooker, rowsOf } from './list/views';
import { useDesk } from './useDesk';
import { useReopeningNow } from './useReopening';

/** How long a close can be undone from the edge of the window; `Reopen` stays possible for ever. */
const UNDO_MILLIS = 8_000;

/** The notice of the conversation closed last; there is one at a time. */
const CLOSED = 'closed';

/** What can be done with a conversation, and what is said about it. */
export function useActions() {
  const { t } = useTranslation();
  const desk = useDesk();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const reopening = useReopeningNow();
  const { view = 'waiting' } = useParams({ strict: false });

  const tell = (problem: ProblemDetail | undefined) => {
    if (problem) say({ text: problemText(t, problem), failed: true });
    return problem === undefined;
  };
  const open = (conversation: string | undefined) =>
    conversation === undefined
      ? navigate({ to: '/$view', params: { view } })
      : navigate({ to: '/$view/$conversation', params: { view, conversation } });

  const take = async (item: WorkItem) => tell(await desk.take(item.conversation));
  const reopen = async (item: WorkItem) => {
    if (lastClosed.get()?.conversation === item.conversation) {
      lastClosed.set(undefined);
      unsay(CLOSED);
    }
    const refused = await desk.reopen(item.conversation);
    // What was known of the shopper's other conversations is out of date then.
    if (refused?.code === 'anotherIsOpen')
      void queries.invalidateQueries(conversationQuery(item.conversation));
    return tell(refused);
  };
  const undo = async (item: WorkItem) => {
    if (await reopen(item)) await open(item.conversation);
  };
  const close = async (item: WorkItem) => {
    const rows = isView(view) ? rowsOf(desk.work.get(), view, onlooker(desk.me.id, desk.staff.get())) : [];
    const next = neighbour(rows, item.conversation, 1) ?? neighbour(rows, item.conversation, -1);
    if (!tell(await desk.close(item.conversation))) return;
    lastClosed.set(item);
    const name = nameOf(item.shopper, (mark) => t('common.anonymous', { mark }));
    say({
      id: CLOSED,
      text: <UndoMessage text={t('desk.actions.closed', { name })} undo={() => void undo(item)} />,
      lastsMillis: UNDO_MILLIS,
    });
    const onPhone = window.matchMedia('(width < 768px)').matches;
    await open(onPhone || next?.conversation === item.conversation ? undefined : next?.conversation);
  };
  /** The one thing that can be done about the end of a conversation, as its head offers it. */
  const end = async (item: WorkItem) => {
    if (item.state === 'open') return close(item);
    const way = reopening(item);
    if (way.is === 'possible') await reopen(item);
    if (way.is === 'elsewhere')
      await navigate({
        to: '/$view/$conversation',
        params: { view: view === 'closed' ? 'open' : view, conversation: way.conversation },
      });
  };
  return { take, close, reopen, undo, end };
}
