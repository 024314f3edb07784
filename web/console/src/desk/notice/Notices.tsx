import { VisuallyHidden } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settings } from '../../settings/settings';
import { nameOf } from '../../ui/person';
import { isLooking } from '../../ui/useLooking';
import { useCounts } from '../list/useRows';
import { onlooker } from '../list/views';
import { useDesk } from '../useDesk';
import { ring } from './bell';
import { LineBanner } from './LineBanner';
import { calls, withNewLines } from './newLines';
import { useWindowNotice } from './useWindowNotice';

/** Everything that draws attention: the bell, the window's title and icon, the words for screen readers. */
export function Notices() {
  const { t } = useTranslation();
  const desk = useDesk();
  const { conversation } = useParams({ strict: false });
  const { unread } = useCounts();
  const [words, setWords] = useState('');
  const open = useRef(conversation);
  open.current = conversation;
  useWindowNotice(unread.waiting);

  useEffect(() => {
    let before = desk.work.get();
    let loaded = desk.loaded.get();
    return desk.work.subscribe(() => {
      const after = desk.work.get();
      const rows = withNewLines(before, after);
      before = after;
      // The first list tells what has been waiting; it is on the screen and calls nobody.
      const first = !loaded;
      loaded = true;
      const newest = rows.at(-1);
      if (first || newest === undefined) return;
      const by = onlooker(desk.me.id, desk.staff.get());
      const looking = isLooking() ? open.current : undefined;
      if (settings.get().sound && rows.some((row) => calls(row, by, looking))) ring();
      const name = nameOf(newest.shopper, (mark) => t('common.anonymous', { mark }));
      setWords(
        newest.conversation === open.current
          ? t('desk.notice.newLine', { name, text: newest.lastLine?.text ?? '' })
          : t('desk.notice.newLineElsewhere', { name }),
      );
    });
  }, [desk, t]);

  return (
    <>
      <LineBanner />
      <VisuallyHidden role="status" aria-live="polite">
        {words}
      </VisuallyHidden>
    </>
  );
}
