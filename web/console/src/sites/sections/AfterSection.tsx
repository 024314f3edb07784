import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SectionProps } from '../sections';

const OFFERS = ['askSatisfaction', 'offerTranscript', 'allowDeletion'] as const;

/** What is offered when a conversation ends. */
export function AfterSection({ draft, set }: SectionProps) {
  const { t } = useTranslation();
  const { after } = draft.settings;
  return OFFERS.map((offer) => (
    <Switch
      key={offer}
      label={t(`sites.after.${offer}`)}
      description={t(`sites.after.${offer}Hint`)}
      checked={after[offer]}
      onChange={(event) => set({ after: { ...after, [offer]: event.currentTarget.checked } })}
    />
  ));
}
