import type { Call, Context } from '../context.ts';

/** What is wrong with a call that the page script could not carry out, in words: comes with the first such call. */

const { context } = document.currentScript as unknown as { context: Context };

const USAGE: Readonly<Record<string, string>> = {
  open: "shopbell('open')",
  close: "shopbell('close')",
  toggle: "shopbell('toggle')",
  hide: "shopbell('hide')",
  show: "shopbell('show')",
  ask: "shopbell('ask', 'Which size fits me?')",
  language: "shopbell('language', 'de')",
  identify:
    "shopbell('identify', { jwt }), shopbell('identify', { id, hash, name, email }) or shopbell('identify', { name, email })",
  logout: "shopbell('logout')",
  set: "shopbell('set', { membership: 'gold' })",
  page: "shopbell('page', { kind, product: { id, name, price, currency } }); kinds are home, category, product, search, cart, checkout, order, account and other",
  track: "shopbell('track', 'size guide opened', { size: 'M' })",
  consent: "shopbell('consent', true) or shopbell('consent', false)",
  on: "shopbell('on', event, (detail) => {}); events are ready, open, close, message, unread, invitation, outcome, identified and error",
  off: "shopbell('off', event, listener)",
};

/** What others call it. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  boot: 'identify',
  update: 'identify',
  setuser: 'identify',
  loginuser: 'identify',
  shutdown: 'logout',
  reset: 'logout',
  showchat: 'open',
  showmessages: 'open',
  shownewmessage: 'ask',
  hidechat: 'close',
  setcustomattributes: 'set',
  setlocale: 'language',
  trackevent: 'track',
};

function advise([name, ...values]: Call): void {
  const command = typeof name === 'string' ? name : '';
  const usage = Object.hasOwn(USAGE, command) ? USAGE[command] : undefined;
  if (usage) {
    console.warn(`shopbell('${command}') was called with`, ...values, `and did nothing. Call ${usage}.`);
    return;
  }
  const known = command.toLowerCase();
  const meant = Object.hasOwn(OTHER_NAMES, known)
    ? OTHER_NAMES[known]
    : Object.keys(USAGE).find((one) => one === known.trim());
  const hint = meant ? `Call ${USAGE[meant]}.` : `Commands are ${Object.keys(USAGE).join(', ')}.`;
  console.warn(`shopbell knows no command`, name, `and did nothing. ${hint}`);
}

const waiting = context.wrong ?? [];
context.wrong = Object.assign([], {
  push: (call: Call) => {
    advise(call);
    return 0;
  },
});
for (const call of waiting) advise(call);
