import { Chat } from './chat.ts';
import { Composer } from './composer.ts';
import { byId, element, setText } from './dom.ts';
import { items } from './items.ts';
import { Log } from './log.ts';
import { drawing, type Panel, type Part } from './parts.ts';
import { Scroll } from './scroll.ts';
import { settings } from './settings.ts';
import { followInShop, type Shell, ShopPage, tokenOf } from './shell.ts';
import { presence, status } from './status.ts';
import { learn, type TextKey, text } from './texts.ts';

const root = document.documentElement;
learn(settings.texts);
const intro = byId('intro');
const typing = byId('typing');
const newer = byId('newer');
const holders = new Set<string>();
const typist = element('span', { className: 'hidden' });
const reload = element('button', { type: 'button', onclick: () => location.reload() }, text('reload'));

dress();
const shell: Shell = settings.standalone
  ? new (await import('./own.ts')).OwnPage(settings.site)
  : await ShopPage.meet();
const chat = new Chat({
  server: settings.server,
  token: (refused) => tokenOf(shell, settings, refused),
  tab: shell.tab,
  expected: shell.state.live !== '',
  seen: Number(shell.state.live),
  changed,
  answered: ({ author, text: words = '📎' }) => {
    const from = author.name ?? text('shop');
    byId('announcer').textContent = `${from}: ${words}`;
    shell.tell({ message: { from, text: words } });
  },
});
const log = new Log(byId('lines'), {
  follow: followInShop(shell),
  retry(line) {
    chat.link.retry(line);
    focusInside();
  },
  edit: (line) => {
    chat.link.discard(line.key);
    composer.value = line.text;
    composer.focus();
  },
});
const scroll = new Scroll(byId('log'), changed);
const composer = new Composer(shell.tab, {
  say(line) {
    scroll.toEnd();
    chat.say(line);
  },
  typed: (on) => chat.types(on),
});
/** What a first opening does not need. */
const parts: Part[] = [
  // Drawn first: the form before a chat gives way to its form.
  { when: () => chat.away || chat.place || settings.preview, load: () => import('./reach.ts') },
  { when: () => settings.preChat && !intro.hidden, load: () => import('./before.ts') },
  // After the line is up: on a narrow one it would hold that up.
  { when: () => chat.line === 'live', load: () => import('./attach.ts') },
  { when: () => chat.about, load: () => import('./after.ts') },
];
const panel: Panel = {
  chat,
  shell,
  composer,
  place: byId('place'),
  changed,
  holders,
  hold(holder, on) {
    if (on) holders.add(holder);
    else holders.delete(holder);
    byId('composer').hidden = byId('starts').hidden = holders.size > 0;
  },
  announce: (words) => setText(byId('announcer'), words),
};
const drawParts = drawing(panel, parts);
let shown = false;
let live: string | undefined;
let unread = 0;
let due = false;

/** Draws once for however many changes came together; a hidden frame has no animation frames to wait for. */
function changed(): void {
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    draw();
  });
}

function draw(): void {
  log.draw(items(chat.threads, chat.link.lines));
  intro.hidden = chat.open || chat.talked || chat.loading || chat.link.lines.length > 0;
  drawParts();
  typing.hidden = chat.typing === undefined;
  setText(typist, typing.hidden ? '' : text('typing', { name: chat.typing || text('shop') }));
  if (shown && scroll.atEnd && document.visibilityState === 'visible') chat.see();
  scroll.follow();

  newer.hidden = scroll.atEnd || !chat.unread;
  setText(newer, text('newer', { n: chat.unread }));
  const here = presence(chat);
  setText(byId('presence'), here);
  root.dataset.here = `${here && chat.reachable && !chat.away}`;
  drawStatus(status(chat, holders.size > 0));
  tellShop();
}

/** Written only when it changes, since it is read aloud; some words come later. */
function drawStatus(now: TextKey | undefined): void {
  const place = byId('status');
  if (place.className === (now ?? '') && (place.textContent || !now)) return;
  place.className = now ?? '';
  setText(place, now ? text(now) : '');
  if (now === 'stopped') place.append(' ', reload);
}

/** Tells the page around us what it shows while we are closed. */
function tellShop(): void {
  if (unread !== chat.unread) {
    unread = chat.unread;
    shell.tell({ unread });
  }
  // What is not known yet must not overwrite what is kept.
  if (chat.line !== 'live' || chat.loading) return;
  const now = chat.open || unread ? `${chat.seen}` : '';
  if (live !== now) {
    live = now;
    shell.tell({ live });
  }
}

/** The page around us told what it is, or opened or closed us. */
function pageChanged(): void {
  const { state } = shell;
  if (state.url) {
    chat.link.stand('page', { type: 'pageView', page: { url: state.url, title: state.title } });
  }
  if (state.draft) composer.value = state.draft;
  if (state.kept.invited) setText(byId('greeting'), state.kept.invited);
  const opens = state.shown && !shown;
  shown = state.shown;
  if (shown || state.live) chat.link.start();
  else if (!chat.open && !chat.link.lines.length) chat.link.stop();
  if (opens) {
    scroll.toEnd();
    composer.grow();
    if (document.hasFocus()) focusInside();
    else addEventListener('focus', focusInside, { once: true });
  }
  changed();
}

/** The buttons go, and the focus must not go with them. */
function ask(start: string): void {
  chat.say(start);
  focusInside();
}

/** A finger does not want the keyboard over the questions it can tap. */
function focusInside(): void {
  (matchMedia('(pointer: fine)').matches && !holders.size ? composer : byId('main')).focus();
}

function dress(): void {
  Object.assign(byId('log'), { ariaLabel: text('chat'), tabIndex: 0 });
  setText(byId('greeting'), settings.greeting || text('greeting'));
  const close = byId('close');
  close.hidden = settings.standalone;
  close.ariaLabel = text('close');
}

byId('starts').append(
  ...settings.starts.map((start) => element('button', { type: 'button', onclick: () => ask(start) }, start)),
);
typing.append(typist);
newer.onclick = () => {
  scroll.toEnd();
  focusInside();
  changed();
};
byId('close').onclick = () => shell.tell({ close: true });
addEventListener('keydown', ({ key }) => key === 'Escape' && shell.tell({ close: true }));
document.addEventListener('visibilitychange', changed);
shell.changed = pageChanged;
pageChanged();
