import { TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SectionProps } from '../sections';

/** What the shop is called, and where it is. */
export function BasicsSection({ draft, change }: SectionProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('sites.name')}
        description={t('sites.nameHint')}
        required
        withAsterisk={false}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TagsInput
        label={t('sites.origins')}
        description={t('sites.originsHint')}
        acceptValueOnBlur
        splitChars={[',', ' ']}
        value={[...draft.origins]}
        onChange={(origins) => change({ origins })}
      />
    </>
  );
}
