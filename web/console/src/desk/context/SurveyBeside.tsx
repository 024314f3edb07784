import type { WorkItem } from '@shopbell/protocol';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Survey, surveyQuery } from '../../api/survey';
import { isKnown } from '../../sites/sections/complaints';
import { dayAndTimeOf } from '../../ui/format';
import { mailAddress } from '../../ui/mailAddress';
import { Fact, Facts, Part } from '../../ui/Side';
import classes from './ContextPanel.module.css';

/** From very poor to very good. */
const STEPS = [1, 2, 3, 4, 5] as const;

/** What the shopper was asked: before the conversation, and how they found it. Nothing where they said nothing. */
export function SurveyBeside({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const survey = useQuery(surveyQuery(item.conversation));
  const { refetch } = survey;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when something happened.
  useEffect(() => void refetch(), [item.version, refetch]);
  const { answers = [], answeredAtMicros, rating } = survey.data ?? {};
  const steps = STEPS.find((step) => step === rating?.steps);
  return (
    <>
      {steps !== undefined && (
        <Part title={t('desk.context.rating')}>
          <p className={classes.rating}>
            <span className={classes.stars}>
              {STEPS.map((step) =>
                step <= steps ? <IconStarFilled key={step} size={16} /> : <IconStar key={step} size={16} />,
              )}
            </span>
            {t(`desk.context.steps_${steps}`)}
          </p>
          {rating?.comment && (
            <p className={classes.words} dir="auto">
              “{rating.comment}”
            </p>
          )}
        </Part>
      )}
      {answers.length > 0 && (
        <Part title={t('desk.context.answers')}>
          <Facts below>
            {answers.map((answer) => (
              <Fact key={answer.name} name={answer.label || ourName(answer.name)}>
                <Value {...answer} />
              </Fact>
            ))}
          </Facts>
          {answeredAtMicros !== undefined && (
            <p className={classes.quiet}>
              {t('desk.context.answeredAt', { at: dayAndTimeOf(answeredAtMicros) })}
            </p>
          )}
        </Part>
      )}
    </>
  );

  /** What is asked in the shopper's own language has no words of the shop. */
  function ourName(name: string): string {
    return isKnown(name) ? t(`sites.preChat.known.${name}`) : name;
  }
}

function Value({ kind, value }: Survey['answers'][number]) {
  const { t } = useTranslation();
  if (kind === 'consent') return t('desk.context.agreed');
  if (kind === 'email') return <a href={`mailto:${mailAddress(value)}`}>{value}</a>;
  if (kind === 'phone') return <a href={`tel:${value.replaceAll(/[^\d+]/g, '')}`}>{value}</a>;
  return value;
}
