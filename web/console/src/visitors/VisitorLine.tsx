import { Skeleton } from '@mantine/core';
import type { VisitorRow } from '@shopbell/protocol';
import {
  IconDeviceDesktop,
  IconDeviceMobile,
  IconDeviceTablet,
  IconHandStop,
  IconMail,
  IconMessageCircle,
  IconShoppingCart,
} from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../ui/Avatar';
import { languageName, wholeMoment } from '../ui/format';
import { useNowMillis } from '../ui/useNow';
import { cartValue, lookedAt, placeName, priceOf, sourceName, spent, visitorName } from './facts';
import classes from './VisitorTable.module.css';

const DEVICES = { phone: IconDeviceMobile, tablet: IconDeviceTablet, desktop: IconDeviceDesktop };

interface VisitorLineProps {
  /** Absent while the window that holds it is on its way. */
  row: VisitorRow | undefined;
  watched: string | undefined;
  watch: (visitor: string) => void;
}

/** What one must know of a visitor to decide whether to speak to them. */
export function VisitorLine({ row, watched, watch }: VisitorLineProps) {
  if (row === undefined)
    return (
      <div className={classes.line} aria-busy>
        <Skeleton height={12} width="60%" my="auto" />
      </div>
    );
  return <Known row={row} isWatched={row.visitor === watched} watch={watch} />;
}

const Known = memo(function Known({
  row,
  isWatched,
  watch,
}: {
  row: VisitorRow;
  isWatched: boolean;
  watch: (visitor: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const now = useNowMillis();
  const name = visitorName(row, t);
  const cart = cartValue(row.cart);
  const place = placeName(row, i18n.language);
  const Device = row.device && DEVICES[row.device];
  const price = row.product && priceOf(row.product);
  return (
    <div className={classes.line} data-watched={isWatched} data-state={row.state} data-visitor={row.visitor}>
      <div className={classes.visitor}>
        <Avatar author={{ id: row.visitor, ...(row.name ? { name: row.name } : {}) }} size={32} />
        <span className={classes.words}>
          <button
            type="button"
            className={classes.name}
            aria-label={t('visitors.watch', { name })}
            aria-pressed={isWatched}
            onClick={() => watch(row.visitor)}
          >
            <span dir="auto">{name}</span>
          </button>
          <span className={classes.marks}>
            <span className={classes.state} data-state={row.state}>
              {t(`visitors.state.${row.state}`)}
            </span>
            <Marks row={row} />
          </span>
        </span>
      </div>
      <div className={classes.page}>
        <span className={classes.first}>
          <span className={classes.kind}>{t(`visitors.kind.${row.kind}`)}</span>
          <span className={classes.cut} dir="auto">
            {lookedAt(row) ?? t('visitors.noPage')}
          </span>
        </span>
        {row.product && (
          <span className={classes.second} dir="auto">
            {[price, row.product.category].filter(Boolean).join(' · ')}
          </span>
        )}
      </div>
      <div className={classes.cart}>
        {cart && (
          <>
            <IconShoppingCart size={14} stroke={1.75} aria-hidden className={classes.onCard} /> {cart}
          </>
        )}
      </div>
      <div className={classes.time} title={wholeMoment(row.onSiteSinceMicros)}>
        {spent(row.onSiteSinceMicros, now, t)}
      </div>
      <div className={classes.pages}>
        <span className={classes.onTable}>{row.pages}</span>
        <span className={classes.onCard}>{t('visitors.page', { count: row.pages })}</span>
        <span className={classes.second}>
          {[
            t('visitors.visit', { count: row.visits }),
            row.orders > 0 && t('visitors.order', { count: row.orders }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className={classes.source}>
        <span className={classes.cut} dir="auto">
          {sourceName(row) ?? t('visitors.directly')}
        </span>
      </div>
      <div className={classes.place}>
        <span className={classes.first}>
          {Device && row.device && (
            <Device size={16} stroke={1.75} role="img" aria-label={t(`visitors.device.${row.device}`)} />
          )}
          <span className={classes.cut}>{place ?? row.ip}</span>
        </span>
        {row.language && <span className={classes.second}>{languageName(row.language)}</span>}
      </div>
    </div>
  );
});

/** Whether they chat, and how the last invitation went: red and in words where they said no. */
function Marks({ row }: { row: VisitorRow }) {
  const { t } = useTranslation();
  if (row.conversation !== undefined)
    return (
      <span className={classes.mark} data-tone="good">
        <IconMessageCircle size={14} stroke={1.75} aria-hidden /> {t('visitors.chatting')}
      </span>
    );
  if (row.invitation === 'none') return null;
  const declined = row.invitation === 'declined';
  const Icon = declined ? IconHandStop : IconMail;
  return (
    <span className={classes.mark} data-tone={declined ? 'bad' : undefined}>
      <Icon size={14} stroke={1.75} aria-hidden /> {t(`visitors.standing.${row.invitation}`)}
    </span>
  );
}
