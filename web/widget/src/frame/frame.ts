import type { Context } from '../context.ts';
import { cookie, setCookie } from '../cookies.ts';
import { emit } from '../events.ts';
import type { ToLoader, ToPanel } from '../messages.ts';
import { keepToken, ownerOf, renewals, tokenOf } from '../person.ts';
import { keepForPanel, keptForPanel, OWNER } from '../tab.ts';
import css from './frame.css?inline';

/** The panel inside a page of the shop, and the only one who talks with it. */

/** A conversation that the shop leaves open for longer is looked for again when the panel is opened. */
const WEEK_SECONDS = 604_800;
/** A shop that changes its page by script sets the new title soon after the new address. */
const TITLE_SETTLES_MS = 200;
/** A shopper who has opened the chat waits no longer for the visitor to be known; a line may take and never answer. */
const KNOWN_MS = 5_000;
/** Under this name the tab remembers that the panel is open. */
const SHOWN = 'shown';

const { context } = document.currentScript as unknown as { context: Context };
const { settings, shadow, button, name = '' } = context;
const { server, site } = settings;
const root = document.documentElement;
/** The same bound as in frame.css: a phone, also one that lies on its side. */
const phone = matchMedia('(max-width:480px),(max-height:480px) and (pointer:coarse)');
const frame = document.createElement('iframe');
const unread = document.createElement('i');
let panel: Window | undefined;
let shown = false;
let kept = keptForPanel();
/** Whether the panel covers the shop's page, which then stands still; and how the shop has it else. */
let covers = false;
let overflow = '';
/** By which token the panel knows its visitor. */
let held = '';

function keepInTab(name: string, value: string): void {
  kept[name] = value;
  keepForPanel(kept);
}

/** What another person left in this tab is not for this one. */
function forget(): void {
  kept = {};
  keepForPanel();
}

/** Somebody may have logged out or in, in a tab beside this one. */
function check(): void {
  if (held && held !== tokenOf(context)) renew(true);
}

function tell(): void {
  check();
  held = tokenOf(context);
  kept[OWNER] = ownerOf(context);
  const state: ToPanel = {
    token: held,
    shown,
    live: cookie('live'),
    kept,
    draft: context.draft,
    url: location.href,
    title: document.title,
  };
  if (panel) context.draft = undefined;
  panel?.postMessage(state, server);
}

/**
 * Tells the panel, once the server knows who the visitor is: without consent not before there is a chat to serve, for
 * the panel is loaded already when somebody points at the button.
 */
function meet(): void {
  const known = (context.lasts || shown || cookie('live')) && context.known;
  if (known) void Promise.race([known(), new Promise((late) => setTimeout(late, KNOWN_MS))]).then(tell);
  else tell();
}

/** Begins the panel anew, for a visitor who may be another person. */
function renew(other: boolean): void {
  panel = undefined;
  held = '';
  unread.textContent = '';
  if (other) {
    forget();
    if (shown) show(false);
  }
  load();
}

function load(): void {
  frame.src = `${server}/panel/${site}?language=${[context.language, root.lang, ...navigator.languages]}`;
}

function place(on: boolean): void {
  if (shown !== on) emit(on ? 'open' : 'close');
  shown = context.shown = on;
  frame.hidden = !on;
  button.setAttribute('aria-expanded', `${on}`);
  keepInTab(SHOWN, on ? '1' : '');
  fit();
  if (on && panel) meet();
  else tell();
}

function show(on: boolean): void {
  place(on);
  (on ? frame : button).focus();
}

/**
 * On a phone the page behind stands still, and the sheet ends where the keyboard begins, also where the browser moves
 * the page up for the keyboard. Whoever enlarges the page by hand enlarges the sheet with it.
 */
function fit(): void {
  const sheet = shown && phone.matches;
  if (sheet !== covers) {
    covers = sheet;
    [root.style.overflow, overflow] = [sheet ? 'hidden' : overflow, root.style.overflow];
  }
  if (!visualViewport) return;
  const { height, scale, offsetTop } = visualViewport;
  frame.style.setProperty('--sheet', `${height * scale}px`);
  frame.style.setProperty('--top', `${scale > 1 ? 0 : offsetTop}px`);
}

function hear({ source, origin, data }: MessageEvent<ToLoader>): void {
  if (origin !== server || source !== frame.contentWindow) return;
  panel = source as Window;
  if (data.token && data.token.instead === tokenOf(context)) {
    held = data.token.next;
    keepToken(context, held);
  }
  if (data.token) tell();
  if (data.ask) meet();
  if (data.ask && shadow.activeElement === frame) {
    // It was focused before its document came, and a document that comes later does not get the focus by itself.
    frame.blur();
    frame.focus();
  }
  if (data.keep) keepInTab(data.keep.name, data.keep.value);
  if (data.unread !== undefined) {
    unread.textContent = data.unread ? `${data.unread}` : '';
    button.setAttribute('aria-label', data.unread ? `${name} (${data.unread})` : name);
    emit('unread', { count: data.unread });
  }
  if (data.message) emit('message', data.message);
  if (data.live !== undefined) setCookie('live', data.live, data.live ? context.lasts && WEEK_SECONDS : 0);
  if (data.close) show(false);
  if (data.go && new URL(data.go).origin === location.origin) location.href = data.go;
}

addEventListener('message', hear);
addEventListener('keydown', ({ key }) => key === 'Escape' && shown && show(false));
visualViewport?.addEventListener('resize', fit);
visualViewport?.addEventListener('scroll', fit);
phone.addEventListener('change', fit);

const tellSoon = () => setTimeout(tell, TITLE_SETTLES_MS);
const { pushState } = history;
history.pushState = function (...state) {
  pushState.apply(this, state);
  tellSoon();
};
addEventListener('popstate', tellSoon);

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
shadow.adoptedStyleSheets.push(sheet);
frame.title = name;
if (kept[OWNER] && kept[OWNER] !== ownerOf(context)) forget();
load();
// Who goes on to the next page in mid-conversation goes on talking there; but a sheet would hide that page.
const wanted = context.shown;
place(kept[SHOWN] === '1' && cookie('live') !== '' && !phone.matches);
button.onclick = () => show(!shown);
button.append(unread);
shadow.append(frame);

context.show = show;
context.keep = keepInTab;
renewals(context).push(renew);
addEventListener('storage', check);
addEventListener('pageshow', check);
document.addEventListener('visibilitychange', check);
if (wanted) show(true);
