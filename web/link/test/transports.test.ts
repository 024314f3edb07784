import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { Link } from '../src/index.ts';
import { ModelServer } from './model-server.ts';
import { ModelShop, problem } from './model-shop.ts';

// Node 20 has no WebSocket of its own.
vi.stubGlobal('WebSocket', WebSocket);

const QUICK = { firstCeiling: 20, lastCeiling: 100, welcomeWithin: 1000 };

let shop: ModelShop;
let server: ModelServer;
let link: Link;

beforeEach(() => {
  shop = new ModelShop();
  server = new ModelServer(shop);
});
afterEach(() => {
  link.stop();
  server.close();
});

async function open(): Promise<void> {
  link = new Link({
    server: await server.listen(),
    side: 'shopper',
    timing: QUICK,
    listener: {
      frame(frame) {
        if (frame.type === 'current' && frame.conversation) link.follow(frame.conversation.id);
      },
    },
  });
  link.start();
}

const linesOnTheServer = () => shop.entries.filter(({ clientId }) => clientId).map(({ text }) => text);

describe.each([
  ['socket', false],
  ['poll', true],
])('by %s', (_, socketBlocked) => {
  beforeEach(async () => {
    server.socketBlocked = socketBlocked;
    await open();
  });

  test('lines_go_both_ways_in_order', async () => {
    for (let line = 1; line <= 20; line++) link.say(`line ${line}`);
    await vi.waitFor(() => expect(linesOnTheServer()).toHaveLength(20));
    shop.staffSays('answer');
    await vi.waitFor(() => expect(link.threads.get(ModelShop.id(0))?.entries).toEqual(shop.entries));
    expect(linesOnTheServer()).toEqual(Array.from({ length: 20 }, (__, i) => `line ${i + 1}`));
    expect(link.lines).toEqual([]);
  });

  test('cuts_in_mid_conversation_lose_and_double_nothing', async () => {
    for (let line = 1; line <= 30; line++) {
      link.say(`line ${line}`);
      if (line % 10 === 5) {
        await vi.waitFor(() => expect(link.state).toBe('live'));
        server.cut();
        shop.staffSays(`answer ${line}`);
      }
    }
    await vi.waitFor(() => expect(link.lines).toEqual([]), 5000);
    await vi.waitFor(() => expect(link.threads.get(ModelShop.id(0))?.entries).toEqual(shop.entries));
    expect(linesOnTheServer()).toEqual(Array.from({ length: 30 }, (__, i) => `line ${i + 1}`));
  });

  test('a_goodbye_that_means_stop_is_obeyed', async () => {
    await vi.waitFor(() => expect(link.state).toBe('live'));
    for (const session of shop.sessions) session.goodbye(problem('forbidden', 'stop'));
    await vi.waitFor(() => expect(link.state).toBe('stopped'));
    expect(link.problem).toMatchObject({ code: 'forbidden' });
  });
});

test('a_close_code_speaks_for_a_goodbye_that_was_lost', async () => {
  await open();
  await vi.waitFor(() => expect(link.state).toBe('live'));
  server.closeSockets(4403);
  await vi.waitFor(() => expect(link.state).toBe('stopped'));
  expect(link.problem).toMatchObject({ code: 'forbidden' });
});
