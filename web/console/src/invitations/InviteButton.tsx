import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNowMillis } from '../api/http';
import { inviteVisitor } from '../api/invitations';
import { shortMoment } from '../ui/format';
import { Notice } from '../ui/Notice';
import { errorText } from '../ui/problemText';
import { say } from '../ui/say';

/** Invites somebody who has the shop open, with words of one's own. The server has the last word. */
export function InviteButton({
  visitor,
  name,
  declinedUntilMicros,
}: {
  visitor: string;
  name: string;
  declinedUntilMicros?: number | undefined;
}) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const inviting = useMutation({
    mutationFn: () => inviteVisitor(visitor, text),
    onSuccess: () => {
      setOpened(false);
      setText('');
      say({ text: t('invitations.byHand.sent') });
    },
  });
  const leftAlone = declinedUntilMicros !== undefined && declinedUntilMicros / 1000 > serverNowMillis();
  return (
    <>
      <Button
        variant="default"
        disabled={leftAlone}
        leftSection={<IconMailForward size={16} stroke={1.75} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {leftAlone
          ? t('invitations.byHand.declinedUntil', { when: shortMoment(declinedUntilMicros) })
          : t('invitations.byHand.invite')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('invitations.byHand.title', { name })}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            inviting.mutate();
          }}
        >
          <Stack>
            <Textarea
              label={t('invitations.byHand.label')}
              placeholder={t('invitations.byHand.placeholder')}
              required
              withAsterisk={false}
              autosize
              minRows={2}
              maxLength={300}
              data-autofocus
              dir="auto"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            {inviting.error && <Notice failed>{errorText(t, inviting.error)}</Notice>}
            <Button type="submit" loading={inviting.isPending}>
              {t('invitations.byHand.send')}
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
