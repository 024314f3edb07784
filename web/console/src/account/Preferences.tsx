import { Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ring } from '../desk/notice/bell';
import { set, settings } from '../settings/settings';
import { MOD } from '../ui/platform';
import { useStore } from '../ui/store';
import { SchemeChoice } from './SchemeChoice';

/** How the desk behaves in this browser. */
export function Preferences() {
  const { t } = useTranslation();
  const { sound, enterSends, singleKeys } = useStore(settings);
  return (
    <Stack gap="lg" maw={400}>
      <div>
        <p style={{ margin: '0 0 4px', fontWeight: 500 }}>{t('account.scheme')}</p>
        <SchemeChoice />
      </div>
      <Switch
        checked={sound}
        label={t('keys.sound')}
        description={t('keys.soundHint')}
        onChange={(event) => {
          set('sound', event.currentTarget.checked);
          if (event.currentTarget.checked) ring();
        }}
      />
      <Switch
        checked={enterSends}
        label={t('keys.enterSends')}
        description={t('keys.enterSendsHint')}
        onChange={(event) => set('enterSends', event.currentTarget.checked)}
      />
      <Switch
        checked={singleKeys}
        label={t('keys.singleKeys')}
        description={t('keys.singleKeysHint', { palette: `${MOD} K` })}
        onChange={(event) => set('singleKeys', event.currentTarget.checked)}
      />
    </Stack>
  );
}
