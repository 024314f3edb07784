import { Button, ColorInput, NumberInput, Switch } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ColourCheck, coloursQuery, type Look } from '../../api/sites';
import { Choice } from '../../ui/Choice';
import classes from '../Sites.module.css';
import type { SectionProps } from '../sections';
import { Logo } from './Logo';

const COLOUR = /^#[0-9a-f]{6}$/i;

/** What the button and the chat look like. Colours are checked by the server as they are chosen. */
export function LookSection({ site, draft, set }: SectionProps) {
  const { t } = useTranslation();
  const { look } = draft.settings;
  const put = (part: Partial<Look>) => set({ look: { ...look, ...part } });
  const dark = look.accentDark || undefined;
  const [chosen] = useDebouncedValue(`${look.accent} ${dark ?? ''}`, 150);
  const [accent = '', accentDark] = chosen.split(' ');
  const colours = useQuery({
    ...coloursQuery(accent, accentDark || undefined),
    enabled: COLOUR.test(accent) && (!accentDark || COLOUR.test(accentDark)),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className={classes.pair}>
        <div>
          <ColorInput
            label={t('sites.look.accent')}
            format="hex"
            eyeDropperButtonProps={{ 'aria-label': t('sites.look.pick') }}
            // What is said of the colour stands below.
            popoverProps={{ position: 'top-start' }}
            value={look.accent}
            onChange={(value) => put({ accent: value })}
          />
          {colours.data && <Check check={colours.data.light} use={(colour) => put({ accent: colour })} />}
        </div>
        <div>
          <ColorInput
            label={t('sites.look.accentDark')}
            format="hex"
            eyeDropperButtonProps={{ 'aria-label': t('sites.look.pick') }}
            popoverProps={{ position: 'top-start' }}
            placeholder={colours.data?.dark.colour ?? ''}
            value={look.accentDark ?? ''}
            onChange={(value) => {
              const { accentDark: _, ...rest } = look;
              set({ look: value ? { ...rest, accentDark: value } : rest });
            }}
          />
          {colours.data && !look.accentDark && (
            <p className={classes.hint}>
              {t('sites.look.accentDarkHint', { colour: colours.data.dark.colour })}
            </p>
          )}
          {colours.data && look.accentDark && (
            <Check check={colours.data.dark} use={(colour) => put({ accentDark: colour })} />
          )}
        </div>
      </div>
      <Logo
        site={site}
        logo={look.logo}
        onChange={(logo) => {
          const { logo: _, ...rest } = look;
          set({ look: logo ? { ...rest, logo } : rest });
        }}
      />
      <Choice
        label={t('sites.look.launcher')}
        value={look.launcher}
        options={(['round', 'pill'] as const).map((value) => ({ value, label: t(`sites.look.${value}`) }))}
        onChange={(launcher) => put({ launcher })}
      />
      <Choice
        label={t('sites.look.side')}
        hint={t('sites.look.sideHint')}
        value={look.side}
        options={(['start', 'end'] as const).map((value) => ({ value, label: t(`sites.look.${value}`) }))}
        onChange={(side) => put({ side })}
      />
      <div className={classes.pair}>
        <NumberInput
          label={t('sites.look.inline')}
          min={0}
          max={160}
          allowDecimal={false}
          value={look.inlinePixels}
          onChange={(value) => put({ inlinePixels: Number(value) || 0 })}
        />
        <NumberInput
          label={t('sites.look.block')}
          min={0}
          max={160}
          allowDecimal={false}
          value={look.blockPixels}
          onChange={(value) => put({ blockPixels: Number(value) || 0 })}
        />
      </div>
      <p className={classes.hint}>{t('sites.look.blockHint')}</p>
      <Choice
        label={t('sites.look.scheme')}
        value={look.scheme}
        options={(['auto', 'light', 'dark'] as const).map((value) => ({
          value,
          label: t(`sites.look.${value}`),
        }))}
        onChange={(scheme) => put({ scheme })}
      />
      <Switch
        label={t('sites.look.photos')}
        description={t('sites.look.photosHint')}
        checked={look.showPhotos}
        onChange={(event) => put({ showPhotos: event.currentTarget.checked })}
      />
    </>
  );
}

function Check({ check, use }: { check: ColourCheck; use: (colour: string) => void }) {
  const { t } = useTranslation();
  const text = (check.textContrast / 100).toFixed(1);
  const page = (check.pageContrast / 100).toFixed(1);
  return (
    <p className={classes.check} data-poor={!check.enough} role="status">
      {check.enough ? (
        <IconCheck size={16} stroke={1.75} aria-hidden />
      ) : (
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      )}
      <span>{check.enough ? t('sites.look.good', { text, page }) : t('sites.look.poor', { page })}</span>
      {!check.enough && (
        <Button size="compact-sm" variant="default" onClick={() => use(check.suggestion)}>
          {t('sites.look.use', { colour: check.suggestion })}
        </Button>
      )}
    </p>
  );
}
