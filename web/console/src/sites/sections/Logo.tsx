import { Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/http';
import { type SiteDetail, uploadLogo } from '../../api/sites';
import { Notice } from '../../ui/Notice';
import { drawnAnew } from '../../ui/picture';
import { errorText } from '../../ui/problemText';
import classes from '../Sites.module.css';

const SIDE = 512;

interface LogoProps {
  site: SiteDetail;
  logo: string | undefined;
  onChange: (logo: string | undefined) => void;
}

/** The brand's picture: uploaded at once, shown to shoppers when the settings are saved. */
export function Logo({ site, logo, onChange }: LogoProps) {
  const { t } = useTranslation();
  const upload = useMutation({
    mutationFn: async (file: File) => uploadLogo(site.id, await drawnAnew(file, SIDE)),
    onSuccess: onChange,
  });
  return (
    <div className={classes.field}>
      <span className={classes.label}>{t('sites.look.logo')}</span>
      <p className={classes.hint}>{t('sites.look.logoHint')}</p>
      <div className={classes.row}>
        {logo && (
          <img className={classes.logo} src={`/logo/${site.key}/${logo}.png`} alt={t('sites.look.logoAlt')} />
        )}
        <FileButton accept="image/*" onChange={(file) => file && upload.mutate(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={upload.isPending}>
              {t(logo ? 'sites.look.replace' : 'sites.look.choose')}
            </Button>
          )}
        </FileButton>
        {logo && (
          <Button variant="subtle" color="gray" onClick={() => onChange(undefined)}>
            {t('sites.look.remove')}
          </Button>
        )}
      </div>
      {upload.error && (
        <Notice failed>
          {upload.error instanceof ProblemError ? errorText(t, upload.error) : t('sites.look.notDrawn')}
        </Notice>
      )}
    </div>
  );
}
