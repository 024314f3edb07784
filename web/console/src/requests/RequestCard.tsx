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
import { mailTo } from './mail';
import classes from './Requests.module.css';

const icon = { size: 16, stroke: 1.75 };

/** One request: who asks what, how far it is, and the next step. */
export function RequestCard({ request }: { request: ShopRequest }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { number, name, email, question, page, language, conversation, state, leftAtMicros } = request;
  const mine = useDesk().me.id === request.owner?.id;
  const step = useMutation({
    mutationFn: (next: RequestStep) => stepRequest(request.id, next),
    onSuccess: (_, next) => {
      if (next !== 'done') return;
      const text = t('requests.finished', { number });
      say({ id: request.id, text: <UndoMessage text={text} undo={() => step.mutate('reopen')} /> });
    },
    onError: (error) => say({ text: errorText(t, error), failed: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['requests'] }),
  });
  const busy = (of: RequestStep) => step.isPending && step.variables === of;
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
        {state === 'done' ? (
          <Button
            variant="default"
            leftSection={<IconRotate {...icon} />}
            loading={busy('reopen')}
            aria-label={t('requests.reopenLabel', { number })}
            onClick={() => step.mutate('reopen')}
          >
            {t('requests.reopen')}
          </Button>
        ) : (
          <>
            {state === 'taken' && mine ? (
              <Button
                variant="default"
                leftSection={<IconArrowBackUp {...icon} />}
                loading={busy('release')}
                aria-label={t('requests.releaseLabel', { number })}
                onClick={() => step.mutate('release')}
              >
                {t('requests.release')}
              </Button>
            ) : (
              <Button
                variant="default"
                leftSection={<IconHandStop {...icon} />}
                loading={busy('take')}
                aria-label={t('requests.takeLabel', { number })}
                onClick={() => step.mutate('take')}
              >
                {t(state === 'taken' ? 'requests.takeOver' : 'requests.take')}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconCheck {...icon} />}
              loading={busy('done')}
              aria-label={t('requests.finishLabel', { number })}
              onClick={() => step.mutate('done')}
            >
              {t('requests.finish')}
            </Button>
            <Tooltip label={t('requests.answerHint')} multiline maw={280}>
              <Button
                component="a"
                href={mailTo(t, request)}
                leftSection={<IconMail {...icon} />}
                aria-label={t('requests.answerLabel', { number })}
                onClick={() => {
                  if (!mine || state === 'open') step.mutate('take');
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

function Standing({ request, mine }: { request: ShopRequest; mine: boolean }) {
  const { t } = useTranslation();
  const { state, owner, changedAtMicros } = request;
  const name = owner?.name ?? t('requests.state.somebody');
  if (state === 'open') return t('requests.state.open');
  if (state === 'taken') return mine ? t('requests.state.mine') : t('requests.state.taken', { name });
  const when = shortMoment(changedAtMicros);
  return owner ? t('requests.state.doneBy', { when, name }) : t('requests.state.done', { when });
}
