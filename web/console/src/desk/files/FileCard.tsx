import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { SentFile } from '@shopbell/protocol';
import { IconDownload, IconFileOff, IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Files.module.css';
import { addressOf, endingOf, shownSize, sizeInWords } from './fileFacts';

/** A file in the thread: a picture to look at, anything else to save. Nothing of a file is ever opened in this page. */
export function FileCard({ file }: { file: SentFile | undefined }) {
  const { t } = useTranslation();
  if (!file) {
    return (
      <p className={classes.erased}>
        <IconFileOff size={16} stroke={1.75} aria-hidden /> {t('files.erased')}
      </p>
    );
  }
  return file.width && file.height ? (
    <Picture file={file} {...shownSize(file.width, file.height)} />
  ) : (
    <a className={classes.document} href={addressOf(file)} download={file.name}>
      <span className={classes.ending} aria-hidden>
        {endingOf(file.name)}
      </span>
      <span className={classes.words}>
        <span className={classes.name} dir="auto">
          {file.name}
        </span>
        <span className={classes.size}>{sizeInWords(file.bytes)}</span>
      </span>
      <IconDownload size={16} stroke={1.75} aria-label={t('files.save')} />
    </a>
  );
}

function Picture({ file, width, height }: { file: SentFile; width: number; height: number }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const [failed, setFailed] = useState(false);
  return (
    <>
      <button
        type="button"
        className={classes.picture}
        style={{ inlineSize: width, aspectRatio: `${width} / ${height}` }}
        title={t('files.open')}
        onClick={open}
      >
        {failed ? (
          <span className={classes.broken}>
            <IconPhotoOff size={20} stroke={1.75} aria-hidden /> {t('files.notLoaded')}
          </span>
        ) : (
          <img
            src={addressOf(file, true)}
            alt={file.name}
            width={width}
            height={height}
            onError={() => setFailed(true)}
          />
        )}
      </button>
      <Modal
        opened={opened}
        onClose={close}
        size="auto"
        centered
        title={<span dir="auto">{file.name}</span>}
        closeButtonProps={{ 'aria-label': t('files.close') }}
      >
        <img className={classes.large} src={addressOf(file)} alt={file.name} />
        <div className={classes.largeFoot}>
          <span className={classes.size}>
            {file.width} × {file.height} · {sizeInWords(file.bytes)}
          </span>
          <Button
            component="a"
            href={addressOf(file)}
            download={file.name}
            variant="default"
            size="compact-md"
            leftSection={<IconDownload size={14} stroke={1.75} />}
          >
            {t('files.save')}
          </Button>
        </div>
      </Modal>
    </>
  );
}
