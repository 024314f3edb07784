import type { Keeper } from '@shopbell/link';
import { dress, element, setText } from './dom.ts';
import css from './forms.css?inline';
import { type TextKey, text } from './texts.ts';
import { linked } from './words.ts';

/** A question of a form. */
export interface Field {
  /** The name of its answer. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'email' | 'phone' | 'choice' | 'consent' | 'multiLine';
  readonly required: boolean;
  /** For a choice. */
  readonly choices?: readonly string[];
}

/** By name of the field; empty where nothing was answered, `yes` for a consent that was given. */
export type Answers = Record<string, string>;

export interface FormOptions {
  /** What is entered is kept in the tab under this name until it was sent. */
  readonly name: string;
  readonly tab: Keeper;
  readonly title: string;
  readonly intro?: string;
  readonly fields: readonly Field[];
  /** What stands in the fields where nothing was entered yet. */
  readonly initial?: Answers;
  /** What the button that sends is called. */
  readonly submit: string;
  /** Shows a second button, which calls this. */
  readonly cancel?: () => void;
  /** Sends. Rejects where it did not get through: then the form stays as it is and says so. */
  readonly send: (answers: Answers) => Promise<void>;
  /** What it says then, where that is not that one may try again. */
  readonly explain?: (problem: unknown) => TextKey | undefined;
}

/** The server holds the same bounds; see its module `survey`. */
export const MOST = { line: 200, multiLine: 4_000 };
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+?[\d\s()./-]{5,30}$/;
const FORBIDDEN = /[\0\p{Surrogate}]/gu;

/** What is wrong with an answer, if anything is. */
export function complaint({ kind, required, choices }: Field, answer: string): TextKey | undefined {
  if (!answer) {
    if (!required) return undefined;
    return kind === 'consent' ? 'consentWrong' : kind === 'choice' ? 'choiceWrong' : 'required';
  }
  if (kind === 'email' && !EMAIL.test(answer)) return 'emailWrong';
  if (kind === 'phone' && !PHONE.test(answer)) return 'phoneWrong';
  if (kind === 'choice' && !choices?.includes(answer)) return 'choiceWrong';
  return answer.length > (kind === 'multiLine' ? MOST.multiLine : MOST.line) ? 'tooLong' : undefined;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Row {
  readonly field: Field;
  readonly control: Control;
  readonly answer: () => string;
  readonly row: HTMLElement;
  /** Says what is wrong next to the field, or that nothing is. */
  readonly mark: (wrong: TextKey | undefined) => void;
}

let count = 0;

/**
 * A form that is checked when it is sent: what is wrong stands next to its field, the number of wrong ones is announced,
 * and the focus goes to the first of them.
 */
export function form(options: FormOptions): HTMLFormElement {
  dress(css);
  const id = `form${++count}`;
  const kept: Answers = { ...options.initial, ...recall(options) };
  const rows = options.fields.map((field) => row(field, `${id}-${field.name}`, kept[field.name] ?? ''));
  const summary = element('p', { className: 'wrong', role: 'alert' });
  const submit = element('button', { type: 'submit', className: 'main' }, options.submit);
  const heading = element('h2', { id }, options.title);
  const made = element(
    'form',
    { className: 'fields', noValidate: true },
    heading,
    ...(options.intro ? [element('p', {}, options.intro)] : []),
    ...rows.map(({ row: shown }) => shown),
    summary,
    element(
      'div',
      { className: 'buttons' },
      ...(options.cancel
        ? [element('button', { type: 'button', onclick: options.cancel }, text('cancel'))]
        : []),
      submit,
    ),
  );
  made.setAttribute('aria-labelledby', id);
  const answers = (): Answers => Object.fromEntries(rows.map(({ field, answer }) => [field.name, answer()]));
  let sending = false;

  made.oninput = () => keep(options, answers());
  made.onsubmit = async (event) => {
    event.preventDefault();
    if (sending) return;
    const wrong = rows.filter(({ field, answer, mark }) => {
      const found = complaint(field, answer());
      mark(found);
      return found;
    });
    setText(summary, wrong.length ? text('problems', { n: wrong.length }) : '');
    wrong[0]?.control.focus();
    if (wrong.length) return;
    sending = true;
    submit.setAttribute('aria-disabled', 'true');
    try {
      await options.send(answers());
      keep(options, undefined);
    } catch (problem) {
      setText(summary, text(options.explain?.(problem) ?? 'notSent'));
    }
    sending = false;
    submit.removeAttribute('aria-disabled');
  };
  return made;
}

function row(field: Field, id: string, value: string): Row {
  const { kind, required } = field;
  const wrong = element('p', { id: `${id}-wrong`, className: 'wrong' });
  const control = controlOf(field);
  control.id = id;
  control.setAttribute('aria-describedby', wrong.id);
  control.required = required;
  const consent = kind === 'consent' && control instanceof HTMLInputElement;
  if (consent) control.checked = value === 'yes';
  else control.value = value;
  const answer = () =>
    consent ? (control.checked ? 'yes' : '') : control.value.replace(FORBIDDEN, '').trim();
  const mark = (found: TextKey | undefined) => {
    control.setAttribute('aria-invalid', `${found !== undefined}`);
    setText(wrong, found ? text(found) : '');
  };
  control.oninput = () => {
    if (wrong.textContent) mark(complaint(field, answer()));
  };
  // A label may lead to the shop's conditions.
  const label = element('label', { htmlFor: id }, ...linked(field.label));
  if (!required) label.append(' ', element('small', {}, `(${text('optional')})`));
  const shown = element(
    'div',
    { className: kind },
    ...(consent ? [control, label] : [label, control]),
    wrong,
  );
  return { field, control, answer, row: shown, mark };
}

function controlOf({ kind, name, choices = [] }: Field): Control {
  if (kind === 'multiLine') return element('textarea', { rows: 3, maxLength: MOST.multiLine, dir: 'auto' });
  if (kind === 'choice') {
    const options = choices.map((choice) => element('option', { value: choice }, choice));
    return element('select', {}, element('option', { value: '' }, text('choose')), ...options);
  }
  if (kind === 'consent') return element('input', { type: 'checkbox' });
  const known = { text: name === 'name' ? 'name' : 'off', email: 'email', phone: 'tel' } as const;
  return element('input', {
    type: kind === 'phone' ? 'tel' : kind,
    autocomplete: known[kind],
    maxLength: MOST.line,
    dir: kind === 'text' ? 'auto' : 'ltr',
  });
}

function recall({ tab, name }: FormOptions): Answers {
  try {
    return JSON.parse(tab.getItem(`shopbell.form.${name}`) || '{}') as Answers;
  } catch {
    return {};
  }
}

function keep({ tab, name }: FormOptions, answers: Answers | undefined): void {
  try {
    tab.setItem(`shopbell.form.${name}`, answers ? JSON.stringify(answers) : '');
  } catch {
    // Full: it lives as long as the page does.
  }
}
