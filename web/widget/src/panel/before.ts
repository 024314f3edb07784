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
  const label = field.label || text(own[field.name as keyof typeof own] ?? 'choose');
  return { ...field, label, ...(field.name === 'question' ? { kind: 'multiLine' } : {}) };
}

export function begin(panel: Panel): () => void {
  const { chat, shell, place } = panel;
  /** Not known is not asked yet: but a new shopper, who has no token, is asked at once. */
  let answered: boolean | undefined = settings.preChat?.skipKnown && shell.state.token ? undefined : false;
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
    const fresh = !chat.open && !chat.talked && !chat.link.lines.length;
    const { reachable } = chat;
    // Whoever finds it closed is asked by another form; so that none comes and goes, this one waits to know.
    const takes = reachable?.open && (reachable.staffAvailable || !settings.waiting.formWhenAway);
    panel.hold(HOLDER, fresh && !answered);
    const due = fresh && answered === false && takes && !panel.holders.has('reach');
    if (!due === !shown) return;
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
    if (shown) place.prepend(shown);
  };

  if (answered === undefined) {
    ask(shell, 'GET', '/api/survey/pre-chat')
      .then((answer) => answer.json())
      .then(({ due }: { due: boolean }) => due)
      .catch(() => true)
      .then((asked) => {
        answered ??= !asked;
        panel.changed();
      });
  }
  return draw;
}
