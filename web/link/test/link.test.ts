import { problems } from '@shopbell/protocol/problems';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Link, TIMING, type TransportKind } from '../src/index.ts';
import { backOff } from '../src/timing.ts';
import { problem } from './model-shop.ts';
import { World } from './world.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function talking(): Promise<World> {
  const world = new World();
  world.shopperSays();
  await world.deliver();
  return world;
}

test('a_first_line_opens_a_conversation_and_leaves_the_outbox_when_it_arrives_in_the_thread', async () => {
  const world = await talking();
  expect(world.thread.map(({ text }) => text)).toEqual([undefined, 'line 1']);
  expect(world.link.lines).toEqual([]);
  expect(world.link.you?.kind).toBe('shopper');
});

test('a_thread_may_leave_out_its_oldest_entries_and_goes_on_from_there_over_a_cut', async () => {
  const world = await talking();
  world.shopperSays();
  await world.deliver();
  world.leftOut = 2;
  world.reload();
  await world.deliver();
  expect(world.thread.map(({ number }) => number)).toEqual([3]);
  world.network.pipe?.cut();
  world.shop.staffSays('meanwhile');
  await world.heal();
  expect(world.thread.map(({ text }) => text)).toEqual(['line 2', 'meanwhile']);
});

test('after_a_restore_a_thread_is_read_from_its_beginning_whatever_it_left_out', async () => {
  const world = await talking();
  world.leftOut = 1;
  world.reload();
  await world.deliver();
  world.shop.restore(2, 'another');
  world.network.pipe?.cut();
  world.restores++;
  await world.heal();
  expect(world.thread.map(({ number }) => number)).toEqual([1, 2]);
});

test('a_line_survives_a_reload_before_it_was_answered', async () => {
  const world = new World();
  world.network.blocked.socket = true;
  world.network.blocked.poll = true;
  world.shopperSays();
  await vi.advanceTimersByTimeAsync(100);
  world.reload();
  expect(world.link.lines).toMatchObject([{ text: 'line 1', state: 'sending' }]);
  await world.heal();
  expect(world.linesOnTheServer).toEqual(['line 1']);
});

test('a_refused_line_fails_with_its_reason_and_is_said_after_a_retry_behind_what_was_said_since', async () => {
  const world = await talking();
  world.shop.refusals.push(problem('invalid', 'mend'));
  world.shopperSays();
  world.shopperSays();
  await world.deliver();
  expect(world.linesOnTheServer).toEqual(['line 1', 'line 3']);
  const [failed] = world.link.lines;
  expect(failed).toMatchObject({ text: 'line 2', state: 'failed', problem: { code: 'invalid' } });
  world.link.retry(failed?.clientId ?? '');
  await world.deliver();
  expect(world.linesOnTheServer).toEqual(['line 1', 'line 3', 'line 2']);
  expect(world.link.lines).toEqual([]);
});

test('a_retry_keeps_the_id_of_the_line_unless_the_id_was_what_was_refused', async () => {
  const world = await talking();
  for (const code of ['internal', 'clientIdReused'] as const) {
    world.shop.refusals.push(problem(code, 'mend'));
    const { clientId } = world.link.say(code);
    await world.deliver();
    world.shop.refusals.push(problem('invalid', 'mend'));
    world.link.retry(clientId);
    expect(world.link.lines.at(-1)?.clientId === clientId).toBe(code === 'internal');
    await world.deliver();
    world.link.discard(world.link.lines.at(-1)?.clientId ?? '');
  }
});

test('an_own_line_in_the_thread_counts_as_said_though_its_answer_was_lost', async () => {
  const world = await talking();
  world.shopperSays();
  world.network.pipe?.deliverUp(9);
  const down = world.network.pipe?.down ?? [];
  down.splice(
    down.findIndex(({ type }) => type === 'said'),
    1,
  );
  world.network.pipe?.deliverDown(9);
  expect(world.link.lines).toEqual([]);
  expect([...world.kept.values()]).toEqual(['[]']);
});

test('a_lost_page_is_noticed_by_the_next_one_and_fetched', async () => {
  const world = await talking();
  world.shop.staffSays('one');
  world.network.pipe?.lose(0);
  world.shop.staffSays('two');
  await world.deliver();
  expect(world.thread).toEqual(world.shop.entries);
});

test('a_lost_last_page_is_noticed_by_the_heartbeat', async () => {
  const world = await talking();
  world.shop.staffSays('one');
  world.network.pipe?.lose(0);
  await world.deliver();
  expect(world.thread).not.toEqual(world.shop.entries);
  world.heartbeat();
  await world.deliver();
  expect(world.thread).toEqual(world.shop.entries);
});

test('a_silent_line_counts_as_lost_after_two_and_a_half_heartbeats', async () => {
  const world = await talking();
  await vi.advanceTimersByTimeAsync(74_000);
  expect(world.link.state).toBe('live');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(world.link.state).toBe('lost');
});

test('a_line_that_does_not_answer_what_it_is_sent_counts_as_lost_long_before', async () => {
  const world = await talking();
  world.shopperSays();
  await vi.advanceTimersByTimeAsync(TIMING.answerWithin + 1);
  expect(world.link.state).toBe('lost');
});

test('a_heartbeat_is_answered', async () => {
  const world = await talking();
  world.heartbeat();
  world.network.pipe?.deliverDown(1);
  expect(world.network.pipe?.up).toEqual([{ type: 'beat' }]);
});

test('a_command_is_carried_out_over_a_cut', async () => {
  const world = await talking();
  const done = world.link.command({ type: 'close', conversation: 'conversation-0' });
  world.network.pipe?.cut();
  await world.heal();
  await expect(done).resolves.toBeUndefined();
  expect(world.shop.open).toBe(false);
});

