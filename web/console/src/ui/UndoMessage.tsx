import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What was done, and the way back. */
export function UndoMessage({ text, undo }: { text: string; undo: () => void }) {
  const { t } = useTranslation();
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 12, justifyContent: 'space-between' }}>
      {text}
      <Button size="compact-sm" variant="light" style={{ flex: 'none' }} onClick={undo}>
        {t('common.undo')}
      </Button>
    </span>
  );
}
