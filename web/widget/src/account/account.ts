import type { AccountCall, Context } from '../context.ts';
import { cookie, setCookie } from '../cookies.ts';
import { emit } from '../events.ts';
import { ownerOf, renewals, tokenOf } from '../person.ts';
import { keepForPanel, keptForPanel, LOGOUT, OWNER } from '../tab.ts';

/** Who the visitor is, as the shop says: comes with the first such call of a page. */

const { context } = document.currentScript as unknown as { context: Context };

async function identify(who: object): Promise<void> {
  const before = tokenOf(context);
  const answer = await context.post?.('identify', who);
  if (answer?.code) {
    const { code, title, detail = title } = answer;
    console.warn(`shopbell('identify'): ${detail} See docs/widget-api.md.`);
    emit('error', { code, detail });
  }
  if (tokenOf(context) !== before) {
    // What the visitor was about to write goes with them, unless it was somebody else.
    const kept = keptForPanel();
    if (answer?.other) keepForPanel();
    else if (kept[OWNER]) keepForPanel({ ...kept, [OWNER]: ownerOf(context) });
    for (const renew of renewals(context)) renew(answer?.other ?? false);
  }
  if (answer?.proof) emit('identified', { proof: answer.proof });
}

/** Leaves nothing here at once; the server hears of it meanwhile. */
function logout(): void {
  const token = tokenOf(context);
  if (token) void context.post?.('logout', { token });
  context.token = '';
  delete context.draft;
  delete context.known;
  setCookie('visitor', '', 0);
  setCookie('live', '', 0);
  // A yes was this person's; a no is kept, since it keeps nothing.
  if (cookie('consent') === '1') setCookie('consent', '', 0);
  if (context.consent === '1') delete context.consent;
  keepForPanel();
  try {
    localStorage.setItem(LOGOUT, '1');
    localStorage.removeItem(LOGOUT);
  } catch {
    // Refused: then the tabs share nothing that could be left behind.
  }
  for (const renew of renewals(context)) renew(true);
}

/** The first view of a page, where it was told already, makes the visitor known. */
const first = context.known?.() ?? Promise.resolve();
/** One after another: a logout that follows an `identify` ends what that began. */
let turn: Promise<unknown> = first;

function take(call: AccountCall): void {
  if (call === 'logout') {
    turn = turn.then(logout);
    return;
  }
  let told: Promise<void> | undefined;
  const tell = () => {
    told ??= first.then(() => identify(call));
    return told;
  };
  context.known = tell;
  // Without consent nothing is told before there is a chat to serve.
  if (context.lasts || context.shown || cookie('live')) turn = turn.then(tell);
}

const waiting = context.account ?? [];
context.account = Object.assign([], {
  push: (call: AccountCall) => {
    take(call);
    return 0;
  },
});
for (const call of waiting) take(call);
