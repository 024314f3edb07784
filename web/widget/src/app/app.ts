/**
 * The hand-over of a person from an app to the panel in its web view: the app runs
 * `(window.shopbellApp ??= []).push({ jwt })` or `.push('logout')`, before or after this page has loaded.
 *
 * Only who runs scripts in this page can call it. The address could be written by anybody who sends a link, and with it
 * a stranger would have the reader chat in the stranger's name; a message could come from a page that holds this one.
 */
type Call = { readonly jwt: string } | 'logout';

interface Answer {
  readonly token?: string;
  readonly proof?: string;
  readonly other?: boolean;
  readonly code?: string;
  readonly detail?: string;
}

const place = location.pathname.split('/').slice(0, 3).join('/');
/** Where the panel keeps its visitor: see `own.ts`. */
const NAME = `shopbell.token.${place.split('/')[2]}`;

const tell = (name: string, detail: object) => dispatchEvent(new CustomEvent(`shopbell:${name}`, { detail }));

async function post(door: string, body: object, keepalive = false): Promise<Answer> {
  const answer = await fetch(`${place}/app/${door}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    keepalive,
  });
  return answer.json();
}

async function logout(): Promise<void> {
  const token = localStorage.getItem(NAME);
  localStorage.removeItem(NAME);
  sessionStorage.clear();
  // Without a line too, the next person must not read on: the server is told, if it can be, while the page goes.
  if (token) post('logout', { token }, true).catch(() => {});
  location.reload();
}

async function identify(jwt: string): Promise<void> {
  const { token, proof, other, code, detail } = await post('identify', {
    token: localStorage.getItem(NAME) ?? undefined,
    jwt,
  });
  if (code) {
    console.warn(`shopbellApp: ${detail ?? code} See docs/webview.md.`);
    tell('error', { code, detail });
    return;
  }
  tell('identified', { proof });
  if (token) {
    localStorage.setItem(NAME, token);
    // What another person was about to write is not this one's.
    if (other) sessionStorage.clear();
    location.reload();
  }
}

/** One after another. Without storage, or without a line, nothing changes; the app may call again. */
let turn: Promise<void> = Promise.resolve();
const take = (call: Call) => {
  turn = turn
    .then(() => (call === 'logout' ? logout() : identify(call.jwt)))
    .catch((reason) => {
      tell('error', { code: 'unreachable', detail: `${reason}` });
    });
  return 0;
};

const app = window as unknown as { shopbellApp?: Call[] };
const waiting = app.shopbellApp ?? [];
app.shopbellApp = Object.assign([], { push: take });
for (const call of waiting) take(call);

// A module, for its test.
export {};
