import { ActionIcon, Button, FileButton, SegmentedControl, Textarea } from '@mantine/core';
import { MAX_TEXT, type WorkItem } from '@shopbell/protocol';
import { IconLock, IconPaperclip, IconRotate, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationQuery } from '../../api/conversations';
import { settings } from '../../settings/settings';
import { count } from '../../ui/format';
import { nameOf } from '../../ui/person';
import { say } from '../../ui/say';
import { usePart, useStore } from '../../ui/store';
import { PendingFiles } from '../files/PendingFiles';
import { useActions } from '../useActions';
import { useDesk } from '../useDesk';
import { useReopening } from '../useReopening';
import classes from './Composer.module.css';
import { LeftByMail } from './LeftByMail';
import { useDraft } from './useDraft';

/** From this many characters before the end on, the writer is told how many are left. */
const TELL_BELOW = 200;

/** Where one answers, or writes a note that only the team sees. Always at the same place, never taller than half the thread. */
export function Composer({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { enterSends } = useStore(settings);
  const down = usePart(desk.line, (line) => line.state !== 'live' && line.wasLive);
  const { draft, write, setMode } = useDraft(item.conversation);
  const note = draft.mode === 'note';
  const text = draft[draft.mode];
  const left = MAX_TEXT - text.length;
  const sendable = text.trim() !== '' && left >= 0;
  const name = nameOf(item.shopper, (mark) => t('common.anonymous', { mark }));

  const [dropping, setDropping] = useState(false);
  const closed = item.state === 'closed';
  const allowed = useQuery(conversationQuery(item.conversation)).data?.files;
  const attach = (files: Iterable<File>) => {
    if (allowed?.allowed === false) say({ text: t('files.none'), id: 'no-files', failed: true });
    else desk.uploads.add(item.conversation, files);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    attach(event.clipboardData.files);
  };
  const onDrag = (event: DragEvent) => {
    if (closed || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setDropping(true);
  };
  const onDrop = (event: DragEvent) => {
    setDropping(false);
    if (closed) return;
    event.preventDefault();
    attach(event.dataTransfer.files);
  };
  const send = () => {
    if (!sendable) return;
    desk.say(item.conversation, draft.mode, text.trim());
    write('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') (event.target as HTMLElement).blur();
    // Some input methods take Enter to choose a word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    if (!enterSends && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    send();
  };

  return (
    <div className={classes.composer} data-note={note}>
      <LeftByMail conversation={item.conversation} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of three; the button is for all. */}
      <div
        className={classes.card}
        data-dropping={dropping}
        onDragEnter={onDrag}
        onDragOver={onDrag}
        onDragLeave={() => setDropping(false)}
        onDrop={onDrop}
      >
        <PendingFiles conversation={item.conversation} />
        {closed ? (
          <Closed item={item} />
        ) : (
          <Textarea
            data-composer
            variant="unstyled"
            autosize
            minRows={2}
            maxRows={10}
            dir="auto"
            aria-label={t(note ? 'thread.composer.noteLabel' : 'thread.composer.label', { name })}
            placeholder={t(note ? 'thread.composer.noteHint' : 'thread.composer.answerHint')}
            value={text}
            onChange={(event) => write(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            classNames={{ input: classes.input }}
          />
        )}
        {!closed && (
          <div className={classes.foot}>
            <SegmentedControl
              size="xs"
              aria-label={t('thread.composer.mode')}
              value={draft.mode}
              onChange={(mode) => setMode(mode === 'note' ? 'note' : 'line')}
              // Who clicks goes on to write; who chooses by the keyboard (a click without a count) stays here.
              onClick={({ detail }) =>
                detail > 0 && document.querySelector<HTMLElement>('[data-composer]')?.focus()
              }
              data={[
                { value: 'line', label: t('thread.composer.answer') },
                { value: 'note', label: t('thread.composer.note') },
              ]}
            />
            {allowed?.allowed !== false && (
              <FileButton
                multiple
                {...(allowed?.kinds.includes('document') === false ? { accept: 'image/*' } : {})}
                onChange={attach}
              >
                {(props) => (
                  <ActionIcon
                    {...props}
                    variant="subtle"
                    color="gray"
                    size="md"
                    aria-label={t('files.attach')}
                    title={t('files.attach')}
                  >
                    <IconPaperclip size={16} stroke={1.75} />
                  </ActionIcon>
                )}
              </FileButton>
            )}
            <span className={classes.hint} data-down={down}>
              {dropping
                ? t('files.drop')
                : down
                  ? t('thread.composer.offline')
                  : t(enterSends ? 'thread.composer.sendKeys' : 'thread.composer.sendKeysOther')}
            </span>
            {left < TELL_BELOW && (
              <span className={classes.left} data-over={left < 0} role="status">
                {left < 0
                  ? t('thread.composer.tooLong', { over: count(-left) })
                  : t('thread.composer.left', { left: count(left) })}
              </span>
            )}
            <Button
              size="compact-md"
              disabled={!sendable}
              leftSection={note ? <IconLock size={14} stroke={1.75} /> : <IconSend size={14} stroke={1.75} />}
              onClick={send}
            >
              {t(note ? 'thread.composer.saveNote' : 'thread.composer.send')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** Says that the conversation is over, and what can be done about it. */
function Closed({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const actions = useActions();
  const reopening = useReopening(item);
  return (
    <div className={classes.closed}>
      <span>{t(`thread.composer.over.${reopening.is}`)}</span>
      {reopening.is === 'elsewhere' && (
        <Link to="/$view/$conversation" params={{ view: 'open', conversation: reopening.conversation }}>
          {t('desk.actions.elsewhere')}
        </Link>
      )}
      {reopening.is === 'possible' && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconRotate size={14} stroke={1.75} />}
          onClick={() => actions.reopen(item)}
        >
          {t('desk.actions.reopen')}
        </Button>
      )}
    </div>
  );
}
