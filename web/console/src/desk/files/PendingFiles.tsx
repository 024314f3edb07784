import { Button, CloseButton, Progress, VisuallyHidden } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../ui/problemText';
import { useStore } from '../../ui/store';
import { useDesk } from '../useDesk';
import classes from './Files.module.css';
import { endingOf, sizeInWords } from './fileFacts';
import type { PendingFile } from './uploads';

/** The files on their way into a conversation, above the place where one writes. */
export function PendingFiles({ conversation }: { conversation: string }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const pending = useStore(desk.uploads.pending).filter((file) => file.conversation === conversation);
  if (pending.length === 0) return null;
  return (
    <ul className={classes.pending} aria-label={t('files.pending')}>
      {pending.map((file) => (
        <Row key={file.clientId} pending={file} />
      ))}
    </ul>
  );
}

function Row({ pending }: { pending: PendingFile }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { clientId, file, sent, problem } = pending;
  const done = sent === file.size;
  // What has to be changed first will be refused again as it is.
  const retry = problem && problem.action !== 'mend' && problem.code !== 'fileEmpty';
  return (
    <li className={classes.row} data-failed={problem !== undefined}>
      <span className={classes.ending} aria-hidden>
        {endingOf(file.name)}
      </span>
      <span className={classes.words}>
        <span className={classes.name} dir="auto">
          {file.name}
        </span>
        {problem ? (
          <span className={classes.problem} role="alert">
            <IconAlertCircle size={12} stroke={1.75} aria-hidden /> {problemText(t, problem)}
          </span>
        ) : (
          <>
            <Progress
              value={(100 * sent) / file.size}
              size={4}
              animated={done}
              striped={done}
              aria-label={file.name}
            />
            <VisuallyHidden role="status">{t('files.sending', { name: file.name })}</VisuallyHidden>
          </>
        )}
      </span>
      {!problem && (
        <span className={classes.size}>
          {done
            ? t('files.checking')
            : t('files.of', { sent: sizeInWords(sent), all: sizeInWords(file.size) })}
        </span>
      )}
      {retry && (
        <Button size="compact-xs" variant="default" onClick={() => desk.uploads.retry(clientId)}>
          {t('thread.retry')}
        </Button>
      )}
      <CloseButton
        size="sm"
        aria-label={t('files.cancel', { name: file.name })}
        onClick={() => desk.uploads.cancel(clientId)}
      />
    </li>
  );
}
