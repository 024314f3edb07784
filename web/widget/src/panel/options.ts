import { ask } from './ask.ts';
import { dress, element, setText } from './dom.ts';
import { form } from './forms.ts';
import css from './options.css?inline';
import type { Panel } from './parts.ts';
import { settings } from './settings.ts';
import { LANGUAGE, text } from './texts.ts';

/** What a shopper can do with their conversation: take it along, have it sent, have it deleted. */

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const { offerTranscript, allowDeletion } = settings.after;
let dialog: HTMLDialogElement | undefined;

/** Opens the list of options about the newest conversation. */
export function show(panel: Panel, conversation: string): void {
  dress(css);
  dialog?.remove();
  const path = `/api/transcripts/${conversation}`;
  const query = `language=${LANGUAGE}&zone=${encodeURIComponent(ZONE)}`;
  const heading = element('h2', { id: 'options-title', tabIndex: -1 }, text('options'));
  const content = element('div', {});
  const shut = element('button', { type: 'button', className: 'icon', ariaLabel: text('cancel') });
  const made = element('dialog', { className: 'options' }, shut, heading, content);
  made.setAttribute('aria-labelledby', heading.id);
  dialog = made;
  const close = () => made.close();
  shut.onclick = close;
  // In braces, here and below: a handler that answers false takes the event's own effect away.
  made.onclick = ({ target }) => {
    if (target === made) close();
  };
  made.onclose = () => made.remove();
  // Escape closes what lies on top, and not the panel under it.
  made.onkeydown = (event) => {
    if (event.key === 'Escape') event.stopPropagation();
  };

  const button = (words: string, onclick: () => void, className = '') =>
    element('button', { type: 'button', className, onclick }, words);
  const wrong = element('p', { className: 'wrong', role: 'alert' });
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch {
      setText(wrong, text('notSent'));
    }
  };

  const download = (kind: 'text' | 'page') =>
    attempt(async () => {
      const answer = await ask(panel.shell, 'GET', `${path}/${kind}?${query}`);
      const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1];
      const link = element('a', {
        href: URL.createObjectURL(await answer.blob()),
        download: name ?? '',
      });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      close();
    });

  let mailable = false;
  let lost = false;
  let listed = false;
  const mail = () => {
    listed = false;
    content.replaceChildren(
      form({
        name: 'mail',
        tab: panel.shell.tab,
        title: text('mail'),
        fields: [{ name: 'email', label: text('mailTo'), kind: 'email', required: true }],
        submit: text('send'),
        cancel: list,
        async send({ email = '' }) {
          await ask(panel.shell, 'POST', `${path}/mail`, { email, language: LANGUAGE, zone: ZONE });
          const told = element('p', { tabIndex: -1, role: 'status' }, text('mailed', { name: email }));
          content.replaceChildren(told, button(text('close'), close));
          told.focus();
        },
      }),
    );
  };

  const erase = () => {
    listed = false;
    setText(wrong, '');
    const question = element('p', { tabIndex: -1 }, text('eraseAsk'));
    const sure = () =>
      attempt(async () => {
        await ask(panel.shell, 'DELETE', `/api/conversations/${conversation}/words`);
        close();
        panel.announce(text('erased'));
      });
    content.replaceChildren(
      question,
      element('p', { className: 'quiet' }, text('eraseLimits')),
      wrong,
      button(text('eraseNo'), list),
      button(text('eraseYes'), sure, 'bad'),
    );
    question.focus();
  };

  const list = () => {
    listed = true;
    setText(wrong, lost ? text('mailLost') : '');
    content.replaceChildren(
      ...(offerTranscript
        ? [
            button(text('saveText'), () => download('text')),
            button(text('savePage'), () => download('page')),
            ...(mailable ? [button(text('mail'), mail)] : []),
          ]
        : []),
      ...(allowDeletion ? [button(text('erase'), erase, 'bad')] : []),
      wrong,
    );
    heading.focus();
  };

  // Drawn without it at first: the answer is a round trip away.
  ask(panel.shell, 'GET', `/api/transcripts/mail?conversation=${conversation}`)
    .then((answer) => answer.json())
    .then(({ available, givenUp }: { available: boolean; givenUp: boolean }) => {
      mailable = available;
      lost = givenUp;
      if (available && listed) list();
    })
    .catch(() => {});

  document.body.append(made);
  made.showModal();
  list();
}
