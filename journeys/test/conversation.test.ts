import { describe } from 'vitest';
import { expect, journey } from '../support/journey.ts';

const JACKET = '/product/skerry-3l-shell-jacket';

describe('a conversation', () => {
  journey('a question on a product page is answered, and each side sees the other live', async ({ cast }) => {
    const shopper = await cast.shopper(JACKET);
    const agent = await cast.agent('maya');
    const question = `Is the Skerry warm enough at minus ten? ${Date.now()}`;
    await shopper.opens();
    await shopper.says(question);
    await shopper.seesSent(question);
    await agent.opens(question);
    await expect.poll(() => agent.about.textContent()).toContain('Skerry 3L Shell Jacket');

    // What lasts for seconds is waited for from before it begins.
    await Promise.all([agent.thread.getByText(/is typing$/).waitFor(), shopper.types('With a fleece')]);
    await shopper.field.press('Enter');
    await agent.thread.getByText('With a fleece', { exact: true }).waitFor();
    await expect.poll(() => agent.thread.getByText(/is typing$/).count()).toBe(0);

    await Promise.all([
      shopper.sees('Maya is typing'),
      agent.field.pressSequentially('Down to minus fifteen.'),
    ]);
    await agent.field.press('Enter');
    await shopper.sees('Down to minus fifteen.');
    await shopper.sees('Maya');
    await expect
      .poll(() => shopper.panel.getByText('Maya is typing').filter({ visible: true }).count())
      .toBe(0);
    await shopper.seesExactly(question, 'With a fleece', 'Down to minus fifteen.');
    expect(await agent.recordedLines()).toEqual([question, 'With a fleece', 'Down to minus fifteen.']);
  });

  journey('a reload of the shop keeps the conversation and the unsent text', async ({ cast }) => {
    const shopper = await cast.shopper(JACKET);
    const agent = await cast.agent('maya');
    await shopper.opens();
    await shopper.says('Does it come in green?');
    await agent.opens('Does it come in green?');
    await agent.answers('In moss green, yes.');
    await shopper.sees('In moss green, yes.');
    await shopper.types('Then I take a me');

    await shopper.page.reload();
    await shopper.seesExactly('Does it come in green?', 'In moss green, yes.');
    await expect.poll(() => shopper.field.inputValue()).toBe('Then I take a me');
    await shopper.types('dium.');
    await shopper.field.press('Enter');
    await agent.thread.getByText('Then I take a medium.', { exact: true }).waitFor();
    await agent.answers('Good choice.');
    await shopper.seesExactly(
      'Does it come in green?',
      'In moss green, yes.',
      'Then I take a medium.',
      'Good choice.',
    );
  });

  journey('two tabs are one conversation, also when both send a first line at once', async ({ cast }) => {
    const one = await cast.shopper(JACKET);
    const other = await one.tab();
    const agent = await cast.agent('maya');
    await one.opens();
    await other.opens();
    await Promise.all([one.says('Asked in the first tab.'), other.says('Asked in the second tab.')]);
    await expect
      .poll(async () => (await one.lines()).toSorted())
      .toEqual(['Asked in the first tab.', 'Asked in the second tab.']);
    const asked = await one.lines();
    await other.seesExactly(...asked);

    await agent.row('tab.').waitFor();
    expect(await agent.row('tab.').count()).toBe(1);
    await agent.row('tab.').click();
    await agent.answers('Answered once.');
    await one.seesExactly(...asked, 'Answered once.');
    await other.seesExactly(...asked, 'Answered once.');
    expect(await agent.recordedLines()).toEqual([...asked, 'Answered once.']);
  });

  journey('is closed and opened again, and after a close a new line begins another', async ({ cast }) => {
    const shopper = await cast.shopper(JACKET);
    const agent = await cast.agent('maya');
    await shopper.opens();
    await shopper.says('Can I still change the size?');
    await agent.opens('Can I still change the size?');
    await agent.answers('I have changed it.');
    await shopper.sees('I have changed it.');

    await agent.closes();
    await shopper.sees('This conversation was closed');
    await shopper.sees('Write again to begin a new conversation.');
    await agent.view('Closed');
    await agent.opens('I have changed it.');
    await agent.thread.getByText(/^You closed the conversation/).waitFor();

    await agent.page.getByRole('button', { name: 'Reopen' }).first().click();
    await shopper.sees('The conversation goes on');
    await shopper.says('Thank you!');
    await agent.thread.getByText('Thank you!', { exact: true }).waitFor();
    await agent.answers('You are welcome.');
    await shopper.sees('You are welcome.');

    await agent.closes();
    await shopper.sees('Write again to begin a new conversation.');
    await shopper.says('One more thing: how do I wash it?');
    await agent.view('Waiting');
    await agent.opens('One more thing: how do I wash it?');
    await agent.answers('At 30 degrees.');
    await shopper.sees('At 30 degrees.');
    expect(await agent.recordedLines()).toEqual(['One more thing: how do I wash it?', 'At 30 degrees.']);
  });

  journey('a note of the team never reaches the shopper', async ({ cast }) => {
    const shopper = await cast.shopper(JACKET);
    const agent = await cast.agent('maya');
    const note = 'Has returned three jackets before.';
    await shopper.opens();
    await shopper.says('May I send it back?');
    await agent.opens('May I send it back?');
    await agent.page.getByText('Note', { exact: true }).click();
    await agent.answers(note);
    await agent.thread.getByText(note, { exact: true }).waitFor();
    await agent.seesAllSent();
    await agent.page.getByText('Answer', { exact: true }).click();
    await agent.answers('Of course, within 60 days.');
    await shopper.seesExactly('May I send it back?', 'Of course, within 60 days.');
    await shopper.page.reload();
    await shopper.seesExactly('May I send it back?', 'Of course, within 60 days.');

    const heard = shopper.frames.join('\n');
    expect(heard).toContain('Of course, within 60 days.');
    expect(heard).not.toContain(note);
    // Nor does a gap in the numbers tell that there is something.
    expect(shopper.entryNumbers()).toEqual([1, 2, 3]);
    for (const frame of shopper.page.frames()) expect(await frame.content()).not.toContain(note);
    expect((await agent.record()).map(({ kind }) => kind)).toContain('note');
  });
});
