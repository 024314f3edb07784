import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePart } from '../../ui/store';
import { useDesk } from '../useDesk';
import classes from './Thread.module.css';
import { olderCount } from './threadState';

/** At the top of a thread that begins earlier: loads the step before when it comes into sight, or on request. */
export function Older({
  conversation,
  viewport,
}: {
  conversation: string;
  viewport: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation();
  const desk = useDesk();
  const older = usePart(desk.threads.of(conversation), olderCount);
  const mark = useRef<HTMLDivElement>(null);
  const read = useMutation({ mutationFn: () => desk.threads.readOlder(conversation) });
  const { mutate, isPending, isError } = read;

  useEffect(() => {
    if (older === 0 || isPending || isError || mark.current === null) return;
    const seen = new IntersectionObserver(
      (marks) => {
        if (marks.some((found) => found.isIntersecting)) mutate();
      },
      { root: viewport.current, rootMargin: '200px 0px 0px' },
    );
    seen.observe(mark.current);
    return () => seen.disconnect();
  }, [older, isPending, isError, mutate, viewport]);

  if (older === 0) return null;
  return (
    <div ref={mark} className={classes.older}>
      {isError && <p role="alert">{t('thread.olderFailed')}</p>}
      <Button variant="subtle" size="compact-sm" loading={isPending} onClick={() => mutate()}>
        {t('thread.older')}
      </Button>
    </div>
  );
}
