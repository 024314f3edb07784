import { Tooltip } from '@mantine/core';
import { IconQuestionMark, IconRosetteDiscountCheck, IconSignature } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonFacts } from '../../api/answers';
import { Fact, Facts, Part } from '../../ui/Side';
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
    <Part title={t('identity.who.title')}>
      <Tooltip label={t(`identity.who.${proof}Hint`)} multiline maw={260} withArrow>
        <p className={classes.mark} data-proof={proof}>
          <Icon size={16} stroke={1.75} aria-hidden />
          <span>{t(`identity.who.${proof}`)}</span>
          <span className={classes.hint}>{t(`identity.who.${proof}Hint`)}</span>
        </p>
      </Tooltip>
      <Facts>
        <Fact name={t('identity.who.id')}>{id}</Fact>
        <Fact name={t('identity.who.name')}>{name}</Fact>
        <Fact name={t('identity.who.email')}>{email}</Fact>
      </Facts>
    </Part>
  );
}
