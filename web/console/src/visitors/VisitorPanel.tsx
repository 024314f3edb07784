import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { IconMessageCircle, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/http';
import { visitQuery } from '../api/visitors';
import { pageName } from '../desk/list/pageName';
import { useDesk } from '../desk/useDesk';
import { InviteButton } from '../invitations/InviteButton';
import { Avatar } from '../ui/Avatar';
import { dayAndTimeOf, languageName } from '../ui/format';
import { errorText } from '../ui/problemText';
import { Fact, Facts, PageOfShop, Part, SideName, SidePanel } from '../ui/Side';
import { usePart } from '../ui/store';
import { BlockButton } from './blocks/BlockButton';
import { CartList } from './CartList';
import { placeName, visitorName } from './facts';
import { Trail } from './Trail';
import classes from './VisitorPanel.module.css';

/** The list says nothing of those whom its filters leave out. */
const EVERY_MILLIS = 10_000;

/** One visitor closer by: what they look at, their cart, where they went, what is known of them. */
export function VisitorPanel({ id, close }: { id: string; close: () => void }) {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const live = usePart(desk.visitors, (list) => list?.rows.find((row) => row.visitor === id));
  const detail = useQuery({ ...visitQuery(id), refetchInterval: EVERY_MILLIS });
  const { refetch } = detail;
  // The list tells when something changed; the rest is read anew then.
  const changed = live && `${live.pages} ${live.page.url} ${live.cart?.value} ${live.lastMicros}`;
  useEffect(() => {
    if (changed !== undefined) void refetch();
  }, [changed, refetch]);

  const isForgotten = detail.error instanceof ProblemError && detail.error.problem.code === 'notFound';
  const row = isForgotten ? undefined : (live ?? detail.data?.row);
  const name = row === undefined ? '' : visitorName(row, t);
  return (
    <SidePanel
      label={t('visitors.panel.label', { name })}
      className={classes.panel}
      head={
        <>
          {row && <Avatar author={{ id, ...(row.name ? { name: row.name } : {}) }} size={40} />}
          <SideName>
            {name}
            {row && <span className={classes.quiet}>{t(`visitors.state.${row.state}`)}</span>}
          </SideName>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            onClick={close}
            aria-label={t('visitors.panel.close')}
          >
            <IconX size={18} stroke={1.75} />
          </ActionIcon>
        </>
      }
    >
      {detail.error && row === undefined && (
        <p className={classes.gone} role="alert">
          {isForgotten ? t('visitors.panel.gone') : errorText(t, detail.error)}
        </p>
      )}
      {row && (
        <>
          <div className={classes.actions}>
            {row.conversation !== undefined && (
              <Button
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/$view/$conversation"
                    params={{ view: 'open', conversation: row.conversation ?? '' }}
                  />
                )}
                leftSection={<IconMessageCircle size={16} stroke={1.75} aria-hidden />}
              >
                {t('visitors.panel.open')}
              </Button>
            )}
            {row.conversation === undefined && row.state !== 'gone' && (
              <InviteButton visitor={id} name={name} declinedUntilMicros={row.declinedUntilMicros} />
            )}
            {desk.me.role !== 'agent' && <BlockButton row={row} name={name} />}
          </div>
          <Part title={t('visitors.panel.looking')}>
            <PageOfShop url={row.page.url}>
              <span className={classes.kind}>{t(`visitors.kind.${row.kind}`)}</span>{' '}
              {pageName(row.page) ?? t('visitors.noPage')}
            </PageOfShop>
          </Part>
          <Part title={t('visitors.panel.cart')}>
            {detail.isPending ? <Skeleton height={40} /> : <CartList cart={detail.data?.cart ?? row.cart} />}
          </Part>
          <Part title={t('visitors.panel.trail')}>
            {detail.isPending ? <Skeleton height={120} /> : <Trail pages={detail.data?.trail ?? []} />}
          </Part>
          <Part title={t('visitors.panel.facts')}>
            <Facts>
              <Fact name={t('visitors.panel.site')}>{row.siteName}</Fact>
              <Fact name={t('visitors.panel.visits')}>{t('visitors.visit', { count: row.visits })}</Fact>
              <Fact name={t('visitors.panel.orders')}>{row.orders || undefined}</Fact>
              <Fact name={t('visitors.panel.firstSeen')}>{dayAndTimeOf(row.firstSeenMicros)}</Fact>
              <Fact name={t('visitors.panel.source')}>{row.referrer}</Fact>
              <Fact name={t('visitors.panel.campaign')}>
                {[row.campaign?.source, row.campaign?.medium, row.campaign?.name].filter(Boolean).join(' · ')}
              </Fact>
              <Fact name={t('visitors.panel.place')}>{placeName(row, i18n.language)}</Fact>
              <Fact name={t('visitors.panel.language')}>{row.language && languageName(row.language)}</Fact>
              <Fact name={t('visitors.panel.device')}>
                {[row.device && t(`visitors.device.${row.device}`), row.browser].filter(Boolean).join(', ')}
              </Fact>
              <Fact name={t('visitors.panel.zone')}>{detail.data?.zone}</Fact>
              <Fact name={t('visitors.panel.ip')}>{row.ip}</Fact>
              {row.invitation !== 'none' && (
                <Fact name={t('visitors.panel.invitation')}>
                  {row.invitation === 'declined' && row.declinedUntilMicros !== undefined
                    ? t('visitors.panel.declinedUntil', { until: dayAndTimeOf(row.declinedUntilMicros) })
                    : t(`visitors.standing.${row.invitation}`)}
                </Fact>
              )}
              {Object.entries(detail.data?.attributes ?? {}).map(([key, value]) => (
                <Fact key={key} name={key}>
                  {value}
                </Fact>
              ))}
            </Facts>
          </Part>
        </>
      )}
    </SidePanel>
  );
}
