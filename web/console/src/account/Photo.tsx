import { Button, FileButton, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/http';
import { removePhoto, uploadPhoto } from '../api/photo';
import { useDesk } from '../desk/useDesk';
import { usePhoto } from '../desk/usePhoto';
import { Avatar } from '../ui/Avatar';
import { Notice } from '../ui/Notice';
import { drawnAnew } from '../ui/picture';
import { errorText } from '../ui/problemText';

/** More than the server keeps: the middle is cut out there. */
const SIDE = 512;

/** What one looks like to colleagues and shoppers; initials without a photo. */
export function Photo() {
  const { t } = useTranslation();
  const { me } = useDesk();
  const photo = usePhoto(me.id);
  const change = useMutation({
    mutationFn: async (file: File | undefined) => {
      if (file) await uploadPhoto(await drawnAnew(file, SIDE));
      else await removePhoto();
    },
  });
  return (
    <>
      <Group gap="md">
        <Avatar author={me} size={72} />
        <FileButton accept="image/*" onChange={(file) => file && change.mutate(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={change.isPending}>
              {t(photo ? 'account.photo.replace' : 'account.photo.choose')}
            </Button>
          )}
        </FileButton>
        {photo && (
          <Button variant="subtle" color="gray" onClick={() => change.mutate(undefined)}>
            {t('account.photo.remove')}
          </Button>
        )}
      </Group>
      {change.error && (
        <Notice failed>
          {change.error instanceof ProblemError ? errorText(t, change.error) : t('account.photo.notDrawn')}
        </Notice>
      )}
    </>
  );
}
