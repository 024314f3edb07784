import { fileURLToPath } from 'node:url';
import { expect, journey } from '../support/journey.ts';
import { Server } from '../support/server.ts';
import { VisitorList } from '../support/visitors.ts';

/** Two networks of documentation (RFC 5737), in the Netherlands and in Germany: as `AddressFile` of the server's tests writes it. */
const COUNTRIES = fileURLToPath(new URL('../fixtures/countries.mmdb', import.meta.url));
const UTRECHT = '203.0.113.7';
const GERMANY = '198.51.100.200';
/** As long as the server takes to hear of a block. */
const BLOCKED_WITHIN_MS = 2_500;

/** A shop whose merchant supplied a database of addresses, behind a proxy that says where browsers are. */
const abroad = journey.extend<{ $file: { server: Server } }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs.
    async ({}, use) => {
      const server = await Server.start({
        command: 'demo',
        settings: { 'visitor.geoDatabase': COUNTRIES, 'http.trustedProxies': '127.0.0.1' },
      });
      await use(server);
      await server.end();
    },
    { scope: 'file' },
  ],
});

abroad('a country is seen in the list, and blocked as a whole', async ({ cast, server }) => {
  const from = async (address: string) => {
    const context = await cast.profile('shopper');
    // As a proxy in front of the server adds it; the shop itself is not behind that proxy.
    await context.route(`${server.origin}/**`, (route) =>
      route.continue({ headers: { ...route.request().headers(), 'x-forwarded-for': address } }),
    );
    const page = await context.newPage();
    const told = page.waitForResponse((response) => response.url().endsWith('/view'));
    await page.goto(`${server.store}/product/trail-socks`);
    return { page, told: (await (await told).json()) as { line: boolean } };
  };
  const dutch = await from(UTRECHT);
  const german = await from(GERMANY);
  expect([dutch.told.line, german.told.line]).toEqual([true, true]);
  const list = await VisitorList.at(await cast.agent('ines'), 'trail socks');
  await list.row('Utrecht').waitFor();
  await list.row('Germany').waitFor();

  await list.watches('Utrecht');
  await list.panel.getByRole('button', { name: 'Block' }).click();
  const form = list.page.getByRole('dialog', { name: /^Block/ });
  await form.getByText('Its country (Netherlands)').click();
  await form.getByRole('textbox', { name: 'Why' }).fill('Orders that nobody paid');
  await form.getByRole('button', { name: 'Block' }).click();
  await list.page.getByText('Blocked. They cannot write any more.').waitFor();
  await list.page.waitForTimeout(BLOCKED_WITHIN_MS);

  // Also somebody new from there, and nobody from elsewhere.
  expect((await from('203.0.113.99')).told.line).toBe(false);
  expect((await from('198.51.100.201')).told.line).toBe(true);
  await list.page.getByRole('link', { name: 'Blocked' }).click();
  await list.page
    .getByRole('listitem')
    .filter({ hasText: 'Orders that nobody paid' })
    .getByText('Country')
    .waitFor();
});
