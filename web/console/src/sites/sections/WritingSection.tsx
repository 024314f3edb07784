import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SectionProps } from '../sections';

/** What the shop sees of a line before it is sent. */
export function WritingSection({ draft, set }: SectionProps) {
  const { t } = useTranslation();
  return (
    <Switch
      label={t('sites.writing.shown')}
      description={t('sites.writing.shownHint')}
      checked={draft.settings.writing.shown}
      onChange={(event) => set({ writing: { shown: event.currentTarget.checked } })}
    />
  );
}
