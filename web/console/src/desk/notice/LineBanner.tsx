import { Button } from '@mantine/core';
import { IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../ui/problemText';
import { useStore } from '../../ui/store';
import { useDesk } from '../useDesk';
import classes from './LineBanner.module.css';

/** Shorter breaks pass without a word: a changed network heals within it. */
const UNNOTICED_MILLIS = 1_200;
const BACK_FOR_MILLIS = 3_000;

type Shown = 'nothing' | 'lost' | 'back' | 'stopped';

/** Tells that the line is down, what is kept meanwhile, and that it is back. */
export function LineBanner() {
  const { t } = useTranslation();
  const { line, shown } = useShown();
  if (shown === 'nothing') return null;
  return (
    <div className={classes.banner} data-shown={shown} role={shown === 'stopped' ? 'alert' : 'status'}>
      {shown === 'back' ? (
        <IconCircleCheck size={16} stroke={1.75} aria-hidden />
      ) : (
        <IconPlugConnectedX size={16} stroke={1.75} aria-hidden />
      )}
      <span>
        {shown === 'back' && t('desk.line.back')}
        {shown === 'lost' && t('desk.line.lost')}
        {shown === 'stopped' && t('desk.line.stopped', { reason: problemText(t, line.problem ?? {}) })}
      </span>
      {shown === 'stopped' && (
        <Button size="compact-sm" variant="default" onClick={() => window.location.reload()}>
          {t('desk.line.reload')}
        </Button>
      )}
    </div>
  );
}

function useShown() {
  const line = useStore(useDesk().line);
  const [shown, setShown] = useState<Shown>('nothing');
  const told = useRef(false);
  useEffect(() => {
    if (line.state === 'stopped') {
      setShown(line.problem?.action === 'signIn' ? 'nothing' : 'stopped');
      return;
    }
    if (line.state === 'live') {
      if (!told.current) return;
      told.current = false;
      setShown('back');
      const timer = setTimeout(() => setShown('nothing'), BACK_FOR_MILLIS);
      return () => clearTimeout(timer);
    }
    const timer = setTimeout(() => {
      told.current = true;
      setShown('lost');
    }, UNNOTICED_MILLIS);
    return () => clearTimeout(timer);
  }, [line.state, line.problem]);
  return { line, shown };
}
