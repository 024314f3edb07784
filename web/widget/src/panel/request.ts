import { newId } from '@shopbell/link';
import type { ProblemDetail } from '@shopbell/protocol';
import { ask } from './ask.ts';
import { element } from './dom.ts';
import { type Field, form as fieldsForm } from './forms.ts';
import type { Panel } from './parts.ts';
import { settings } from './settings.ts';
import { LANGUAGE, text } from './texts.ts';

/** A question that is answered by e-mail, and the number that the shopper gets for it. */

/** Under these names the tab keeps what was left, and under which id what words were sent. */
const LEFT = 'shopbell.left';
const SENT = 'shopbell.sent';

/** What was left. */
export interface Receipt {
  readonly number: string;
  readonly email: string;
  /** What it goes on from. */
  readonly conversation?: string | undefined;
}

export interface RequestOptions {
  /** What stands in the field at first. */
  readonly question: string;
  readonly conversation: string | undefined;
  readonly cancel?: () => void;
  /** It is kept; {@link receiptOf} knows its number. */
  readonly left: () => void;
}

export function form(panel: Panel, { question, conversation, cancel, left }: RequestOptions): HTMLElement {
  const { tab } = panel.shell;
  const field = (name: string, label: string, kind: Field['kind'], required = true): Field => ({
    name,
    label,
    kind,
    required,
  });
  return fieldsForm({
    name: 'request',
    tab,
    title: text('leaveTitle'),
    intro: text('leaveIntro'),
    fields: [
      field('question', text('fieldQuestion'), 'multiLine'),
      field('email', text('fieldEmail'), 'email'),
      field('name', text('fieldName'), 'text', false),
      ...(settings.waiting.askConsent ? [field('consent', text('leaveConsent'), 'consent')] : []),
    ],
    initial: { question },
    submit: text('leaveSend'),
    ...(cancel ? { cancel } : {}),
    explain: (problem) => ((problem as ProblemDetail).code === 'tooMany' ? 'leaveTooMany' : undefined),
    async send({ consent, ...words }) {
      const said = { ...words, conversation };
      const answer = await ask(panel.shell, 'POST', '/api/requests', {
        ...said,
        clientId: idOf(panel, JSON.stringify(said)),
        consent: consent === 'yes',
        language: LANGUAGE,
      });
      const { number } = (await answer.json()) as { number: string };
      const receipt: Receipt = { number, email: words.email ?? '', conversation };
      tab.setItem(LEFT, JSON.stringify(receipt));
      left();
    },
  });
}

/** The same words keep their id, so that what is sent again after a lost answer is kept once. */
function idOf({ shell: { tab } }: Panel, words: string): string {
  const [id, sent] = JSON.parse(tab.getItem(SENT) || '[]') as string[];
  if (id && sent === words) return id;
  const made = newId();
  tab.setItem(SENT, JSON.stringify([made, words]));
  return made;
}

export function receiptOf({ shell: { tab } }: Panel): Receipt | undefined {
  const kept = tab.getItem(LEFT);
  return kept ? (JSON.parse(kept) as Receipt) : undefined;
}

export function forget({ shell: { tab } }: Panel): void {
  for (const name of [LEFT, SENT]) tab.setItem(name, '');
}

/** What was left, and under which number. */
export function receipt({ number, email, conversation }: Receipt, again: () => void): HTMLElement {
  return element(
    'section',
    { className: 'reach receipt' },
    element('h2', { tabIndex: -1 }, text('leftTitle')),
    element('p', {}, `${text('leftNumber')} `, element('strong', { dir: 'ltr' }, number)),
    // The address keeps its own direction in a sentence of another one.
    element('p', {}, text('leftMail', { name: `\u2068${email}\u2069` })),
    ...(conversation ? [] : [element('button', { type: 'button', onclick: again }, text('leftMore'))]),
  );
}
