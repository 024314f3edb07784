import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Empty.module.css';

interface EmptyProps {
  icon: TablerIcon;
  title: string;
  hint: string;
  /** Whether it is all that the page shows. */
  alone?: boolean;
  /** Whether it tells of something that went wrong, and must be announced. */
  alert?: boolean;
  children?: ReactNode;
}

/** Stands where something would be: says what will appear here, and what to do to make it so. */
export function Empty({ icon: Icon, title, hint, alone, alert, children }: EmptyProps) {
  const Title = alone ? 'h1' : 'p';
  return (
    <div className={classes.empty} role={alert ? 'alert' : undefined}>
      <span className={classes.icon}>
        <Icon size={24} stroke={1.5} aria-hidden />
      </span>
      <Title className={classes.title}>{title}</Title>
      <p className={classes.hint}>{hint}</p>
      {children && <div className={classes.action}>{children}</div>}
    </div>
  );
}
