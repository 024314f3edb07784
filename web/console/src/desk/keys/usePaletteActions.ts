import { useMantineColorScheme } from '@mantine/core';
import type { WorkItem } from '@shopbell/protocol';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLeave } from '../../account/useLeave';
import { set, settings } from '../../settings/settings';
import { nameOf } from '../../ui/person';
import { useStore } from '../../ui/store';
import { onlooker, rowsOf, VIEWS } from '../list/views';
import { useDesk } from '../useDesk';
import { useReopeningNow } from '../useReopening';
import { type Place, placesOf } from '../views/places';
import { KEYS, type KeyCommand } from './keys';

interface PaletteAction {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly keys?: string;
  readonly onClick: () => void;
}

interface PaletteGroup {
  readonly group: string;
  readonly actions: readonly PaletteAction[];
}

/** Everything the palette offers, where one is just now. */
export function usePaletteActions(commands: Record<KeyCommand, () => void>): PaletteGroup[] {
  const { t } = useTranslation();
  const desk = useDesk();
  const navigate = useNavigate();
  const { conversation } = useParams({ strict: false });
  const { sound } = useStore(settings);
  const available = useStore(desk.available);
  const work = useStore(desk.work);
  const staff = useStore(desk.staff);
  const { setColorScheme } = useMantineColorScheme();
  const leave = useLeave();
  const reopening = useReopeningNow();

  const item = conversation === undefined ? undefined : work.get(conversation);
  const command = (id: KeyCommand, label: string = t(`keys.${id}`)): PaletteAction => ({
    id,
    label,
    keys: KEYS[id].toUpperCase(),
    onClick: commands[id],
  });
  /** What the key does about the end of a conversation; nothing where there is no going on with it. */
  const end = (row: WorkItem): PaletteAction[] => {
    if (row.state === 'open') return [command('close')];
    const { is } = reopening(row);
    if (is === 'erased') return [];
    return [command('close', t(is === 'possible' ? 'keys.reopen' : 'keys.elsewhere'))];
  };
  const here =
    item === undefined
      ? [command('next')]
      : [
          command('reply'),
          command('note'),
          ...(item.state === 'open' && item.assignee?.id !== desk.me.id ? [command('take')] : []),
          ...end(item),
          command('next'),
          command('previous'),
          command('details'),
        ];
  const page = (to: '/team' | '/account' | Place['to'], label: string) => ({
    id: to,
    label,
    onClick: () => void navigate({ to }),
  });
  const conversations = rowsOf(work, 'open', onlooker(desk.me.id, staff)).map((row) => ({
    id: row.conversation,
    label: nameOf(row.shopper, (mark) => t('common.anonymous', { mark })),
    ...(row.lastLine ? { description: row.lastLine.text } : {}),
    onClick: () =>
      void navigate({ to: '/$view/$conversation', params: { view: 'open', conversation: row.conversation } }),
  }));
  return [
    { group: t('keys.group.conversation'), actions: here },
    {
      group: t('keys.group.go'),
      actions: [
        ...VIEWS.map((view) => ({
          id: view,
          label: t('keys.goTo', { view: t(`desk.views.${view}`) }),
          onClick: () => void navigate({ to: '/$view', params: { view } }),
        })),
        page('/account', t('keys.account')),
        ...(desk.me.role === 'administrator' ? [page('/team', t('keys.team'))] : []),
        ...placesOf(desk.me.role).map(({ to, text }) => page(to, t(`desk.places.${text}`))),
      ],
    },
    {
      group: t('keys.group.settings'),
      actions: [
        {
          id: 'available',
          label: t(available ? 'keys.goAway' : 'keys.goOnline'),
          onClick: () => desk.setAvailable(!available),
        },
        {
          id: 'sound',
          label: t(sound ? 'keys.soundOff' : 'keys.soundOn'),
          onClick: () => set('sound', !sound),
        },
        { id: 'light', label: t('keys.schemeLight'), onClick: () => setColorScheme('light') },
        { id: 'dark', label: t('keys.schemeDark'), onClick: () => setColorScheme('dark') },
        { id: 'auto', label: t('keys.schemeAuto'), onClick: () => setColorScheme('auto') },
        command('showKeys'),
        { id: 'leave', label: t('keys.signOut'), onClick: leave },
      ],
    },
    { group: t('keys.group.conversations'), actions: conversations },
  ];
}
