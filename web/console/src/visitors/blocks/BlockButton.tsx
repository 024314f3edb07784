import { Button, Modal, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { VisitorRow } from '@shopbell/protocol';
import { IconBan } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNowMillis } from '../../api/http';
import { type BlockKind, block, blocksQuery } from '../../api/visitors';
import { Notice } from '../../ui/Notice';
import { errorText } from '../../ui/problemText';
import { say } from '../../ui/say';
import { countryName } from '../facts';

const HOUR_MILLIS = 3_600_000;
const LASTS = { hour: HOUR_MILLIS, day: 24 * HOUR_MILLIS, month: 30 * 24 * HOUR_MILLIS, always: undefined };
type Lasts = keyof typeof LASTS;

/** Keeps somebody off, by their browser, address or country. */
export function BlockButton({ row, name }: { row: VisitorRow; name: string }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [kind, setKind] = useState<BlockKind>('visitor');
  const [range, setRange] = useState(row.ip ?? '');
  const [reason, setReason] = useState('');
  const [lasts, setLasts] = useState<Lasts>('day');
  const blocking = useMutation({
    mutationFn: () => {
      const millis = LASTS[lasts];
      const value = { visitor: row.visitor, range, country: row.country ?? '' }[kind];
      const until = millis === undefined ? {} : { untilMicros: (serverNowMillis() + millis) * 1000 };
      return block({ kind, value, reason, ...until });
    },
    onSuccess: () => {
      setOpened(false);
      say({ text: t('visitors.block.done') });
      return queries.invalidateQueries(blocksQuery);
    },
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconBan size={16} stroke={1.75} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('visitors.block.action')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('visitors.block.title', { name })}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            blocking.mutate();
          }}
        >
          <Stack>
            <Radio.Group
              label={t('visitors.block.what')}
              value={kind}
              onChange={(value) => setKind(value as BlockKind)}
            >
              <Stack gap={8} mt={4}>
                <Radio value="visitor" label={t('visitors.block.visitor')} />
                {row.ip && <Radio value="range" label={t('visitors.block.range')} />}
                {row.country && (
                  <Radio
                    value="country"
                    label={t('visitors.block.country', { country: countryName(row.country, i18n.language) })}
                  />
                )}
              </Stack>
            </Radio.Group>
            {kind === 'range' && (
              <TextInput
                label={t('visitors.block.rangeValue')}
                value={range}
                onChange={(event) => setRange(event.currentTarget.value)}
                required
              />
            )}
            <Textarea
              label={t('visitors.block.reason')}
              description={t('visitors.block.reasonHint')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={500}
              autosize
              minRows={2}
              required
              data-autofocus
            />
            <Select
              label={t('visitors.block.until')}
              value={lasts}
              onChange={(value) => setLasts((value ?? 'day') as Lasts)}
              allowDeselect={false}
              data={(['hour', 'day', 'month', 'always'] as const).map((one) => ({
                value: one,
                label: t(`visitors.block.${one}`),
              }))}
            />
            {blocking.error && <Notice failed>{errorText(t, blocking.error)}</Notice>}
            <Button type="submit" color="red" loading={blocking.isPending}>
              {t('visitors.block.submit')}
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
