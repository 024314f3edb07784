import { Tooltip } from '@mantine/core';
import { IconQuestionMark, IconRosetteDiscountCheck, IconSignature } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonFacts } from '../../api/answers';
import panel from './ContextPanel.module.css';
import classes from './Who.module.css';

const ICONS = {
  proven: IconRosetteDiscountCheck,
  signed: IconSignature,
  none: IconQuestionMark,
} as const;

/** Who the shopper is, and how far the shop vouches for it. */
export function Who({ person }: { person: PersonFacts }) {
  const { t } = useTranslation();
  const { proof, id, name, email } = person;
  const Icon = ICONS[proof];
  return (
    <section className={panel.section}>
      <h3 className={panel.title}>{t('identity.who.title')}</h3>
      <Tooltip label={t(`identity.who.${proof}Hint`)} multiline maw={260} withArrow>
        <p className={classes.mark} data-proof={proof}>
          <Icon size={16} stroke={1.75} aria-hidden />
          <span>{t(`identity.who.${proof}`)}</span>
          <span className={classes.hint}>{t(`identity.who.${proof}Hint`)}</span>
        </p>
      </Tooltip>
      <dl className={panel.facts}>
        {id && (
          <>
            <dt>{t('identity.who.id')}</dt>
            <dd dir="auto">{id}</dd>
          </>
        )}
        {name && (
          <>
            <dt>{t('identity.who.name')}</dt>
            <dd dir="auto">{name}</dd>
          </>
        )}
        {email && (
          <>
            <dt>{t('identity.who.email')}</dt>
            <dd dir="auto">{email}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
