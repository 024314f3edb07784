import { useTranslation } from 'react-i18next';
import { useDesk } from '../desk/useDesk';
import { Page, Section } from '../ui/Page';
import { useTitle } from '../ui/useTitle';
import { PasswordForm } from './PasswordForm';
import { Photo } from './Photo';
import { Preferences } from './Preferences';
import { Sessions } from './Sessions';

export function AccountPage() {
  const { t } = useTranslation();
  const { me } = useDesk();
  useTitle(t('account.title'));
  return (
    <Page title={me.name} hint={t('account.hint', { email: me.email, role: t(`common.role.${me.role}`) })}>
      <Section title={t('account.photo.title')} hint={t('account.photo.hint')}>
        <Photo />
      </Section>
      <Section title={t('account.preferences')} hint={t('account.preferencesHint')}>
        <Preferences />
      </Section>
      <Section title={t('account.password.title')} hint={t('account.password.hint')}>
        <PasswordForm />
      </Section>
      <Section title={t('account.sessions.title')} hint={t('account.sessions.hint')}>
        <Sessions />
      </Section>
    </Page>
  );
}
