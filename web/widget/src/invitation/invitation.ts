import type { Context, Invitation } from '../context.ts';
import { emit } from '../events.ts';
import { renewals } from '../person.ts';
import { keepForPanel, keptForPanel } from '../tab.ts';
import css from './invitation.css?inline';
import { type Place, place } from './place.ts';

/**
 * The box that invites to chat. It never takes the focus, and stands aside for whatever the shopper does with the page.
 * Reads what is wanted from {@link Context.invitation}.
 */

/** In sight for so long without an answer, it was ignored. */
const IGNORED_AFTER_SECONDS = 60;
/** Screen readers hear what changes in a region that was there before. */
const HEARD_AFTER_MS = 150;
/** Under this name the tab keeps the words that a chat begins from, for the panel. */
const INVITED = 'invited';
/** Under this name it keeps the answers that the server has not confirmed: JSON of {@link Owed}. */
const OWED = 'outcomes';
/** So long after an answer did not get through it is given again, and then after twice as long. */
const AGAIN_AFTER_MS = 2_000;
const AGAIN_AT_MOST_MS = 60_000;

type Outcome = 'accepted' | 'declined' | 'closed' | 'ignored';
/** What became of invitations, by their ids. */
type Owed = Record<string, Outcome>;

const { context } = document.currentScript as unknown as { context: Context };
const { shadow, button } = context;
const status = element('div', 'status');
status.setAttribute('role', 'status');
let box: HTMLElement | undefined;
let shown: Invitation | undefined;
let placed: Place | undefined;
let seconds = 0;
let ticking: ReturnType<typeof setInterval> | undefined;
let again: ReturnType<typeof setTimeout> | undefined;

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  ...inside: (Node | string)[]
) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...inside);
  return made;
}

function press(name: string, className: string, outcome: Outcome): HTMLButtonElement {
  const made = element('button', className, name);
  made.type = 'button';
  made.onclick = () => settle(outcome);
  return made;
}

function portrait(from: Invitation['from']): HTMLElement {
  if (!from?.photo)
    return element('span', from ? 'face' : 'face mark', from ? ([...from.name][0] ?? '') : '');
  const photo = element('img', 'face');
  // A shop may let no pictures of others in; then a letter stands there, as for who has none.
  const onerror = () => photo.replaceWith(portrait({ name: from.name }));
  Object.assign(photo, { onerror, src: from.photo, alt: '' });
  return photo;
}

function show(invitation: Invitation): void {
  const { text, from, accept, decline, language = '' } = invitation;
  const close = press('', 'close', 'closed');
  const words = element('span', '', text);
  // Whoever invites by hand may write in another language than the shopper's.
  words.dir = 'auto';
  close.setAttribute('aria-label', invitation.close ?? decline);
  const card = element(
    'div',
    'card',
    portrait(from),
    element('p', '', ...(from ? [element('b', '', from.name)] : []), words),
    element('div', 'answers', press(accept, 'accept', 'accepted'), press(decline, '', 'declined')),
    close,
  );
  // The box stands where the page's direction puts the button; only what is in it has the invitation's own.
  box = element('section', 'box', card);
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-label', from?.name ?? button.ariaLabel ?? '');
  box.lang = status.lang = language;
  card.dir = status.dir = /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
  box.onkeydown = (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    settle('closed');
  };
  // Before the button, so that who tabs to the end of the page meets it first.
  button.before(box);
  placed = place(box, button);
  shown = invitation;
  seconds = 0;
  ticking = setInterval(tick, 1_000);
  setTimeout(() => {
    if (shown === invitation) status.textContent = from ? `${from.name}: ${text}` : text;
  }, HEARD_AFTER_MS);
  emit('invitation', { id: invitation.id, text });
}

/** Who reads it, or has it in hand, is not ignoring it. */
function tick(): void {
  if (document.visibilityState === 'hidden' || placed?.aside || box?.matches(':hover, :focus-within')) return;
  if (context.shown) settle('closed');
  else if (++seconds === IGNORED_AFTER_SECONDS) settle('ignored');
}

function settle(outcome: Outcome): void {
  if (!shown) return;
  const { id, text, from } = shown;
  owe({ ...owing, [id]: outcome });
  void deliver();
  if (outcome === 'accepted') {
    keep(INVITED, from ? `${from.name}: ${text}` : text);
    window.shopbell?.('open');
  }
  away();
  emit('outcome', { id, outcome });
}

/** Beside the panel's things, which leave with who they belong to. */
function keep(name: string, value: string): void {
  if (context.keep) context.keep(name, value);
  else keepForPanel({ ...keptForPanel(), [name]: value });
}

/** What the page before had no answer to. */
function owedBefore(): Owed {
  try {
    return JSON.parse(keptForPanel()[OWED] ?? '{}') as Owed;
  } catch {
    return {};
  }
}

function owe(outcomes: Owed): void {
  owing = outcomes;
  keep(OWED, JSON.stringify(outcomes));
}

/** Tells the server what became of invitations, until it has heard: on this page and, from the tab, on the next. */
async function deliver(pause = AGAIN_AFTER_MS): Promise<void> {
  clearTimeout(again);
  for (const [invitation, outcome] of Object.entries(owing)) {
    const answer = await context.post?.('outcome', { invitation, outcome });
    if (!answer || answer.action === 'retryLater' || answer.action === 'resume') {
      again = setTimeout(() => void deliver(Math.min(2 * pause, AGAIN_AT_MOST_MS)), pause);
      return;
    }
    const { [invitation]: _, ...others } = owing;
    owe(others);
  }
}

function away(): void {
  clearInterval(ticking);
  placed?.end();
  const hadFocus = box?.contains(shadow.activeElement);
  box?.remove();
  status.textContent = '';
  box = shown = placed = undefined;
  // The focus was in the box and would be lost with it; anywhere else it is left alone.
  if (hadFocus && !context.shown) button.focus();
}

function look(): void {
  const { invitation } = context;
  if (invitation?.id === shown?.id) return;
  if (shown) away();
  if (!invitation || settled.has(invitation.id) || owing[invitation.id]) return;
  if (context.shown) {
    // Nothing is laid over a chat that is open; once it is closed, and that was told, the box comes.
    addEventListener('shopbell:close', () => setTimeout(look), { once: true });
    return;
  }
  settled.add(invitation.id);
  show(invitation);
}

/** One that was shown on this page is not shown on it again, whoever repeats it. */
const settled = new Set<string>();
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
shadow.adoptedStyleSheets.push(sheet);
shadow.append(status);
context.invite = look;
let owing = owedBefore();
// Whoever is here from now on owes nothing of it.
renewals(context).push((other) => {
  if (other) owing = {};
});
void deliver();
look();
