import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './CopyField.module.css';

/** A text to be taken elsewhere, with a button that copies it. It can be selected by hand as well. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.field}>
      <section
        className={classes.scroller}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
      >
        <pre className={classes.text}>{text}</pre>
      </section>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            size="compact-sm"
            variant="default"
            className={classes.copy}
            leftSection={
              copied ? <IconCheck size={14} stroke={1.75} /> : <IconCopy size={14} stroke={1.75} />
            }
            onClick={copy}
            aria-live="polite"
          >
            {copied ? t('common.copied') : t('common.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
