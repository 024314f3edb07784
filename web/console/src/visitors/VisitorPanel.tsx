import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { IconExternalLink, IconMessageCircle, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/http';
import { visitQuery } from '../api/visitors';
import { safeHref } from '../desk/context/facts';
import { pageName } from '../desk/list/pageName';
import { useDesk } from '../desk/useDesk';
import { InviteButton } from '../invitations/InviteButton';
import { Avatar } from '../ui/Avatar';
import { dayAndTimeOf, languageName } from '../ui/format';
import { errorText } from '../ui/problemText';
import { usePart } from '../ui/store';
import { BlockButton } from './blocks/BlockButton';
import { CartList } from './CartList';
import { placeName, visitorName } from './facts';
import { Trail } from './Trail';
import classes from './VisitorPanel.module.css';

/** One visitor closer by: what they look at, their cart, where they went, what is known of them. */
export function VisitorPanel({ id, close }: { id: string; close: () => void }) {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const live = usePart(desk.visitors, (list) => list?.rows.find((row) => row.visitor === id));
  const detail = useQuery(visitQuery(id));
  const { refetch } = detail;
  // The list tells when something changed; the rest is read anew then.
  const changed = live && `${live.pages} ${live.page.url} ${live.cart?.value} ${live.lastMicros}`;
  useEffect(() => {
    if (changed !== undefined) void refetch();
  }, [changed, refetch]);

  const row = live ?? detail.data?.row;
  const name = row === undefined ? '' : visitorName(row, t);
  const href = row && safeHref(row.page.url);
  return (
    <aside className={classes.panel} aria-label={t('visitors.panel.label', { name })}>
      <div className={classes.who}>
        {row && <Avatar author={{ id, ...(row.name ? { name: row.name } : {}) }} size={40} />}
        <h2 className={classes.name} dir="auto">
          {name}
          {row && <span className={classes.quiet}>{t(`visitors.state.${row.state}`)}</span>}
        </h2>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          onClick={close}
          aria-label={t('visitors.panel.close')}
        >
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      </div>
      {detail.error && row === undefined && (
        <p className={classes.gone} role="alert">
          {detail.error instanceof ProblemError && detail.error.problem.code === 'notFound'
            ? t('visitors.panel.gone')
            : errorText(t, detail.error)}
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
            <p className={classes.page} dir="auto">
              <span className={classes.kind}>{t(`visitors.kind.${row.kind}`)}</span>{' '}
              {pageName(row.page) ?? t('visitors.noPage')}
            </p>
            {href && (
              <a href={href} target="_blank" rel="noopener noreferrer nofollow" className={classes.address}>
                <bdi>{row.page.url}</bdi>
                <IconExternalLink size={14} stroke={1.75} aria-hidden />
              </a>
            )}
          </Part>
          <Part title={t('visitors.panel.cart')}>
            {detail.isPending ? <Skeleton height={40} /> : <CartList cart={detail.data?.cart ?? row.cart} />}
          </Part>
          <Part title={t('visitors.panel.trail')}>
            {detail.isPending ? <Skeleton height={120} /> : <Trail pages={detail.data?.trail ?? []} />}
          </Part>
          <Part title={t('visitors.panel.facts')}>
            <dl className={classes.facts}>
              <Fact name={t('visitors.panel.site')} value={row.siteName} />
              <Fact name={t('visitors.panel.visits')} value={t('visitors.visit', { count: row.visits })} />
              <Fact name={t('visitors.panel.firstSeen')} value={dayAndTimeOf(row.firstSeenMicros)} />
              <Fact name={t('visitors.panel.source')} value={row.referrer} />
              <Fact
                name={t('visitors.panel.campaign')}
                value={[row.campaign?.source, row.campaign?.medium, row.campaign?.name]
                  .filter(Boolean)
                  .join(' · ')}
              />
              <Fact name={t('visitors.panel.place')} value={placeName(row, i18n.language)} />
              <Fact name={t('visitors.panel.language')} value={row.language && languageName(row.language)} />
              <Fact
                name={t('visitors.panel.device')}
                value={[row.device && t(`visitors.device.${row.device}`), row.browser]
                  .filter(Boolean)
                  .join(', ')}
              />
              <Fact name={t('visitors.panel.zone')} value={detail.data?.zone} />
              <Fact name={t('visitors.panel.ip')} value={row.ip} />
              {row.invitation !== 'none' && (
                <Fact
                  name={t('visitors.panel.invitation')}
                  value={
                    row.invitation === 'declined' && row.declinedUntilMicros !== undefined
                      ? t('visitors.panel.declinedUntil', { until: dayAndTimeOf(row.declinedUntilMicros) })
                      : t(`visitors.standing.${row.invitation}`)
                  }
                />
              )}
              {Object.entries(detail.data?.attributes ?? {}).map(([key, value]) => (
                <Fact key={key} name={key} value={value} />
              ))}
            </dl>
          </Part>
        </>
      )}
    </aside>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.title}>{title}</h3>
      {children}
    </section>
  );
}

/** Nothing where nothing is known. */
function Fact({ name, value }: { name: string; value: string | undefined }) {
  if (!value) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </>
  );
}
