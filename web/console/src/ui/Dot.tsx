import classes from './Dot.module.css';

/** Whether somebody is there. Decoration: words beside it say so too. */
export function Dot({ on }: { on: boolean }) {
  return <span className={classes.dot} data-on={on} />;
}
