import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useId } from 'react';
import classes from './Choice.module.css';

interface ChoiceProps<Value extends string> {
  label: string;
  hint?: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Choice<Value extends string>({ label, hint, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  // More than two do not fit side by side on a phone.
  const below = useMediaQuery('(width < 480px)', undefined, { getInitialValueInEffect: false });
  return (
    <div className={classes.field}>
      <span id={id} className={classes.label}>
        {label}
      </span>
      {hint && <p className={classes.hint}>{hint}</p>}
      <SegmentedControl
        aria-labelledby={id}
        orientation={below && options.length > 2 ? 'vertical' : 'horizontal'}
        value={value}
        data={[...options]}
        onChange={(next) => onChange(next as Value)}
        style={{ justifySelf: 'start', maxInlineSize: '100%' }}
      />
    </div>
  );
}
