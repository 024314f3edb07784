import type { ProblemDetail } from '@shopbell/protocol';
import { element } from './dom.ts';
import type { Item, Line } from './items.ts';
import { LANGUAGE, text } from './texts.ts';

const DAY_MS = 86_400_000;
const clock = new Intl.DateTimeFormat(LANGUAGE, { timeStyle: 'short' });
const calendar = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'long', day: 'numeric', month: 'long' });

export interface LogActions {
  retry(clientId: string): void;
  /** Takes a failed line back into the composer. */
  edit(line: Line): void;
}

/** Draws the log: rows stay the same elements as long as their key does. */
export class Log {
  readonly #rows = new Map<string, { row: HTMLLIElement; drawn: string }>();

  constructor(
    private readonly list: HTMLElement,
    private readonly actions: LogActions,
  ) {}

  draw(items: readonly Item[]): void {
    let next = this.list.firstElementChild;
    const left = new Set(this.#rows.keys());
    for (const [index, item] of items.entries()) {
      left.delete(item.key);
      const kept = this.#rows.get(item.key);
      const row = kept?.row ?? document.createElement('li');
      const newest = index === items.length - 1;
      const drawn = JSON.stringify([item, newest]);
      if (drawn !== kept?.drawn) {
        row.className = classOf(item);
        row.replaceChildren(...this.#content(item, newest));
        this.#rows.set(item.key, { row, drawn });
      }
      if (row === next) next = next.nextElementSibling;
      else this.list.insertBefore(row, next);
    }
    for (const key of left) {
      this.#rows.get(key)?.row.remove();
      this.#rows.delete(key);
    }
  }

  #content(item: Item, newest: boolean): (Node | string)[] {
    if (item.kind === 'day') return [dayName(item.at)];
    if (item.kind === 'event') return [text(item.text, { name: item.name ?? text('shop') })];
    const name = item.mine ? text('you') : (item.name ?? text('shop'));
    const content: Node[] = [
      item.mine || !item.first
        ? element('span', { className: 'hidden' }, `${name}: `)
        : element('span', { className: 'name' }, name),
      // What shows files finds it by its class: see `files.ts`.
      item.file ? element('div', { className: 'bubble file', file: item.file } as never) : bubble(item.text),
    ];
    if (item.at !== undefined) {
      content.push(element('time', { dateTime: new Date(item.at).toISOString() }, clock.format(item.at)));
    }
    if (item.state === 'failed') content.push(this.#failed(item, item.problem));
    else if (item.mine && newest) {
      content.push(
        element('small', { className: item.state }, text(item.state === 'sending' ? 'sending' : 'sent')),
      );
    }
    return content;
  }

  #failed(line: Line, problem: ProblemDetail | undefined): HTMLElement {
    const mend = problem?.action === 'mend' && problem.code !== 'clientIdReused';
    return element(
      'small',
      { className: 'failed', role: 'alert' },
      `${text('failed')} ${problem?.detail ?? problem?.title ?? ''} `,
      element(
        'button',
        { type: 'button', onclick: () => (mend ? this.actions.edit(line) : this.actions.retry(line.key)) },
        text(mend ? 'edit' : 'retry'),
      ),
    );
  }
}

function classOf(item: Item): string {
  if (item.kind !== 'line') return 'event';
  return `${item.mine ? 'mine' : 'theirs'} ${item.state}${item.first ? ' first' : ''}${item.last ? ' last' : ''}`;
}

/** Most lines hold no address; where one may, what finds it comes later. Until then it is read as it is. */
function bubble(line: string): HTMLElement {
  const made = element('p', { className: 'bubble', dir: 'auto' }, line);
  if (/www|:\/\//i.test(line)) {
    import('./words.ts').then(
      ({ linked }) => made.replaceChildren(...linked(line)),
      () => {},
    );
  }
  return made;
}

function dayName(at: number): string {
  const day = new Date(at).toDateString();
  const now = Date.now();
  if (day === new Date(now).toDateString()) return text('today');
  if (day === new Date(now - DAY_MS).toDateString()) return text('yesterday');
  return calendar.format(at);
}
