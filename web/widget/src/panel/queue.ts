import { element, setText } from './dom.ts';
import { minutesWords } from './hours.ts';
import type { Panel } from './parts.ts';
import { settings } from './settings.ts';
import { followInShop } from './shell.ts';
import { text } from './texts.ts';
import { linked } from './words.ts';

/** What stands below the log while somebody waits: their place, what else they can do, an answer by e-mail. */

/** Under this name the tab keeps which conversation waits, and since when by this machine's clock. */
const SINCE = 'shopbell.waits';
/** A queue may move each second; who hears it is told of it no more often than this. */
const SAID_EVERY_MS = 20_000;

export interface Queue {
  readonly card: HTMLElement;
  /** Draws what holds now: whether questions are taken by e-mail alone, and whether the form may be asked for. */
  draw(state: { readonly leaves: boolean; readonly mayAsk: boolean }): void;
}

/** @param wish asks for an answer by e-mail */
export function queue(panel: Panel, wish: () => void): Queue {
  const { chat, shell } = panel;
  const { emailOfferAfterSeconds, meanwhile } = settings.waiting;
  const position = element('p', { className: 'position' });
  const wait = element('p', {});
  const links = meanwhile.map((line) => element('li', { dir: 'auto' }, ...linked(line, followInShop(shell))));
  const lines = element('div', {}, element('h2', {}, text('meanwhileTitle')), element('ul', {}, ...links));
  const button = element(
    'button',
    { type: 'button', className: 'main', onclick: wish },
    text('offerMailYes'),
  );
  const offer = element('div', { className: 'offer' }, element('p', {}, text('offerMail')), button);
  const card = element('section', { className: 'reach' }, position, wait, lines, offer);
  let said = '';
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let due: ReturnType<typeof setTimeout> | undefined;

  /** Their place is said when it changes; a wait that grows or shrinks by a minute is not. */
  const say = (words: string) => {
    if (!words) said = '';
    if (quiet || words === said) return;
    said = words;
    panel.announce(words);
    quiet = setTimeout(() => {
      quiet = undefined;
      panel.changed();
    }, SAID_EVERY_MS);
  };

  /** How much longer a conversation waits before an answer by e-mail is offered. */
  const leftMs = (conversation: string) => {
    const [kept, at] = (shell.tab.getItem(SINCE) ?? '').split(' ');
    const since = kept === conversation ? Number(at) : Date.now();
    if (kept !== conversation) shell.tab.setItem(SINCE, `${conversation} ${since}`);
    return since + emailOfferAfterSeconds * 1_000 - Date.now();
  };

  const isOffered = (queued: boolean, mayAsk: boolean, leaves: boolean) => {
    clearTimeout(due);
    if (!mayAsk) return false;
    if (chat.away) return chat.waiting || !(chat.open || leaves);
    if (!queued || !chat.place) return false;
    const left = leftMs(chat.place.conversation);
    if (left > 0) due = setTimeout(panel.changed, left);
    return left <= 0;
  };

  const draw: Queue['draw'] = ({ leaves, mayAsk }) => {
    const place = chat.waiting && !chat.away ? chat.place : undefined;
    const n = place?.position ?? 0;
    // Who asked for the answer by e-mail need not stay for their turn.
    const turn = chat.asked ? 0 : n;
    const words = turn > 1 ? text('queuePlace', { n }) : turn ? text('queueNext') : '';
    const seconds = turn ? place?.expectedSeconds : undefined;
    setText(position, words);
    setText(wait, seconds ? text('queueWait', { name: minutesWords(seconds) }) : '');
    say(words);
    lines.hidden = !meanwhile.length || !(n || leaves || (chat.away && chat.waiting));
    offer.hidden = !isOffered(n > 0, mayAsk, leaves);
    card.hidden = !words && lines.hidden && offer.hidden;
  };
  return { card, draw };
}
