import { describe } from 'vitest';
import { expectAccessible } from '../support/accessible.ts';
import { expect, journey } from '../support/journey.ts';
import { leaveRequest } from '../support/leave-request.ts';

describe('requests', () => {
  journey('are found, taken, answered by mail and done, and the others see it', async ({ cast, server }) => {
    const maya = await cast.agent('maya');
    const { page } = maya;
    await page.goto(`${server.origin}/console/requests`);
    await page.getByText('Nothing is left to do').waitFor();
    await expectAccessible(page, 'no requests');

    const first = await leaveRequest(server, {
      name: 'Sanne',
      email: 'sanne@example.nl',
      question: 'Does the Fell jacket run small?',
    });
    const second = await leaveRequest(server, {
      name: 'Jo',
      email: 'jo+boots@example.com',
      question: 'Where is my parcel?\nI am away from Friday on.',
    });
    // They come by themselves, and the rail counts them.
    await page.getByRole('heading', { name: `${second} Jo` }).waitFor();
    const rail = page.getByRole('navigation', { name: 'Shop and team' });
    await rail.getByLabel('2 requests that nobody is at work on').waitFor();
    await expectAccessible(page, 'requests');

    await page.getByRole('searchbox').fill('no such words');
    await page.getByText('No request has these words.').waitFor();
    await page.getByRole('searchbox').fill(first.slice(3));
    await page.getByRole('heading', { name: `${first} Sanne` }).waitFor();
    expect(await page.getByRole('heading', { name: /^SB-/ }).count()).toBe(1);
    await page.getByRole('searchbox').fill('');

    // The browser cannot follow a mail link here; whoever follows it owns the request.
    await page.evaluate(() =>
      addEventListener('click', (event) => {
        if ((event.target as Element).closest('a[href^="mailto:"]')) event.preventDefault();
      }),
    );
    const answer = page.getByRole('link', { name: `Answer ${second} by e-mail` });
    const address = new URL((await answer.getAttribute('href')) ?? '');
    expect(decodeURIComponent(address.pathname)).toBe('jo+boots@example.com');
    expect(address.searchParams.get('subject')).toBe(`${second}: your question to Tarnwell`);
    expect(address.searchParams.get('body')).toContain('> I am away from Friday on.');
    await answer.click();
    await page.getByText('You are at work on it').waitFor();
    await rail.getByLabel('1 request that nobody is at work on').waitFor();

    const jonas = await cast.agent('jonas');
    await jonas.page.goto(`${server.origin}/console/requests`);
    await jonas.sees('Maya is at work on it');
    await jonas.page.getByRole('button', { name: `Take ${first}` }).click();
    await jonas.sees('You are at work on it');
    await page.getByText('Jonas is at work on it').waitFor();

    await page.getByRole('button', { name: `Mark ${second} as done` }).click();
    await page.getByText(`${second} is done`).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: `Mark ${second} as done` }).click();
    await page.getByText(`${second} is done`).waitFor();
    await expect.poll(() => page.getByRole('heading', { name: `${second} Jo` }).count()).toBe(0);
    await page.getByText('Done', { exact: true }).click();
    await page.getByText(/^Done .* by Maya$/).waitFor();
    await page.getByRole('button', { name: `Take ${second} up again` }).click();
    await page.getByText('To do', { exact: true }).click();
    await page.getByRole('heading', { name: `${second} Jo` }).waitFor();
  });
});
