import { type Field, fields, type Problems } from '../checkout/entry';
import { html } from '../html';
import { icon } from '../parts/icons';

/** What a field is called in the summary of problems. */
export const fieldNames: Readonly<Record<Field, string>> = {
  email: 'E-mail',
  phone: 'Phone',
  name: 'Name',
  street: 'Street and number',
  postcode: 'Postcode',
  city: 'Town or city',
  country: 'Country',
  delivery: 'Delivery',
  note: 'Note',
  number: 'Card number',
  expiry: 'Expiry date',
  code: 'Security code',
};

/** Shows problems beside their fields and in one summary above them, which takes the focus so that it is read out. */
export class FormProblems {
  #shown: Problems = {};

  constructor(readonly form: HTMLFormElement) {}

  /** True if there was anything to show. */
  show(problems: Problems): boolean {
    this.#shown = problems;
    for (const field of fields) this.#mark(field);
    this.#summarise();
    const any = Object.keys(problems).length > 0;
    if (any) this.form.querySelector<HTMLElement>('[data-problem-summary]')?.focus();
    return any;
  }

  /** While a field that was wrong is being mended, its problem follows the text; fields not yet complained about are left in peace. */
  recheck(field: Field, check: () => Problems): void {
    if (this.#shown[field] === undefined) return;
    const { [field]: now } = check();
    const { [field]: _before, ...others } = this.#shown;
    this.#shown = now === undefined ? others : { ...others, [field]: now };
    this.#mark(field);
    this.#summarise();
  }

  #mark(field: Field): void {
    const input = this.form.querySelector<HTMLElement>(`[name="${field}"]`);
    const place = this.form.querySelector<HTMLElement>(`#${field}-problem`);
    if (!input || !place) return;
    const problem = this.#shown[field];
    place.innerHTML = problem === undefined ? '' : html`${icon('alert', 16)} ${problem}`.text;
    place.hidden = problem === undefined;
    if (problem === undefined) input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
  }

  #summarise(): void {
    const place = this.form.querySelector<HTMLElement>('[data-problem-summary]');
    if (!place) return;
    const wrong = fields.filter((field) => this.#shown[field] !== undefined);
    place.hidden = wrong.length === 0;
    place.innerHTML =
      html`<h2>${wrong.length === 1 ? 'One thing is' : `${wrong.length} things are`} not right yet</h2>
      <ul>
        ${wrong.map((field) => html`<li><a href="#field-${field}">${fieldNames[field]}</a>: ${this.#shown[field]}</li>`)}
      </ul>
      <p>Nothing was charged, and everything you typed is still here.</p>`.text;
  }
}
