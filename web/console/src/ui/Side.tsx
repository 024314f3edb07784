import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Side.module.css';
import { safeHref } from './safeHref';

/** A panel beside something, about one person; where there is no room, its user lays it over. */
export function SidePanel({
  label,
  className = '',
  head,
  children,
}: {
  label: string;
  className?: string | undefined;
  /** Who it is about, and how it is closed; stays in sight. */
  head: ReactNode;
  children: ReactNode;
}) {
  return (
    <aside className={`${classes.panel} ${className}`} aria-label={label}>
      <div className={classes.who}>{head}</div>
      {children}
    </aside>
  );
}

/** The name of whom a panel is about. */
export function SideName({ children }: { children: ReactNode }) {
  return (
    <h2 className={classes.name} dir="auto">
      {children}
    </h2>
  );
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.title}>{title}</h3>
      {children}
    </section>
  );
}

/**
 * Pairs of a name and what is known under it.
 *
 * @param below whether what is known stands below its name: where names are as long as sentences
 */
export function Facts({ below = false, children }: { below?: boolean; children: ReactNode }) {
  return (
    <dl className={classes.facts} data-below={below}>
      {children}
    </dl>
  );
}

/** Nothing where nothing is known. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </>
  );
}

/** A page of the shop: what it is called, and its address where that may be followed. */
export function PageOfShop({ url, children }: { url: string; children: ReactNode }) {
  const href = safeHref(url);
  return (
    <>
      <p className={classes.page} dir="auto">
        {children}
      </p>
      {href && (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow" className={classes.address}>
          <bdi>{url}</bdi>
          <IconExternalLink size={14} stroke={1.75} aria-hidden />
        </a>
      )}
    </>
  );
}
