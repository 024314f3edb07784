import { element } from './dom.ts';
import type { Item, Line } from './items.ts';
import { withTexts } from './parts.ts';
import { LANGUAGE, text } from './texts.ts';

const clock = new Intl.DateTimeFormat(LANGUAGE, { timeStyle: 'short' });

export interface LogActions {
  /** A link was clicked. A page of the shop opens where the shop is; every other one beside it. */
  follow(event: Event, link: HTMLAnchorElement): void;
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
      item.file
        ? element('div', { className: 'bubble file', file: item.file } as never)
        : bubble(item.text, this.actions),
    ];
    if (item.at !== undefined) {
      content.push(element('time', { dateTime: new Date(item.at).toISOString() }, clock.format(item.at)));
    }
    if (item.state === 'failed') content.push(this.#failed(item));
    else if (item.mine && newest) {
      content.push(
        element('small', { className: item.state }, text(item.state === 'sending' ? 'sending' : 'sent')),
      );
    }
    return content;
  }

  /** Why a line failed, which hardly one does, and what can be done. */
  #failed(line: Line): HTMLElement {
    const place = element('small', { className: 'failed', role: 'alert' });
    void withTexts(() => import('./failed.ts')).then(({ explain }) => explain(place, line, this.actions));
    return place;
  }
}

function classOf(item: Item): string {
  if (item.kind !== 'line') return 'event';
  return `${item.mine ? 'mine' : 'theirs'} ${item.state}${item.first ? ' first' : ''}${item.last ? ' last' : ''}`;
}

/** Most lines hold no address; where one may, what finds it comes later. Until then it is read as it is. */
function bubble(line: string, { follow }: LogActions): HTMLElement {
  const made = element('p', { className: 'bubble', dir: 'auto' }, line);
  if (/www|:\/\//i.test(line)) {
    import('./words.ts').then(
      ({ linked }) => made.replaceChildren(...linked(line, follow)),
      () => {},
    );
  }
  return made;
}

/** Who has no conversation of another day has no use for the names of days. */
function dayName(at: number): Node {
  const place = element('span', {});
  void withTexts(() => import('./days.ts')).then(({ dayName }) => place.append(dayName(at)));
  return place;
}
