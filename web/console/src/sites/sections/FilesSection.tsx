import { Checkbox, NumberInput, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SiteSettings } from '../../api/sites';
import classes from '../Sites.module.css';
import type { SectionProps } from '../sections';
import { filesComplaint, MOST } from './complaints';

const KINDS = ['picture', 'document'] as const;
const MEGABYTE = 1_000_000;

/** What may be sent beside words, both ways. */
export function FilesSection({ draft, set }: SectionProps) {
  const { t } = useTranslation();
  const { files } = draft.settings;
  const put = (part: Partial<SiteSettings['files']>) => set({ files: { ...files, ...part } });
  const wrong = filesComplaint(files);
  return (
    <>
      <Switch
        label={t('sites.files.allowed')}
        description={t('sites.files.allowedHint')}
        checked={files.allowed}
        onChange={(event) => put({ allowed: event.currentTarget.checked })}
      />
      <Checkbox.Group
        label={t('sites.files.kinds')}
        error={wrong && t(`sites.complaint.${wrong}`)}
        value={[...files.kinds]}
        onChange={(kinds) => put({ kinds })}
      >
        <div className={classes.checks}>
          {KINDS.map((kind) => (
            <Checkbox
              key={kind}
              value={kind}
              label={t(`sites.files.${kind}`)}
              description={t(`sites.files.${kind}Hint`)}
              disabled={!files.allowed}
            />
          ))}
        </div>
      </Checkbox.Group>
      <NumberInput
        label={t('sites.files.largest')}
        description={t('sites.files.largestHint')}
        min={1}
        max={MOST.megabytes}
        classNames={{ wrapper: classes.narrow ?? '' }}
        disabled={!files.allowed}
        value={files.maxBytes / MEGABYTE}
        onChange={(value) => put({ maxBytes: Math.round((Number(value) || 1) * MEGABYTE) })}
      />
    </>
  );
}
