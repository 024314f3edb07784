import { newId } from '@shopbell/link';
import { upload } from '@shopbell/link/upload';
import type { ProblemDetail, SentFile } from '@shopbell/protocol';
import { element, setText } from './dom.ts';
import css from './files.css?inline';
import type { Panel } from './parts.ts';
import { settings } from './settings.ts';
import { tokenOf } from './shell.ts';
import { LANGUAGE, type TextKey, text } from './texts.ts';

/** The longer side of a picture in the log. */
const SHOWN_PX = 240;
const WORDS: Record<string, TextKey> = {
  fileTooLarge: 'fileTooLarge',
  fileKindRefused: 'fileKind',
  fileUnreadable: 'fileBroken',
  diskFull: 'fileBusy',
  tooMany: 'fileTooMany',
};

const percent = new Intl.NumberFormat(LANGUAGE, { style: 'percent' });

/** 1.4 MB, in the words of the language. */
export function size(bytes: number): string {
  const [unit, divisor] = bytes < 1e6 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const);
  return new Intl.NumberFormat(LANGUAGE, { style: 'unit', unit, maximumSignificantDigits: 2 }).format(
    Math.max(bytes, 1e3) / divisor,
  );
}

/** Where the log has a file. */
type Place = HTMLElement & { readonly file: Partial<SentFile> };

/** How large a picture stands in the log: known before it is there, so that nothing moves when it comes. */
export function shownSize(width: number, height: number): [number, number] {
  const scale = Math.min(1, SHOWN_PX / Math.max(width, height));
  return [Math.max(Math.round(width * scale), 48), Math.max(Math.round(height * scale), 32)];
}

/** Shows the files of the log, and sends those that wait. */
export function begin(panel: Panel, waiting: File[]): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  const uploads = element('div', { className: 'uploads' });
  panel.place.prepend(uploads);
  /** What was sent from here, until its entry says so itself. */
  const sent = new Map<string, SentFile>();
  /** Says when the chat's line has come back. */
  const line = new EventTarget();
  let { came } = panel.chat;
  const pictures = new Map<string, Promise<string>>();

  const headers = async () => ({ Authorization: `Bearer ${await tokenOf(panel.shell, settings, false)}` });

  async function load(path: string): Promise<string> {
    const answer = await fetch(`${settings.server}/api/files/${path}`, { headers: await headers() });
    if (!answer.ok) throw await answer.json();
    return URL.createObjectURL(await answer.blob());
  }

  /** Each once, whatever is drawn anew; one that did not come is asked for again when it is. */
  function picture(path: string): Promise<string> {
    const kept = pictures.get(path) ?? load(path);
    pictures.set(path, kept);
    kept.catch(() => pictures.delete(path));
    return kept;
  }

  async function save({ id, name }: SentFile, button: HTMLButtonElement): Promise<void> {
    button.disabled = true;
    try {
      const href = await load(id);
      element('a', { href, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
    } catch {
      panel.announce(text('fileNotLoaded'));
    }
    button.disabled = false;
  }

  function enlarge(file: SentFile): void {
    const large = element('img', { alt: file.name });
    const dialog = element('dialog', { className: 'picture', ariaLabel: file.name }, large);
    const button = element('button', { type: 'button' }, text('fileSave'));
    button.onclick = () => save(file, button);
    dialog.append(button);
    // In braces, here and below: a handler that answers false takes the event's own effect away.
    dialog.onclick = ({ target }) => {
      if (target !== button) dialog.close();
    };
    // Escape closes the picture, and not the chat with it.
    dialog.onkeydown = (event) => {
      if (event.key === 'Escape') event.stopPropagation();
    };
    dialog.onclose = () => dialog.remove();
    document.body.append(dialog);
    dialog.showModal();
    picture(file.id).then((href) => Object.assign(large, { src: href }), dialog.close.bind(dialog));
  }

  function show(place: Place): void {
    const told = place.file;
    const file = told.name ? (told as SentFile) : sent.get(told.id ?? '');
    if (!file) {
      place.append(element('p', {}, text(told.id ? 'file' : 'fileErased')));
      return;
    }
    if (!file.width || !file.height) {
      const kind = element('b', { ariaHidden: 'true' }, file.name.split('.').pop() ?? '');
      const about = element('span', {}, file.name, element('i', {}, size(file.bytes)));
      const button = element('button', { type: 'button', title: text('fileSave') }, kind, about);
      button.onclick = () => save(file, button);
      place.append(button);
      return;
    }
    const [width, height] = shownSize(file.width, file.height);
    const shown = element('img', { alt: file.name, width, height });
    const button = element(
      'button',
      { type: 'button', className: 'picture', title: text('fileOpen') },
      shown,
    );
    Object.assign(button.style, { width: `${width}px`, aspectRatio: `${width}/${height}`, maxWidth: '100%' });
    button.onclick = () => enlarge(file);
    place.append(button);
    picture(`${file.id}/preview`).then(
      (href) => Object.assign(shown, { src: href }),
      () => place.append(element('p', {}, text('fileNotLoaded'))),
    );
  }

  function complaint({ size: bytes }: File): string | undefined {
    if (bytes === 0) return text('fileEmpty');
    return bytes > settings.files.maxBytes
      ? `${text('fileTooLarge')} ${text('fileMost', { name: size(settings.files.maxBytes) })}`
      : undefined;
  }

  function send(file: File): void {
    const clientId = newId();
    const ending = new AbortController();
    const bar = element('progress', { max: file.size, value: 0, ariaLabel: file.name });
    const words = element('span', {});
    const again = element('button', { type: 'button', hidden: true }, text('retry'));
    const cancel = element('button', { type: 'button' }, text('cancel'));
    const row = element(
      'div',
      { className: 'file' },
      element('strong', { dir: 'auto' }, file.name),
      bar,
      element('small', {}, words, element('span', {}, again, ' ', cancel)),
    );
    const fail = (reason: string, retry: boolean) => {
      row.classList.add('bad');
      bar.hidden = true;
      again.hidden = !retry;
      setText(words, reason);
      panel.announce(`${file.name}: ${reason}`);
    };
    const go = async () => {
      row.classList.remove('bad');
      bar.hidden = false;
      again.hidden = true;
      try {
        const taken = await upload({
          server: settings.server,
          headers,
          clientId,
          file,
          signal: ending.signal,
          line,
          progress: (done) => {
            bar.value = done;
            setText(words, done < file.size ? percent.format(done / file.size) : text('fileChecking'));
          },
        });
        sent.set(taken.id, taken);
        row.remove();
        panel.chat.link.say(taken.id, undefined, 'file', clientId);
        panel.announce(`${file.name}: ${text('sent')}`);
      } catch (reason) {
        if (ending.signal.aborted) return;
        const { code = '', action } = reason as Partial<ProblemDetail>;
        fail(text(WORDS[code] ?? 'failed'), action !== 'mend');
      }
    };
    again.onclick = go;
    cancel.onclick = () => {
      ending.abort();
      row.remove();
      panel.composer.focus();
    };
    uploads.append(row);
    row.scrollIntoView({ block: 'nearest' });
    const wrong = complaint(file);
    if (wrong) fail(wrong, false);
    else {
      setText(words, percent.format(0));
      panel.announce(text('fileSending', { name: file.name }));
      void go();
    }
  }

  return () => {
    if (came !== panel.chat.came) line.dispatchEvent(new Event('back'));
    came = panel.chat.came;
    for (const file of waiting.splice(0)) send(file);
    for (const place of document.querySelectorAll<Place>('.bubble.file:empty')) show(place);
  };
}
