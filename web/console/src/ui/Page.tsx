import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Page.module.css';

/** A page beside the rail that is not the desk: a heading, a sentence, and sections in one column. */
export function Page({
  title,
  hint,
  action,
  wide = false,
  back,
  children,
}: {
  title: string;
  hint: string;
  action?: ReactNode;
  /** Whether it takes all the room there is, for what stands beside the column. */
  wide?: boolean;
  /** Leads to the list that this page is one entry of. */
  back?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className={classes.page}>
      <div className={classes.column} data-wide={wide}>
        {back ? <div className={classes.up}>{back}</div> : <ToDesk />}
        <header className={classes.head}>
          <div>
            <h1 className={classes.title}>{title}</h1>
            <p className={classes.hint}>{hint}</p>
          </div>
          {action}
        </header>
        {children}
      </div>
    </main>
  );
}

/** The way back on a phone, where there is no rail. */
export function ToDesk() {
  const { t } = useTranslation();
  return (
    <Link to="/" className={classes.back}>
      <IconArrowLeft size={20} stroke={1.75} aria-hidden /> {t('common.toDesk')}
    </Link>
  );
}

export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2 className={classes.sectionTitle}>{title}</h2>
      {hint && <p className={classes.hint}>{hint}</p>}
      <div className={classes.body}>{children}</div>
    </section>
  );
}
