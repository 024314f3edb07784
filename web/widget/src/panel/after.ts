import css from './after.css?inline';
import { ask } from './ask.ts';
import { byId, dress, element, setText } from './dom.ts';
import { type Panel, withTexts } from './parts.ts';
import { settings } from './settings.ts';
import { type TextKey, text } from './texts.ts';

/**
 * What comes with a conversation: a button for what can be done with it, and, once it was closed, the question how it
 * was: five steps in words, and a comment if one likes.
 */

interface Rating {
  readonly steps?: number;
  readonly comment?: string;
  readonly changeable: boolean;
}

const STEPS = [5, 4, 3, 2, 1] as const;
const MOST_COMMENT = 1_000;

export function begin(panel: Panel): () => void {
  dress(css);
  const { askSatisfaction, offerTranscript, allowDeletion } = settings.after;
  const { chat } = panel;
  const options = element('button', {
    id: 'options',
    className: 'icon',
    type: 'button',
    ariaLabel: text('options'),
    ariaHasPopup: 'dialog',
    async onclick() {
      const { show: open } = await withTexts(() => import('./options.ts'));
      if (chat.about) open(panel, chat.about);
    },
  });
  byId('close').before(options);
  let about: string | undefined;
  let shown: HTMLElement | undefined;

  const show = (conversation: string | undefined) => {
    about = conversation;
    shown?.remove();
    shown = undefined;
    if (!conversation) return;
    ask(panel.shell, 'GET', `/api/survey/ratings/${conversation}`)
      .then((answer) => answer.json())
      .then((rating: Rating) => {
        if (about !== conversation || !rating.changeable) return;
        shown = card(panel, conversation, rating);
        panel.place.prepend(shown);
        panel.changed();
      })
      // The question is no loss; it comes with the next opening.
      .catch(() => {});
  };

  return () => {
    options.hidden = !chat.about || !(offerTranscript || allowDeletion);
    const conversation = askSatisfaction && !chat.open ? chat.about : undefined;
    if (conversation !== about) show(conversation);
  };
}

function card(panel: Panel, conversation: string, rating: Rating): HTMLElement {
  const place = element('section', { className: 'rating' });
  const put = (...content: Node[]) => {
    place.replaceChildren(...content);
    panel.changed();
  };
  const thank = () => {
    const change = element(
      'button',
      { type: 'button', className: 'link', onclick: question },
      text('change'),
    );
    put(element('p', {}, text('rated'), ' ', change));
  };
  const question = () => {
    const comment = element('textarea', {
      rows: 2,
      maxLength: MOST_COMMENT,
      dir: 'auto',
      value: rating.comment ?? '',
      ariaLabel: text('comment'),
      placeholder: text('comment'),
    });
    const wrong = element('p', { className: 'wrong', role: 'alert' });
    const legend = element('legend', {}, text('rate'));
    const choices = STEPS.map((step) => {
      const input = element('input', { type: 'radio', name: 'steps', value: `${step}`, required: true });
      input.checked = rating.steps === step;
      return element('label', {}, input, text(`rate${step}` as TextKey));
    });
    const more = element(
      'div',
      { hidden: rating.steps === undefined },
      comment,
      wrong,
      element('button', { type: 'submit', className: 'main' }, text('rateSend')),
    );
    const form = element('form', {}, element('fieldset', {}, legend, ...choices), more);
    form.onchange = () => {
      more.hidden = false;
      panel.changed();
    };
    form.onsubmit = async (event) => {
      event.preventDefault();
      const steps = Number(new FormData(form).get('steps'));
      try {
        await ask(panel.shell, 'PUT', `/api/survey/ratings/${conversation}`, {
          steps,
          comment: comment.value,
        });
      } catch {
        setText(wrong, text('notSent'));
        return;
      }
      rating = { steps, comment: comment.value, changeable: true };
      thank();
      place.querySelector('button')?.focus();
      panel.announce(text('rated'));
    };
    put(form);
  };
  if (rating.steps) thank();
  else question();
  return place;
}
