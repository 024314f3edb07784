import type { PreChat } from '../settings.ts';
import { ask } from './ask.ts';
import { type Answers, type Field, form } from './forms.ts';
import type { Panel } from './parts.ts';
import { settings } from './settings.ts';
import { text } from './texts.ts';

/** The pre-chat form, where the site asks for one: until somebody has answered it, or is known to have done so before. */

const HOLDER = 'before';
const { fields = [] } = settings.preChat ?? ({} as PreChat);

/** The site's words; ours where it has none. */
function named(field: Field): Field {
  const own = {
    name: 'fieldName',
    email: 'fieldEmail',
    phone: 'fieldPhone',
    question: 'fieldQuestion',
  } as const;
  return { ...field, label: field.label || text(own[field.name as keyof typeof own] ?? 'choose') };
}

export function begin(panel: Panel): () => void {
  const { chat, shell, place } = panel;
  let answered = false;
  let shown: HTMLFormElement | undefined;

  const submit = async (answers: Answers) => {
    const { question = '', ...others } = answers;
    // Kept in the form until the server has the answers, then on its way like any other line.
    await ask(shell, 'PUT', '/api/survey/pre-chat', {
      answers: others,
      language: document.documentElement.lang,
    });
    answered = true;
    if (question) chat.say(question);
    panel.changed();
    panel.composer.focus();
  };

  const draw = () => {
    const due = !answered && !chat.open && !chat.talked && !chat.link.lines.length;
    panel.hold(HOLDER, due);
    if (due === (shown !== undefined)) return;
    shown?.remove();
    shown = due
      ? form({
          name: HOLDER,
          tab: shell.tab,
          title: text('beginIntro'),
          fields: fields.map(named),
          submit: text('begin'),
          send: submit,
        })
      : undefined;
    if (shown) place.append(shown);
  };

  if (settings.preChat?.skipKnown && shell.state.token) {
    ask(shell, 'GET', '/api/survey/pre-chat')
      .then((answer) => answer.json())
      .then(({ due }: { due: boolean }) => {
        answered = !due;
        panel.changed();
      })
      // Not known is not asked: a question must not wait for a form that cannot be fetched.
      .catch(() => {});
  }
  return draw;
}
