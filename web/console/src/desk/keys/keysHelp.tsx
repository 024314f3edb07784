import { Kbd, Modal, Switch } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { set, settings } from '../../settings/settings';
import { MOD } from '../../ui/platform';
import { Store, useStore } from '../../ui/store';
import { KEYS, type KeyCommand } from './keys';
import classes from './keysHelp.module.css';

const shown = new Store(false);

export function openKeys(): void {
  shown.set(true);
}

/** What every key does. */
export function KeysHelp() {
  const { t } = useTranslation();
  const opened = useStore(shown);
  const { singleKeys } = useStore(settings);
  return (
    <Modal
      opened={opened}
      onClose={() => shown.set(false)}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <dl className={classes.keys}>
        <dt>
          <Kbd>{MOD}</Kbd> <Kbd>K</Kbd>
        </dt>
        <dd>{t('keys.palette')}</dd>
        {Object.entries(KEYS).map(([command, key]) => (
          <Fragment key={command}>
            <dt>
              <Kbd>{key.length === 1 ? key.toUpperCase() : key}</Kbd>
            </dt>
            <dd>{t(command === 'close' ? 'keys.closeOrReopen' : `keys.${command as KeyCommand}`)}</dd>
          </Fragment>
        ))}
        <dt>
          <Kbd>Esc</Kbd>
        </dt>
        <dd>{t('keys.leave')}</dd>
      </dl>
      <Switch
        mt="lg"
        checked={singleKeys}
        onChange={(event) => set('singleKeys', event.currentTarget.checked)}
        label={t('keys.singleKeys')}
        description={t('keys.singleKeysHint', { palette: `${MOD} K` })}
      />
    </Modal>
  );
}
