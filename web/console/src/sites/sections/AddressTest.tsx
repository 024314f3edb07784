import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteDetail } from '../../api/sites';
import type { Draft } from '../draft';
import classes from '../Sites.module.css';
import { usePreview } from '../usePreview';
import { verdictOn } from './verdict';

/** Tries an address against the rules as they stand here, the way the loader does. */
export function AddressTest({ site, draft }: { site: SiteDetail; draft: Draft }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState('');
  const { button } = usePreview(site.id, draft).data ?? {};
  const verdict = button && address.trim() ? verdictOn(address.trim(), site.origins[0], button) : undefined;
  return (
    <div className={classes.field}>
      <TextInput
        label={t('sites.pages.test')}
        description={t('sites.pages.testHint')}
        placeholder={t('sites.pages.testPlaceholder')}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        // Enter tries, and saves nothing.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <div role="status">
        {verdict && (
          <p className={classes.verdict} data-shown={verdict.is === 'shows'}>
            {'kind' in verdict
              ? t(`sites.pages.${verdict.is}`, { kind: t(`sites.pages.kind_${verdict.kind}`) })
              : t(`sites.pages.${verdict.is}`)}
          </p>
        )}
      </div>
    </div>
  );
}
