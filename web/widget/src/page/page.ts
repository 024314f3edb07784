import type { AccountCall, Answer, Call, Context } from '../context.ts';
import { cookie } from '../cookies.ts';
import { keepToken, renewals, tokenOf } from '../person.ts';
import type { PageKind } from '../settings.ts';
import { keepForPanel, LOGOUT } from '../tab.ts';
import { keepConsent } from './consent.ts';
import type { Product } from './shop.ts';
import { type Told, Visit, words } from './visit.ts';

/** What a page of the shop does beside showing the button: it carries out the shop's calls and tells of page views. */

/** The build puts the addresses of scripts here that come only when they are needed. */
declare const ACCOUNT: string;
declare const ADVICE: string;
declare const FRAME: string;

const { context } = document.currentScript as unknown as { context: Context };
const { settings, button, calls } = context;
let hidden = false;

async function send(what: string, body: object): Promise<Answer | undefined> {
  const token = tokenOf(context);
  try {
    const response = await fetch(`${settings.server}/intake/${settings.site}/${what}`, {
      method: 'POST',
      keepalive: true,
      body: JSON.stringify({ ...(token && { token }), ...body }),
    });
    const answer = (await response.json()) as Answer;
    // Unless another tab, or the panel, was given one meanwhile.
    if (answer.token && tokenOf(context) === token) keepToken(context, answer.token);
    return answer;
  } catch {
    // The network or the server; the next page asks again.
  }
}

/** One after another: what is told may need the token that the one before brings, or take back what that tells. */
let last: Promise<Answer | undefined> = Promise.resolve(undefined);
context.post = (what, body) => {
  last = last.then(() => send(what, body));
  return last;
};

const visit = new Visit(context, draw);

function draw(): void {
  const { kind } = visit;
  button.hidden = hidden || !kind || !(cookie('live') || settings.shown.includes(kind));
}

function show(on: boolean): void {
  context.shown = on;
  if (context.show) context.show(on);
  else if (on) context.load(FRAME);
}

function account(call: AccountCall): void {
  context.account ??= [];
  context.account.push(call);
  context.load(ACCOUNT);
}

const listeners: [name: string, listener: unknown, heard: (event: Event) => void][] = [];
const EVENTS = /^(ready|open|close|message|unread|invitation|outcome|identified|error)$/;
const KINDS = /^(home|category|product|search|cart|checkout|order|account|other)$/;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Each carries its call out, or answers false where there is something wrong with it. */
const commands: Record<string, (...values: unknown[]) => unknown> = {
  open: () => show(true),
  close: () => show(false),
  toggle: () => show(!context.shown),
  hide() {
    hidden = true;
    draw();
  },
  show() {
    hidden = false;
    draw();
  },
  ask(question) {
    if (typeof question !== 'string') return false;
    context.draft = question;
    show(true);
  },
  language(tag) {
    if (typeof tag !== 'string') return false;
    context.language = tag;
    for (const renew of renewals(context)) renew(false);
  },
  page(value) {
    const told = isObject(value) ? value : { kind: value };
    if (told.kind !== undefined && !KINDS.test(`${told.kind}`)) return false;
    visit.tell({
      ...(told.kind !== undefined && { kind: told.kind as PageKind }),
      ...(isObject(told.product) && { product: told.product as unknown as Product }),
    } satisfies Told);
  },
  set(attributes) {
    if (!isObject(attributes)) return false;
    visit.set(attributes);
  },
  track(name, data) {
    if (typeof name !== 'string' || !name) return false;
    visit.event(name, { data: isObject(data) ? words(data) : {} });
  },
  identify(who) {
    if (!isObject(who)) return false;
    account(who);
  },
  logout: () => account('logout'),
  consent(on) {
    if (typeof on !== 'boolean') return false;
    keepConsent(context, on);
    visit.consentChanged();
  },
  on(name, listener) {
    if (!EVENTS.test(`${name}`) || typeof listener !== 'function') return false;
    const heard = (event: Event) => listener((event as CustomEvent).detail);
    listeners.push([`${name}`, listener, heard]);
    addEventListener(`shopbell:${name}`, heard);
    // That was before anybody could listen.
    if (name === 'ready') setTimeout(listener as () => void, 0, {});
  },
  off(name, listener) {
    for (const [known, one, heard] of listeners) {
      if (known === name && (!listener || listener === one)) removeEventListener(`shopbell:${name}`, heard);
    }
  },
};

/** Whatever is wrong with a call is said on the console, and never thrown into the shop. */
function run(call: Call): void {
  const [name, ...values] = call;
  try {
    const command = `${name}`;
    if (Object.hasOwn(commands, command) && commands[command]?.(...values) !== false) return;
  } catch {
    // A value that throws when it is read.
  }
  context.wrong ??= [];
  context.wrong.push(call);
  context.load(ADVICE);
}

renewals(context).push((other) => other && visit.renew());
addEventListener('storage', ({ key, newValue }) => {
  if (key !== LOGOUT || !newValue) return;
  context.token = '';
  keepForPanel();
  visit.renew();
});
const waiting = calls.splice(0);
calls.push = (call: Call) => {
  run(call);
  return 0;
};
visit.begin();
draw();
for (const call of waiting) run(call);
