import { element } from './dom.ts';
import type { Line } from './items.ts';
import type { LogActions } from './log.ts';
import { LANGUAGE, text } from './texts.ts';

/** Says that a line was refused, and offers to mend or to repeat it. */
export function explain(place: HTMLElement, line: Line, actions: LogActions): void {
  const { problem } = line;
  const mend = problem?.action === 'mend' && problem.code !== 'clientIdReused';
  // The server explains itself in English.
  const why = LANGUAGE === 'en' ? (problem?.detail ?? problem?.title ?? '') : '';
  place.replaceChildren(
    `${text('failed')} ${why} `,
    element(
      'button',
      { type: 'button', onclick: () => (mend ? actions.edit(line) : actions.retry(line.key)) },
      text(mend ? 'edit' : 'retry'),
    ),
  );
}
