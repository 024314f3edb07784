import type { Api, Call, Context } from '../context.ts';
import type { PageKind, PageSettings } from '../settings.ts';
import css from './loader.css?inline';

/**
 * What every page of a shop loads: a button where the page's address allows one, and a list of calls. The page script
 * comes when the browser is idle, the frame at the first sign of intent or while a conversation is open.
 */

/** The server puts the site's settings here, as a JavaScript expression. */
declare const __SHOPBELL_SETTINGS__: PageSettings;
/** The build puts the addresses of the other scripts here. */
declare const FRAME: string;
declare const PAGE: string;

const settings = __SHOPBELL_SETTINGS__;
const shadow = document.createElement('div').attachShadow({ mode: 'open' });
const host = shadow.host as HTMLElement;
const button = document.createElement('button');
const calls = window.shopbell?.q ?? [];
const { push } = calls;
const loaded = new Set<string>();

const load = (path: string) => {
  if (loaded.has(path)) return;
  loaded.add(path);
  document.head.append(
    Object.assign(document.createElement('script'), { src: settings.server + path, context }),
  );
};
const kindNow = () =>
  settings.rules.find(([pattern]) => RegExp(pattern).test(location.pathname + location.search))?.[1];
const kind = kindNow();
/** Who is in a conversation can go on with it wherever the widget may be at all. */
const live = kind && document.cookie.includes('shopbell_live');
const context: Context = { settings, shadow, button, load, calls, kindNow };
/** The page script knows how long the chat's cookies may last. */
const chat = () => {
  load(FRAME);
  load(PAGE);
};
const api: Api = (...call) => {
  calls.push(call);
};
api.q = calls;
// On the list itself, since a page may have kept the function that stood here before.
calls.push = (call: Call) => {
  if (context.name) load(PAGE);
  return push.call(calls, call);
};
window.shopbell = api;

const begin = () => {
  const links = document.querySelectorAll<HTMLElement>('[data-shopbell]');
  // Neither a style element nor an attribute, which the shop's Content-Security-Policy might refuse.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  host.style.cssText = settings.style;
  context.name = links[0]?.textContent || 'Chat';
  button.setAttribute('aria-label', context.name);
  if (settings.pill) button.append(context.name);
  button.hidden = !(live || settings.shown.includes(kind as PageKind));
  button.onpointerenter = button.onfocus = chat;
  button.onclick = () => {
    context.shown = true;
    chat();
  };
  shadow.append(button);
  document.body.append(host);
  for (const link of links) link.style.display = 'none';
  dispatchEvent(new Event('shopbell:ready'));
  (window.requestIdleCallback ?? setTimeout)(() => {
    if (live) chat();
    if (settings.eager || calls.length) load(PAGE);
  });
};

if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
else begin();
