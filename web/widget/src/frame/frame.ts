import type { Api, Context } from '../context.ts';
import type { ToLoader, ToPanel } from '../messages.ts';
import { cookie, setCookie } from './cookies.ts';
import css from './frame.css?inline';
import { keepInTab, keptInTab } from './tab.ts';

/** The panel inside a page of the shop, and the only one who talks with it. */

const YEAR_SECONDS = 31_536_000;
/** A conversation that the shop leaves open for longer is looked for again when the panel is opened. */
const WEEK_SECONDS = 604_800;
/** A shop that changes its page by script sets the new title soon after the new address. */
const TITLE_SETTLES_MS = 200;
/** Under this name the tab remembers that the panel is open. */
const SHOWN = 'shown';

const { settings, shadow, button, name } = (document.currentScript as unknown as { context: Context })
  .context;
const { server, site } = settings;
const root = document.documentElement;
/** The same bound as in frame.css. */
const phone = matchMedia('(max-width: 480px)');
const frame = document.createElement('iframe');
const unread = document.createElement('i');
let panel: Window | undefined;
let shown = false;
/** Where cookies are refused, the token lasts as long as the page. */
let token = '';
const kept = keptInTab();

const tokenNow = () => cookie('visitor') || token;

function tell(): void {
  const state: ToPanel = {
    token: tokenNow(),
    shown,
    live: cookie('live'),
    kept,
    url: location.href,
    title: document.title,
  };
  panel?.postMessage(state, server);
}

function place(on: boolean): void {
  shown = on;
  frame.hidden = !on;
  button.setAttribute('aria-expanded', `${on}`);
  keepInTab(kept, SHOWN, on ? '1' : '');
  fit();
  tell();
}

function show(on: boolean): void {
  place(on);
  (on ? frame : button).focus();
}

/** On a phone the page behind stands still, and the sheet ends where the keyboard begins. */
function fit(): void {
  const sheet = shown && phone.matches;
  root.style.overflow = sheet ? 'hidden' : '';
  if (visualViewport) frame.style.setProperty('--sheet', `${visualViewport.height}px`);
}

function hear({ source, origin, data }: MessageEvent<ToLoader>): void {
  if (origin !== server || source !== frame.contentWindow) return;
  panel = source as Window;
  if (data.token && data.token.instead === tokenNow()) {
    token = data.token.next;
    setCookie('visitor', token, YEAR_SECONDS);
  }
  if (data.ask || data.token) tell();
  if (data.ask && shadow.activeElement === frame) {
    // It was focused before its document came, and a document that comes later does not get the focus by itself.
    frame.blur();
    frame.focus();
  }
  if (data.keep) keepInTab(kept, data.keep.name, data.keep.value);
  if (data.unread !== undefined) {
    unread.textContent = data.unread ? `${data.unread}` : '';
    button.setAttribute('aria-label', data.unread ? `${name} (${data.unread})` : name);
  }
  if (data.live !== undefined) setCookie('live', data.live, data.live ? WEEK_SECONDS : 0);
  if (data.close) show(false);
  if (data.go && new URL(data.go).origin === location.origin) location.href = data.go;
}

addEventListener('message', hear);
addEventListener('keydown', ({ key }) => key === 'Escape' && shown && show(false));
visualViewport?.addEventListener('resize', fit);
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
frame.src = `${server}/panel/${site}?language=${[root.lang, ...navigator.languages]}`;
// Who goes on to the next page in mid-conversation goes on talking there; but a sheet would hide that page.
place(kept[SHOWN] === '1' && cookie('live') !== '' && !phone.matches);
button.onclick = () => show(!shown);
button.append(unread);
shadow.append(frame);

const calls = window.shopbell?.q ?? [];
const api: Api = (command) => show(command === 'open');
window.shopbell = api;
for (const call of calls) api(...call);
