import { Kbd } from '@mantine/core';
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { KeyCommand } from './keys';
import { usePaletteActions } from './usePaletteActions';

/** As many rows as are taken in at a glance; typing narrows them down. */
const SHOWN = 12;

/** Cmd or Ctrl with K: everything that there is to do and every conversation, by name. */
export function Palette({ commands }: { commands: Record<KeyCommand, () => void> }) {
  const { t } = useTranslation();
  const groups: SpotlightActionGroupData[] = usePaletteActions(commands).map(({ group, actions }) => ({
    group,
    actions: actions.map(({ keys, ...action }) => ({
      ...action,
      rightSection: keys && <Kbd size="xs">{keys}</Kbd>,
    })),
  }));
  return (
    <Spotlight
      actions={groups}
      shortcut="mod + K"
      tagsToIgnore={[]}
      limit={SHOWN}
      scrollable
      maxHeight={480}
      highlightQuery
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      nothingFound={t('keys.nothing')}
      attributes={{ content: { 'aria-label': t('keys.palette') } }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.75} />,
        placeholder: t('keys.paletteHint'),
        'aria-label': t('keys.palette'),
      }}
    />
  );
}
