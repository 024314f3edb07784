import type { Chat } from './chat.ts';
import { answersIn, type TextKey, text } from './texts.ts';

/** What there is to tell of. */
export type Told = Pick<
  Chat,
  'line' | 'open' | 'talked' | 'waiting' | 'reachable' | 'away' | 'awayWords' | 'asked' | 'loading'
>;

/** The one thing that the shopper must know now, if there is one; of writing nothing, while there is no field for it. */
export function status(
  { line, open, talked, waiting, away, asked, loading }: Told,
  held: boolean,
): TextKey | undefined {
  if (line === 'stopped' || line === 'lost' || line === 'back') return line;
  if (loading) return 'opening';
  if (waiting && !asked) return away ? 'kept' : 'waiting';
  if (open || held) return undefined;
  if (away) return 'leave';
  return talked ? 'closed' : undefined;
}

/** What the header says of the people behind it: nothing that is not known, as while the line is lost. */
export function presence({ reachable, line, away, awayWords }: Told): string {
  if (line === 'lost' || line === 'stopped') return '';
  if (!reachable) return line === 'opening' ? text('opening') : '';
  if (away) return awayWords;
  return reachable.answerSeconds === undefined ? text('here') : answersIn(reachable.answerSeconds);
}
