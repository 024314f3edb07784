import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The shortest password that the server takes. */
export const MIN_PASSWORD = 10;

interface NewPasswordProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

export function NewPassword({ label, value, onChange }: NewPasswordProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={label}
      description={t('door.setup.passwordHint', { count: MIN_PASSWORD })}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t('door.show') }}
      minLength={MIN_PASSWORD}
      required
      withAsterisk={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