test('what_stands_is_sent_after_every_welcome', async () => {
  const world = await talking();
  world.link.stand('page', { type: 'pageView', page: { url: 'http://shop.test/', title: 'Home' } });
  world.network.pipe?.cut();
  await vi.advanceTimersByTimeAsync(600);
  world.network.pipe?.deliverUp(1);
  world.network.pipe?.deliverDown(1);
  expect(world.network.pipe?.up[0]).toMatchObject({ type: 'pageView', page: { title: 'Home' } });
});

describe('problems', () => {
  test.each([
    ['forbidden', 'stopped'],
    ['originRefused', 'stopped'],
    ['versionTooOld', 'stopped'],
    ['notSignedIn', 'stopped'],
    ['tooMany', 'lost'],
    ['slowReader', 'lost'],
    ['shuttingDown', 'lost'],
    ['internal', 'lost'],
  ] as const)('after_goodbye_with_%s_the_link_is_%s', async (code, state) => {
    const world = await talking();
    for (const session of world.shop.sessions) session.goodbye(problem(code, problems[code].action));
    world.network.pipe?.deliverDown(1);
    expect(world.link.state).toBe(state);
    expect(world.link.problem).toMatchObject({ code });
  });

  test('a_refused_token_is_replaced_by_a_new_one', async () => {
    const world = new World();
    world.link.stop();
    world.shop.refuseHello = problem('notSignedIn', 'signIn');
    world.link = world.open(async (refused) => (refused ? 'new' : 'old'));
    await world.deliver();
    world.shop.refuseHello = undefined;
    await world.heal();
    const tokens = world.shop.hellos.map(({ token }) => token);
    expect(tokens.slice(0, 2)).toEqual(['old', 'new']);
    expect(world.link.state).toBe('live');
  });
});

describe('transports', () => {
  async function connectUnder(
    blocked: Partial<Record<TransportKind, boolean>>,
    world = new World(),
    seconds = 10,
  ) {
    Object.assign(world.network.blocked, { socket: false, poll: false, ...blocked });
    for (let second = 0; second < seconds; second++) {
      await vi.advanceTimersByTimeAsync(1000);
      await world.deliver();
    }
    return world;
  }

  test('where_websocket_does_not_get_through_the_link_polls_and_remembers_it_for_the_session', async () => {
    const world = await connectUnder({ socket: true });
    expect(world.network.opened).toEqual(['socket', 'poll']);
    expect(world.link.state).toBe('live');
    world.reload();
    await connectUnder({ socket: true }, world);
    expect(world.network.opened).toEqual(['socket', 'poll', 'poll']);
  });

  test('where_websocket_has_worked_before_polling_is_a_detour', async () => {
    const world = await connectUnder({});
    world.network.blocked.socket = true;
    world.network.pipe?.cut();
    await connectUnder({ socket: true }, world);
    expect(world.network.opened.at(-1)).toBe('poll');
    expect(world.link.state).toBe('live');
    world.network.blocked.socket = false;
    await connectUnder({}, world, TIMING.detour / 1000);
    expect(world.network.opened.at(-1)).toBe('socket');
    expect(world.link.state).toBe('live');
  });

  test('a_server_that_is_down_is_tried_both_ways_and_nothing_is_remembered', async () => {
    const world = await connectUnder({ socket: true, poll: true });
    expect(new Set(world.network.opened)).toEqual(new Set(['socket', 'poll']));
    expect([...world.kept.keys()]).not.toContain('shopbell.transport');
  });

  test('a_transport_that_opens_and_says_nothing_is_given_up', async () => {
    const world = new World();
    await vi.advanceTimersByTimeAsync(TIMING.welcomeWithin + TIMING.firstCeiling + 1);
    expect(world.network.opened).toEqual(['socket', 'poll']);
  });
});

describe('hints', () => {
  test('when_the_network_comes_back_the_link_does_not_wait', async () => {
    const world = new World();
    Object.assign(world.network.blocked, { socket: true, poll: true });
    await vi.advanceTimersByTimeAsync(120_000);
    const attempts = world.network.opened.length;
    world.hints[0]?.(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(world.network.opened.length).toBe(attempts + 1);
  });

  test('when_the_network_goes_the_line_is_lost_at_once', async () => {
    const world = await talking();
    world.hints[0]?.(false);
    expect(world.link.state).toBe('lost');
  });

  test('a_machine_that_slept_finds_its_line_lost_when_it_is_looked_at', async () => {
    const world = await talking();
    vi.setSystemTime(Date.now() + 600_000);
    world.hints[0]?.(true);
    expect(world.link.state).toBe('lost');
  });
});

test('a_pause_lies_anywhere_below_a_ceiling_that_doubles_and_ends', () => {
  const longest = (failures: number) => backOff(TIMING, failures, () => 1);
  expect(longest(0)).toBe(TIMING.firstCeiling);
  expect(longest(3)).toBe(8 * TIMING.firstCeiling);
  expect(longest(99)).toBe(TIMING.lastCeiling);
  expect(backOff(TIMING, 3, () => 0)).toBe(0);
});

test('where_storage_is_refused_everything_works_until_the_document_closes', async () => {
  const world = new World();
  world.link.stop();
  const refuse = () => {
    throw new Error('refused');
  };
  world.link = new Link({
    server: 'http://shop.test',
    side: 'shopper',
    transports: world.network.transports,
    keeper: { getItem: refuse, setItem: refuse },
  });
  world.link.start();
  world.shopperSays();
  await world.deliver();
  expect(world.linesOnTheServer).toEqual(['line 1']);
});
