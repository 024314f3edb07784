import type { Chat } from './chat.ts';
import { answersIn, type TextKey, text } from './texts.ts';

/** What there is to tell of. */
export type Told = Pick<Chat, 'line' | 'open' | 'talked' | 'waiting' | 'reachable' | 'loading'>;

/** The one thing that the shopper must know now, if there is one. */
export function status({ line, open, talked, waiting, reachable, loading }: Told): TextKey | undefined {
  if (line === 'stopped' || line === 'lost' || line === 'back') return line;
  if (loading) return 'opening';
  const away = reachable?.staffAvailable === false;
  if (waiting) return away ? 'kept' : 'waiting';
  if (open) return undefined;
  if (away) return 'leave';
  return talked ? 'closed' : undefined;
}

/** What the header says of the people behind it: nothing that is not known, as while the line is lost. */
export function presence({ reachable, line }: Pick<Told, 'line' | 'reachable'>): string {
  if (line === 'lost' || line === 'stopped') return '';
  if (!reachable) return line === 'opening' ? text('opening') : '';
  if (!reachable.staffAvailable) return text('away');
  return reachable.answerSeconds === undefined ? text('here') : answersIn(reachable.answerSeconds);
}
