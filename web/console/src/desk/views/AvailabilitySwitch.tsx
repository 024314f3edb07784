import { Switch, Tooltip, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dot } from '../../ui/Dot';
import { useStore } from '../../ui/store';
import { useDesk } from '../useDesk';
import classes from './AvailabilitySwitch.module.css';

/** Whether shoppers are told that somebody is here. */
export function AvailabilitySwitch({ folded }: { folded: boolean }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const available = useStore(desk.available);
  const line = useStore(desk.line);
  const isLost = line.wasLive && line.state !== 'live';
  const isReached = available && !isLost;
  const state = isReached ? 'online' : available ? 'lost' : 'away';
  const hint = t(`desk.availability.${state}Hint`);
  const name = t(`desk.availability.${state}`);
  if (folded) {
    return (
      <Tooltip label={`${name}. ${hint}`} position="right">
        <UnstyledButton
          className={classes.button}
          role="switch"
          aria-checked={available}
          aria-label={t('desk.availability.label')}
          onClick={() => desk.setAvailable(!available)}
        >
          <Dot on={isReached} />
        </UnstyledButton>
      </Tooltip>
    );
  }
  return (
    <Tooltip label={hint} position="right">
      <div className={classes.row}>
        <Dot on={isReached} />
        <span className={classes.name}>{name}</span>
        <Switch
          size="sm"
          checked={available}
          aria-label={t('desk.availability.label')}
          onChange={(event) => desk.setAvailable(event.currentTarget.checked)}
        />
      </div>
    </Tooltip>
  );
}
