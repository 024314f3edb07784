import { createServer } from 'node:http';
import { describe, onTestFinished } from 'vitest';
import { Agent } from '../support/agent.ts';
import { expect, journey } from '../support/journey.ts';
import { freePort, Server } from '../support/server.ts';
import { Shopper } from '../support/shopper.ts';

/** A merchant's page on a host of its own: localhost is another site than 127.0.0.1. */
async function host(page: () => string): Promise<string> {
  const port = await freePort();
  const shop = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(page());
  });
  await new Promise<void>((resolve) => shop.listen(port, 'localhost', resolve));
  onTestFinished(() => {
    shop.closeAllConnections();
    shop.close();
  });
  return `http://localhost:${port}`;
}

describe('a first start', () => {
  journey('leads from an empty directory to a first answer on a shop of one page', async ({ cast }) => {
    const server = await Server.start({ command: 'serve' });
    onTestFinished(() => server.end());
    let snippet = '';
    const shop = await host(() => `<!doctype html><title>Kites</title><h1>Kites by hand</h1>${snippet}`);

    const link = /first account with this link: (\S+)\n/;
    await expect.poll(() => server.output).toMatch(link);
    const setup = link.exec(server.output)?.[1] ?? '';
    const page = await (await cast.profile('owner')).newPage();
    await page.goto(setup);
    await page.getByLabel('Your name').fill('Noor');
    await page.getByLabel('E-mail').fill('noor@kites.example');
    await page.getByLabel('Password', { exact: true }).fill('kites rise on the wind');
    await page.getByLabel('Name of the shop').fill('Kites');
    await page.getByLabel('Address of the shop').fill(shop);
    await page.getByRole('button', { name: 'Set up the shop' }).click();
    snippet = (await page.getByRole('region', { name: 'Lines for Kites' }).textContent()) ?? '';
    expect(snippet).toContain(`${server.origin}/widget/`);

    const shopper = await Shopper.at(await (await cast.profile('shopper')).newPage(), shop);
    await shopper.opens();
    await shopper.says('How high do they fly?');
    await page.getByRole('link', { name: 'To the desk' }).click();
    const agent = new Agent(page, server.origin);
    await agent.opens('How high do they fly?');
    await agent.answers('As high as the line is long.');
    await shopper.seesExactly('How high do they fly?', 'As high as the line is long.');
    await shopper.sees('Noor');

    const late = await (await cast.profile('latecomer')).newPage();
    await late.goto(setup);
    await late.getByText('This server is already set up.').waitFor();
  });
});
