import { onColour } from '../colour.ts';
import type { Api, Context } from '../context.ts';
import type { LoaderSettings } from '../settings.ts';
import css from './loader.css?inline';

/**
 * What every page of a shop loads: a button, and nothing else until somebody wants to chat or has a chat open. All
 * that the button needs after that is in `frame.ts`.
 */

/** The server puts the site's settings here, as a JavaScript expression. */
declare const __SHOPBELL_SETTINGS__: LoaderSettings;
/** The build puts the address of the frame's script here. */
declare const FRAME: string;

const settings = __SHOPBELL_SETTINGS__;

const begin = () => {
  const links = document.querySelectorAll<HTMLElement>('[data-shopbell]');
  const name = links[0]?.textContent || 'Chat';
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  const button = document.createElement('button');
  // Neither a style element nor an attribute, which the shop's Content-Security-Policy might refuse.
  const sheet = new CSSStyleSheet();
  const calls = window.shopbell?.q ?? [];
  let loading = false;

  const load = () => {
    if (loading) return;
    loading = true;
    const context: Context = { settings, shadow, button, name };
    const script = document.createElement('script');
    document.head.append(Object.assign(script, { src: settings.server + FRAME, context }));
  };
  const api: Api = (command) => {
    calls.push([command]);
    load();
  };
  api.q = calls;
  window.shopbell = api;

  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  host.style.cssText = `--accent:${settings.accent};--on:${onColour(settings.accent)};--side:${
    settings.side === 'end' ? 'auto var(--inline)' : 'var(--inline) auto'
  }`;
  button.setAttribute('aria-label', name);
  button.onpointerenter = button.onfocus = load;
  button.onclick = () => api('open');
  shadow.append(button);
  document.body.append(host);
  for (const link of links) link.style.display = 'none';
  if (calls.length) load();
  if (document.cookie.includes('shopbell_live')) (window.requestIdleCallback ?? setTimeout)(load);
};

if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
else begin();
