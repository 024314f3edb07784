import { beforeEach, describe } from 'vitest';
import { expect } from '../support/journey.ts';
import type { Relay, Treatment } from '../support/relay.ts';
import { shaky } from '../support/shaky-journey.ts';

const LOST = 'The connection is lost. Trying again… What you write is kept.';

describe('over a bad line', () => {
  shaky('a server killed in mid-conversation loses nothing and doubles nothing', async ({ cast, server }) => {
    const shopper = await cast.shopper('/product/lowland-rain-jacket');
    const agent = await cast.agent('maya');
    const said = ['Is it waterproof?', 'Up to 20,000 mm.', 'And the seams?'];
    await shopper.opens();
    await shopper.says('Is it waterproof?');
    await agent.opens('Is it waterproof?');
    await agent.answers('Up to 20,000 mm.');
    await shopper.sees('Up to 20,000 mm.');
    await shopper.says('And the seams?');
    await shopper.seesSent('And the seams?');

    await server.kill();
    await shopper.sees(LOST);
    await agent.sees(/^The line is down/);
    await shopper.says('Written while the server was dead.');
    await shopper.line('Written while the server was dead.').getByText('Sending…').waitFor();
    await agent.answers('Taped, all of them.');
    await agent.sees('Kept, is sent when the line is back');
    await server.start();

    const late = ['Written while the server was dead.', 'Taped, all of them.'];
    await expect.poll(async () => (await shopper.lines()).toSorted()).toEqual([...said, ...late].toSorted());
    await agent.thread.getByText('Written while the server was dead.', { exact: true }).waitFor();
    await agent.seesAllSent();
    const shown = await shopper.lines();
    expect(shown.slice(0, 3)).toEqual(said);
    expect(await agent.recordedLines()).toEqual(shown);
    await shopper.page.reload();
    await shopper.seesExactly(...shown);
  });

  shaky('lines written while the network is cut arrive once, on both sides', async ({ cast, relay }) => {
    const shopper = await cast.shopper('/');
    const agent = await cast.agent('maya');
    await shopper.opens();
    await shopper.says('Before the cut.');
    await agent.opens('Before the cut.');

    relay.cut();
    await shopper.sees(LOST);
    await agent.sees(/^The line is down/);
    await shopper.says('During the cut.');
    await agent.answers('Answered during the cut.');
    relay.restore();

    await shopper.sees('Answered during the cut.');
    await agent.thread.getByText('During the cut.', { exact: true }).waitFor();
    await agent.seesAllSent();
    const shown = await shopper.lines();
    expect(shown.toSorted()).toEqual(['Answered during the cut.', 'Before the cut.', 'During the cut.']);
    expect(await agent.recordedLines()).toEqual(shown);
  });

  shaky(
    'a network that swallows everything is noticed, and what it held back doubles nothing',
    async ({ cast, relay }) => {
      const shopper = await cast.shopper('/');
      const agent = await cast.agent('maya');
      await shopper.opens();
      await shopper.says('Before the silence.');
      await agent.opens('Before the silence.');

      relay.freeze();
      await shopper.says('Into the silence.');
      await agent.answers('Answered into the silence.');
      await shopper.sees(LOST);
      await agent.sees(/^The line is down/);
      relay.restore();

      await shopper.sees('Answered into the silence.');
      await agent.thread.getByText('Into the silence.', { exact: true }).waitFor();
      await agent.seesAllSent();
      const shown = await shopper.lines();
      expect(shown.toSorted()).toEqual([
        'Answered into the silence.',
        'Before the silence.',
        'Into the silence.',
      ]);
      expect(await agent.recordedLines()).toEqual(shown);
    },
  );

  shaky('a shopper who was away finds what was answered meanwhile', async ({ cast }) => {
    const shopper = await cast.shopper('/');
    const agent = await cast.agent('maya');
    await shopper.opens();
    await shopper.says('I enter a tunnel.');
    await agent.opens('I enter a tunnel.');

    await shopper.page.context().setOffline(true);
    await shopper.sees(LOST);
    await agent.answers('One.');
    await agent.answers('Two.');
    await agent.seesAllSent();
    await shopper.says('Written in the tunnel.');
    await shopper.page.context().setOffline(false);

    await shopper.seesExactly('I enter a tunnel.', 'One.', 'Two.', 'Written in the tunnel.');
    expect(await agent.recordedLines()).toEqual(await shopper.lines());
  });

  const ways: Treatment[] = ['forbidden', 'cut', 'swallowed'];
  describe.for(ways)('where WebSockets are %s', (way) => {
    shaky('a chat goes on over plain requests, both ways', async ({ cast, relay }) => {
      relay.webSockets = way;
      const before = relay.blocked;
      const shopper = await cast.shopper('/');
      const agent = await cast.agent('maya');
      const question = `Asked where WebSockets are ${way}.`;
      await shopper.opens();
      await shopper.says(question);
      await agent.opens(question);
      await agent.field.pressSequentially('Answered over plain');
      await shopper.sees('Maya is typing');
      await agent.field.pressSequentially(' requests.');
      await agent.field.press('Enter');
      await shopper.sees('Answered over plain requests.');
      await shopper.types('Thank you');
      await agent.thread.getByText(/is typing$/).waitFor();
      await shopper.field.press('Enter');
      await agent.thread.getByText('Thank you', { exact: true }).waitFor();
      await shopper.seesExactly(question, 'Answered over plain requests.', 'Thank you');
      expect(relay.blocked).toBeGreaterThan(before);
      expect(shopper.frames).toEqual([]);
    });
  });

  beforeEach<{ relay: Relay }>(({ relay }) => {
    relay.webSockets = 'passed';
    relay.restore();
  });
});
