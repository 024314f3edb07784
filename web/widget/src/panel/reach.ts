import { byId, dress, element } from './dom.ts';
import { whenWords } from './hours.ts';
import { isSaid } from './items.ts';
import { type Panel, withTexts } from './parts.ts';
import { queue } from './queue.ts';
import css from './reach.css?inline';
import { settings } from './settings.ts';
import { text } from './texts.ts';

/**
 * Who is there and when. Outside the hours, and with nobody here where the site wants that, a form for a question that
 * is answered by e-mail takes the composer's place; whoever waits is told their place and may ask for that form.
 */

const HOLDER = 'reach';

type Requests = typeof import('./request.ts');
type Shown = 'form' | 'receipt' | undefined;

export function begin(panel: Panel): () => void {
  const { chat, composer, place } = panel;
  dress(css);
  if (settings.preview) {
    chat.line = 'live';
    chat.reachable = { type: 'reachable', staffAvailable: true, open: true };
  }
  let requests: Requests | 'coming' | undefined;
  /** Whether the shopper asked for the form. */
  let wanted = false;
  /** Whether something was entered into the form that is shown. */
  let touched = false;
  let shown: Shown;
  let node: HTMLElement | undefined;
  let said = '';

  const wish = () => {
    wanted = true;
    panel.changed();
  };
  const done = () => {
    wanted = touched = false;
    panel.changed();
  };
  /** What they began to ask goes on as a line; what they said already is not said again. */
  const chatInstead = () => {
    const question = node?.querySelector('textarea')?.value;
    if (question && !chat.open) composer.value = question;
    done();
    setTimeout(() => composer.focus());
  };
  const { card, draw: drawQueue } = queue(panel, wish);
  const instead = element(
    'button',
    { type: 'button', className: 'instead', onclick: chatInstead },
    text('chatNow'),
  );
  place.append(instead, card);

  /** What the shopper said that nobody has answered. */
  const unanswered = () => {
    const thread = [...chat.threads].find(({ conversation }) => conversation === chat.about);
    const lines = thread?.entries.filter(({ kind }) => isSaid(kind)) ?? [];
    const answered = lines.findLastIndex(({ author }) => author.kind !== 'shopper');
    return lines.slice(answered + 1).map((line) => line.text ?? '');
  };

  const make = (what: Shown, module: Requests): HTMLElement | undefined => {
    const receipt = module.receiptOf(panel);
    if (what === 'receipt' && receipt) {
      return module.receipt(receipt, () => {
        module.forget(panel);
        panel.changed();
      });
    }
    if (what !== 'form') return undefined;
    return module.form(panel, {
      question: (chat.waiting && unanswered().filter(Boolean).join('\n')) || composer.value,
      conversation: chat.open ? chat.about : undefined,
      ...(wanted ? { cancel: chatInstead } : {}),
      left() {
        if (!chat.open) composer.value = '';
        done();
      },
    });
  };

  /** Puts something in the place of what was there. The focus goes along where it was on what goes. */
  const show = (next: Shown, module: Requests) => {
    const active = document.activeElement;
    const leaving = [node, card, byId('composer')].some((part) => part?.contains(active));
    node?.remove();
    shown = next;
    touched = false;
    const made = make(next, module);
    node = made;
    if (!made) return;
    made.addEventListener('input', () => (touched = true));
    card.before(made);
    requestAnimationFrame(() => {
      made.scrollIntoView({ block: 'nearest' });
      if (leaving) made.querySelector<HTMLElement>(next === 'form' ? 'textarea' : 'h2')?.focus();
    });
  };

  const drawRequest = (fresh: boolean, leaves: boolean) => {
    const due = wanted || (fresh && (leaves || touched));
    if (!requests && (due || chat.waiting)) {
      requests = 'coming';
      void withTexts(() => import('./request.ts')).then((module) => {
        requests = module;
        panel.changed();
      });
    }
    if (requests && requests !== 'coming') {
      const receipt = requests.receiptOf(panel);
      const isKept = receipt && (receipt.conversation ? receipt.conversation === chat.about : fresh);
      const next: Shown = isKept && !wanted ? 'receipt' : due ? 'form' : undefined;
      if (next !== shown) show(next, requests);
    }
    panel.hold(HOLDER, shown === 'form' || (fresh && leaves));
    instead.hidden = shown !== 'form' || wanted || chat.away;
  };

  const drawPresence = () => {
    const { open, opensAtMicros } = chat.reachable ?? {};
    const opens = opensAtMicros && whenWords(new Date(opensAtMicros / 1_000), new Date());
    chat.awayWords = open ? text('away') : opens ? text('backAt', { name: opens }) : text('nowClosed');
    const words = chat.away ? chat.awayWords : '';
    if (words === said || chat.line !== 'live') return;
    said = words;
    panel.announce(words || text('here'));
  };

  return () => {
    drawPresence();
    const leaves = chat.away && (settings.waiting.formWhenAway || !chat.reachable?.open);
    const fresh = !chat.open && !chat.link.lines.length && !chat.loading;
    drawRequest(fresh, leaves);
    chat.asked = shown === 'receipt';
    drawQueue({ leaves, mayAsk: !shown });
  };
}
