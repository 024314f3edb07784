import type { Page } from 'playwright-core';

/** One call of `shopbell`, as a page of the shop makes it. */
export async function call(page: Page, ...values: unknown[]): Promise<void> {
  await page.evaluate((given) => {
    (window as unknown as { shopbell(...call: unknown[]): void }).shopbell(...given);
  }, values);
}

/** The widget's events from now on, in every page of the tab, as `[name, detail]`. */
export async function hears(page: Page): Promise<() => Promise<[string, Record<string, unknown>][]>> {
  const heard: [string, Record<string, unknown>][] = [];
  await page.exposeFunction('heardShopbell', (name: string, detail: Record<string, unknown>) => {
    heard.push([name, detail]);
  });
  const listen = () => {
    const names = 'ready open close message unread invitation outcome identified error';
    for (const name of names.split(' ')) {
      addEventListener(`shopbell:${name}`, (event) => {
        const tell = window as unknown as { heardShopbell(name: string, detail: unknown): void };
        tell.heardShopbell(name, (event as CustomEvent).detail ?? {});
      });
    }
  };
  await page.addInitScript(listen);
  await page.evaluate(listen).catch(() => {});
  return async () => heard;
}

/** What pages of the tab tell the server, as `[what, body]`. */
export function told(page: Page): [string, Record<string, unknown>][] {
  const bodies: [string, Record<string, unknown>][] = [];
  page.on('request', (request) => {
    const what = /\/intake\/[^/]+\/(\w+)$/.exec(request.url())?.[1];
    if (what) bodies.push([what, JSON.parse(request.postData() ?? '{}')]);
  });
  return bodies;
}

/** Pages below `/plain/` of the shop hold nothing but words and these lines, whatever their path. */
export async function plainShop(page: Page, store: string, snippet: string): Promise<void> {
  // To Chromium a page that no server sent comes from the internet, which may not reach into this machine.
  await page.context().grantPermissions(['local-network-access']);
  await page.route(`${store}/plain/**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Plain</title>${'<p>Words of the shop.</p>'.repeat(30)}${snippet}`,
    }),
  );
}
