import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from './Notice';
import { errorText } from './problemText';
import classes from './SaveBar.module.css';
import type { Saving } from './useSaving';

interface SaveBarProps {
  saving: Saving;
  changed: boolean;
  /** Takes back what was typed. */
  onDiscard: () => void;
  /** More buttons, before those that save. */
  children?: ReactNode;
}

/** Stands at the foot of a form: whether it is saved, and what to do about it. Its button submits the form. */
export function SaveBar({ saving, changed, onDiscard, children }: SaveBarProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.bar}>
      {saving.error && (
        <Notice failed>
          {errorText(t, saving.error)}
          {saving.isStale && (
            <span className={classes.choices}>
              <Button size="compact-sm" loading={saving.isReading} onClick={saving.saveOverTheirs}>
                {t('common.saving.mine')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={saving.takeTheirs}>
                {t('common.saving.theirs')}
              </Button>
            </span>
          )}
        </Notice>
      )}
      <div className={classes.row}>
        <span className={classes.quiet} role="status">
          {t(changed ? 'common.saving.unsaved' : 'common.saving.unchanged')}
        </span>
        {children}
        {changed && (
          <Button
            variant="default"
            onClick={() => {
              onDiscard();
              saving.forget();
            }}
          >
            {t('common.saving.discard')}
          </Button>
        )}
        <Button type="submit" disabled={!changed} loading={saving.isSaving}>
          {t('common.saving.save')}
        </Button>
      </div>
    </div>
  );
}
