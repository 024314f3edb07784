import type { Context, Invitation, Trigger } from '../context.ts';
import { renewals } from '../person.ts';
import { keepForPanel, keptForPanel } from '../tab.ts';
import { Line } from './line.ts';

/**
 * What happens on a page after its view was told: its line, the rules that wait for something to happen here, and the
 * invitations that both bring. Comes only where the server has a line or rules for the page.
 */

/** The build puts the address of the invitation's script here. */
declare const INVITATION: string;

/** After so long without a sign of the visitor the page counts as idle. */
const IDLE_SECONDS = 60;
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'scroll'];

const { context } = document.currentScript as unknown as { context: Context };
const line = new Line(context, invited);
let triggers: readonly Trigger[] = [];
/** Rules that were asked about on this view. */
let asked = new Set<string>();
let view: string | undefined;
let ticking: ReturnType<typeof setInterval> | undefined;
/** On this view, in sight. */
let seconds = 0;
/** Since the last sign of the visitor. */
let idle = 0;

function invited(invitation: Invitation | undefined): void {
  context.invitation = invitation;
  if (context.invite) context.invite();
  else if (invitation) context.load(INVITATION);
}

function look(): void {
  const { now } = context;
  if (!now) {
    triggers = [];
    line.close();
    return;
  }
  if (now.view !== view) {
    view = now.view;
    asked = new Set();
    seconds = 0;
  }
  if (now.answer.line) line.open(now.view);
  triggers = now.answer.triggers ?? [];
  if (now.answer.invitation) invited(now.answer.invitation);
}

function seen(): void {
  const hidden = document.visibilityState === 'hidden';
  clearInterval(ticking);
  if (!hidden) ticking = setInterval(tick, 1_000);
  line.is(hidden ? 'hidden' : 'active');
}

function tick(): void {
  seconds++;
  if (++idle === IDLE_SECONDS) line.is('idle');
  check(false);
}

function sign(): void {
  idle = 0;
  if (document.visibilityState !== 'hidden') line.is('active');
}

/** Asks for the first rule of which everything holds now. */
function check(leaving: boolean): void {
  if (!context.now || context.shown) return;
  const due = triggers.find(
    ({ rule, afterSeconds = 0, idleSeconds = 0, exitIntent = false }) =>
      !asked.has(rule) && seconds >= afterSeconds && idle >= idleSeconds && (leaving || !exitIntent),
  );
  if (!due) return;
  asked.add(due.rule);
  void context
    .post?.('trigger', { view, rule: due.rule })
    .then((answer) => answer?.invitation && invited(answer.invitation));
}

// Whoever accepted an invitation and wrote nothing has left it with the page before.
const left = keptForPanel();
if (left.invited) keepForPanel({ ...left, invited: '' });
context.live = look;
renewals(context).push(() => {
  line.close();
  look();
});
for (const name of SIGNS) addEventListener(name, sign, { capture: true, passive: true });
document.addEventListener('mouseout', ({ relatedTarget, clientY }) => {
  if (!relatedTarget && clientY <= 0) check(true);
});
document.addEventListener('visibilitychange', seen);
// A page that may come back from the browser's cache holds no line meanwhile.
addEventListener('pagehide', () => line.close());
addEventListener('pageshow', ({ persisted }) => persisted && look());
seen();
look();
