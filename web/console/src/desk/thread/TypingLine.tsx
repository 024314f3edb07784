import { useTranslation } from 'react-i18next';
import { nameOf } from '../../ui/person';
import { useStore } from '../../ui/store';
import { useDesk } from '../useDesk';
import classes from './Thread.module.css';

/** Who types just now. Its place is kept, so that nothing moves when somebody begins. */
export function TypingLine({ conversation }: { conversation: string }) {
  const { t, i18n } = useTranslation();
  const typists = useStore(useDesk().typists.of(conversation));
  const names = typists.map(({ author }) => nameOf(author, (mark) => t('common.anonymous', { mark })));
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  return (
    <p className={classes.typing}>
      {names.length > 0 && (
        <>
          <span className={classes.dots} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          {t('thread.typing', { count: names.length, names: list.format(names) })}
          {typists.map(
            ({ author, words }) =>
              words && (
                <q key={author.id} className={classes.written} dir="auto">
                  {words}
                </q>
              ),
          )}
        </>
      )}
    </p>
  );
}
