import { Button, Spoiler, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconHandStop, IconMail, IconRotate } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type RequestStep, type ShopRequest, stepRequest } from '../api/requests';
import { pageName } from '../desk/list/pageName';
import { useDesk } from '../desk/useDesk';
import { languageName, shortMoment, wholeMoment } from '../ui/format';
import { errorText } from '../ui/problemText';
import { safeHref } from '../ui/safeHref';
import { say } from '../ui/say';
import { UndoMessage } from '../ui/UndoMessage';
import { DeleteRequest } from './DeleteRequest';
import { mailTo } from './mail';
import classes from './Requests.module.css';
import { Standing } from './Standing';

const icon = { size: 16, stroke: 1.75 };

interface Step {
  next: RequestStep;
  /** As it was when they chose the step. */
  seen: ShopRequest;
  /** Whether they are about to answer it. */
  answer?: boolean;
}

/** One request: who asks what, how far it is, and the next step. */
export function RequestCard({ request }: { request: ShopRequest }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { number, name, email, question, page, language, conversation, state, leftAtMicros } = request;
  const { me } = useDesk();
  const mine = me.id === request.owner?.id;
  const step = useMutation({
    mutationFn: ({ next, seen }: Step) => stepRequest(seen, next),
    onSuccess: (seen, { next, answer }) => {
      // Not before it is theirs: else two answer.
      if (answer) window.location.assign(mailTo(t, seen));
      if (next !== 'done') return;
      const text = t('requests.finished', { number });
      const undo = () => step.mutate({ next: 'reopen', seen });
      say({ id: request.id, text: <UndoMessage text={text} undo={undo} /> });
    },
    onError: (error) => say({ text: errorText(t, error), failed: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['requests'] }),
  });
  const go = (next: RequestStep, answer = false) => step.mutate({ next, answer, seen: request });
  // One step after the other: the next names what this one made of it.
  const waits = (of: RequestStep, answer = false) => {
    const loading =
      step.isPending && step.variables.next === of && (step.variables.answer ?? false) === answer;
    return { loading, disabled: step.isPending && !loading };
  };
  const href = page && safeHref(page.url);
  return (
    <li className={classes.request} data-state={state}>
      <div className={classes.head}>
        <h2 className={classes.who} dir="auto">
          <span className={classes.number}>{number}</span> {name}
        </h2>
        <time className={classes.when} title={wholeMoment(leftAtMicros)}>
          {t('requests.left', { when: shortMoment(leftAtMicros) })}
        </time>
      </div>
      <p className={classes.quiet} dir="auto">
        {email}
      </p>
      {question ? (
        <Spoiler
          className={classes.question ?? ''}
          maxHeight={162}
          showLabel={t('requests.more')}
          hideLabel={t('requests.less')}
        >
          <p dir="auto">{question}</p>
        </Spoiler>
      ) : (
        <p className={classes.quiet}>{t('requests.inConversation')}</p>
      )}
      <p className={classes.facts}>
        <span>{request.siteName}</span>
        {href && (
          <a href={href} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
            {pageName(page) ?? href}
          </a>
        )}
        {language && <span>{t('requests.reads', { language: languageName(language) })}</span>}
        {conversation && (
          <Link to="/$view/$conversation" params={{ view: 'open', conversation }}>
            {t('requests.conversation')}
          </Link>
        )}
      </p>
      <div className={classes.foot}>
        <span className={classes.state}>
          <Standing request={request} mine={mine} />
        </span>
        {me.role === 'administrator' && <DeleteRequest request={request} />}
        {state === 'done' ? (
          <Button
            variant="default"
            leftSection={<IconRotate {...icon} />}
            {...waits('reopen')}
            aria-label={t('requests.reopenLabel', { number })}
            onClick={() => go('reopen')}
          >
            {t('requests.reopen')}
          </Button>
        ) : (
          <>
            {state === 'taken' && mine ? (
              <Button
                variant="default"
                leftSection={<IconArrowBackUp {...icon} />}
                {...waits('release')}
                aria-label={t('requests.releaseLabel', { number })}
                onClick={() => go('release')}
              >
                {t('requests.release')}
              </Button>
            ) : (
              <Button
                variant="default"
                leftSection={<IconHandStop {...icon} />}
                {...waits('take')}
                aria-label={t('requests.takeLabel', { number })}
                onClick={() => go('take')}
              >
                {t(state === 'taken' ? 'requests.takeOver' : 'requests.take')}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconCheck {...icon} />}
              {...waits('done')}
              aria-label={t('requests.finishLabel', { number })}
              onClick={() => go('done')}
            >
              {t('requests.finish')}
            </Button>
            <Tooltip label={t('requests.answerHint')} multiline maw={280}>
              <Button
                component="a"
                href={mailTo(t, request)}
                leftSection={<IconMail {...icon} />}
                aria-label={t('requests.answerLabel', { number })}
                {...waits('take', true)}
                onClick={(event) => {
                  if (mine && state === 'taken') return;
                  event.preventDefault();
                  if (!step.isPending) go('take', true);
                }}
              >
                {t('requests.answer')}
              </Button>
            </Tooltip>
          </>
        )}
      </div>
    </li>
  );
}
