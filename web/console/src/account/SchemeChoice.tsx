import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export const SCHEMES = ['light', 'dark', 'auto'] as const;

export function schemeOf(value: string): (typeof SCHEMES)[number] {
  return SCHEMES.find((scheme) => scheme === value) ?? 'auto';
}

export function SchemeChoice() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={t('account.scheme')}
      value={colorScheme}
      onChange={(value) => setColorScheme(schemeOf(value))}
      data={SCHEMES.map((value) => ({ value, label: t(`account.${value}`) }))}
    />
  );
}
