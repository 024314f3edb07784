import type { Server } from './server.ts';

/** As many ask at once, so that the crowd is there soon and the server can still breathe. */
const AT_ONCE = 8;

/** Lets so many shoppers ask one thing each, over the long poll, and leave. */
export async function crowd(server: Server, site: string, count: number): Promise<void> {
  const waiting = Array.from({ length: count }, (_, index) => index + 1);
  const next = async (): Promise<void> => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      await ask(server, site, `Question ${index} of a crowd: when does my parcel come?`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

async function ask(server: Server, site: string, text: string): Promise<void> {
  const { token } = await post<{ token: string }>(server, '/api/visitors', { site });
  const { poll } = await post<{ poll: string }>(server, '/poll/shopper', {
    type: 'hello',
    version: 1,
    token,
  });
  const clientId = crypto.randomUUID();
  await post(server, `/poll/${poll}/frames?seq=1`, [{ type: 'say', clientId, kind: 'line', text }]);
  for (let after = 0; ; ) {
    const response = await fetch(`${server.origin}/poll/${poll}/frames?after=${after}`);
    const { first, frames } = (await response.json()) as { first: number; frames: { type: string }[] };
    if (frames.some(({ type }) => type === 'said')) return;
    after = first + frames.length - 1;
  }
}

/** Where a crowd looks around. */
const SHELF = [
  { path: '/product/cairn-mid-boot', name: 'Cairn Mid Boot', category: 'Footwear', price: 199 },
  { path: '/product/daypack-22', name: 'Daypack 22', category: 'Packs', price: 119 },
  { path: '/product/trail-socks', name: 'Trail Socks', category: 'Footwear', price: 28 },
];

/** Lets so many shoppers open a page each, as the page script tells of it, with carts of different value. */
export async function lookers(server: Server, count: number): Promise<void> {
  const waiting = Array.from({ length: count }, (_, index) => index);
  const next = async (): Promise<void> => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) await look(server, index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

async function look(server: Server, index: number): Promise<void> {
  const product = SHELF[index % SHELF.length];
  if (!product) return;
  const { path, ...rest } = product;
  await tell(server, {
    view: crypto.randomUUID(),
    page: { url: server.store + path, title: `${product.name} · Tarnwell` },
    kind: 'product',
    product: { ...rest, currency: 'EUR' },
    language: ['de-DE', 'en-GB', 'nl-NL'][index % 3],
    device: 'desktop',
    cart: { value: 10 * (index + 1), currency: 'EUR', items: [] },
  });
}

/** What a page of the shop tells, as its script does; what the server answers. */
export async function tell(
  server: Server,
  view: object,
  headers: Record<string, string> = {},
): Promise<{ status: number; answer: Record<string, unknown> }> {
  const response = await fetch(`${server.origin}/intake/tarnwell/view`, {
    method: 'POST',
    headers: {
      'Content-Type': 'text/plain',
      Origin: server.store,
      'User-Agent': 'Firefox/140.0',
      ...headers,
    },
    body: JSON.stringify(view),
  });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

async function post<Answer>(server: Server, path: string, body: unknown): Promise<Answer> {
  const response = await fetch(server.origin + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: server.origin },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}
