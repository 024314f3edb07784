import { devices, type Page } from 'playwright-core';
import { describe } from 'vitest';
import { expectAccessible } from '../support/accessible.ts';
import { english, InvitationBox, invitesBy } from '../support/inviting.ts';
import { type Cast, expect, journey } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { Shopper } from '../support/shopper.ts';
import { VisitorList } from '../support/visitors.ts';

const { defaultBrowserType: _, ...IPHONE } = devices['iPhone 14'] ?? { defaultBrowserType: 'webkit' };
const PHONE = { ...IPHONE, viewport: { width: 390, height: 844 } };

/** Long because what rules, agents and shoppers do with an invitation is told from all sides. */
const office = async (cast: Cast) => new Office(await cast.agent('ada'));

/** A shopper in a tab whose clock the journey moves. */
async function timed(cast: Cast, path: string): Promise<Shopper> {
  const page = await (await cast.profile('shopper')).newPage();
  await page.clock.install();
  const answered = page.waitForResponse((response) => response.url().endsWith('/view'));
  const shopper = await Shopper.at(page, cast.store + path);
  await answered;
  return shopper;
}

/** Lets the page's time pass, in steps as short as those it looks at it in. */
async function passes({ page }: Shopper, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) await page.clock.runFor(1_000);
}

/** Whoever is on this element, the widget looked into. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return (
      at?.ariaLabel || (at instanceof HTMLInputElement ? at.name || at.type : at?.textContent?.trim()) || ''
    );
  });

describe('an agent invites', () => {
  journey('with words of their own, and they stand in the chat that begins from them', async ({ cast }) => {
    await invitesBy(await office(cast), []);
    const shopper = await cast.shopper('/product/cairn-mid-boot');
    const list = await VisitorList.at(await cast.agent('maya'), 'cairn');
    await list.watches('Cairn');
    await list.invites('Shall I measure the last for you?');
    const invitation = new InvitationBox(shopper);
    await invitation.says('Shall I measure the last for you?');
    await invitation.says('Maya');
    await list.row('Invited').waitFor();
    await invitation.answers('Chat now');
    await invitation.goes();
    await shopper.sees('Shall I measure the last for you?');
    await list.row('Accepted').waitFor();
    await shopper.says('Yes please, size 43.');
    await shopper.seesSent('Yes please, size 43.');
    await list.row('Chatting').waitFor();
    await list.panel.getByRole('link', { name: 'Open the chat' }).click();
    await list.agent.thread.getByText('Yes please, size 43.', { exact: true }).waitFor();
    await list.agent.thread.getByText(/Shall I measure the last for you/).waitFor();
  });

  journey('again once the peace is over, but not oftener than a day allows', async ({ cast }) => {
    await invitesBy(await office(cast), [], { coolOffDays: 0, perVisitorDay: 2 });
    const shopper = await cast.shopper('/product/trail-socks');
    const invitation = new InvitationBox(shopper);
    const list = await VisitorList.at(await cast.agent('maya'), 'trail socks');
    await list.watches('Trail Socks');
    for (const [words, answer] of [
      ['The first.', 'No, thank you'],
      ['The second.', 'Close'],
    ] as const) {
      await list.invites(words);
      await invitation.says(words);
      await invitation.answers(answer);
      await invitation.goes();
    }
    await list.row('Put away').waitFor();
    await list.invites('The third.');
    await list.page
      .getByRole('dialog')
      .getByText(/often enough for today|as many invitations today/)
      .waitFor();
    expect(await invitation.box.count()).toBe(0);
  });
});

describe('whoever declined', () => {
  journey(
    'stands red before every agent, and is invited by none of them, by no rule and in no tab',
    async ({ cast }) => {
      await invitesBy(await office(cast), [
        {
          name: 'In the cart',
          conditions: { pages: ['cart'], secondsOnPage: 0 },
          texts: [english('Ready?')],
        },
      ]);
      const shopper = await cast.shopper('/product/daypack-22');
      const [maya, ines] = [
        await VisitorList.at(await cast.agent('maya'), 'daypack'),
        await VisitorList.at(await cast.agent('ines'), 'daypack'),
      ];
      await maya.watches('Daypack');
      await ines.watches('Daypack');
      const form = await ines.isAboutToInvite('Me too?');
      await maya.invites('Which size is it to be?');
      const invitation = new InvitationBox(shopper);
      await invitation.says('Which size is it to be?');
      await invitation.answers('No, thank you');

      for (const { rows } of [maya, ines]) {
        await rows.locator('[data-tone=bad]').filter({ hasText: 'Declined' }).waitFor();
      }
      // Whoever had begun before is told by the server.
      await form.getByRole('button', { name: 'Invite', exact: true }).click();
      await form.getByText(/They declined an invitation and are left alone/).waitFor();
      await ines.page.keyboard.press('Escape');
      for (const { panel } of [maya, ines]) {
        expect(await panel.getByRole('button', { name: /^Declined; again from/ }).isDisabled()).toBe(true);
      }

      const tab = await shopper.page.context().newPage();
      const told = tab.waitForResponse((response) => response.url().endsWith('/view'));
      await tab.goto(`${cast.store}/cart`);
      await (await told).finished();
      await tab.waitForTimeout(2_500);
      for (const page of [shopper.page, tab]) {
        expect(await page.getByRole('button', { name: 'Chat now' }).count()).toBe(0);
      }
    },
  );
});

describe('a rule invites', () => {
  journey('and each outcome is counted as what it was, by rule, text and page', async ({ cast }) => {
    await invitesBy(await office(cast), [
      {
        name: 'About the mug',
        conditions: { product: 'enamel', secondsOnPage: 1 },
        texts: [english('Blue or white?'), english('It holds 350 ml.')],
      },
    ]);
    const list = await VisitorList.at(await cast.agent('ines'), 'enamel');
    const seen = new Set<string>();
    for (const [outcome, mark] of [
      ['Chat now', 'Accepted'],
      ['No, thank you', 'Declined'],
      ['Close', 'Put away'],
      ['', 'Ignored'],
    ] as const) {
      const shopper = await timed(cast, '/product/enamel-mug');
      const invitation = new InvitationBox(shopper);
      await passes(shopper, 3);
      await invitation.box.waitFor();
      const words = (await invitation.box.textContent())?.includes('Blue')
        ? 'Blue or white?'
        : 'It holds 350 ml.';
      seen.add(words);
      if (outcome) await invitation.answers(outcome);
      else await passes(shopper, 70);
      await invitation.goes();
      await list.row(mark).waitFor();
      await shopper.page.close();
    }
    expect(seen.size).toBeGreaterThan(0);

    const { page } = list;
    await page.goto(`${list.agent.origin}/console/invitations`);
    const cells = (name: string) =>
      page.getByRole('row').filter({ hasText: name }).getByRole('cell').allInnerTexts();
    await page.getByRole('row').filter({ hasText: 'About the mug' }).waitFor();
    expect(await cells('About the mug')).toEqual(['4', '1', '1', '1', '1', '0']);
    await page.getByRole('radiogroup', { name: 'By' }).getByText('Page', { exact: true }).click();
    await page.getByRole('row').filter({ hasText: '/product/enamel-mug' }).waitFor();
    expect(await cells('/product/enamel-mug')).toEqual(['4', '1', '1', '1', '1', '0']);
    await page.getByRole('radiogroup', { name: 'By' }).getByText('Text', { exact: true }).click();
    const texts = [...seen].map(cells);
    const shown = (await Promise.all(texts)).map(([first]) => Number(first));
    expect(shown.reduce((sum, one) => sum + one, 0)).toBe(4);
  });

  journey('the same visitor with the same of two texts, and both are used', async ({ cast }) => {
    await invitesBy(await office(cast), [
      {
        name: 'Two texts',
        conditions: { product: 'beanie', secondsOnPage: 0 },
        texts: [english('Text one.'), english('Text two.')],
      },
    ]);
    const met = new Set<string>();
    for (let count = 0; count < 12 && met.size < 2; count++) {
      const shopper = await cast.shopper('/product/harbour-rib-beanie');
      const invitation = new InvitationBox(shopper);
      await invitation.box.waitFor();
      const first = (await invitation.box.getByText(/^Text/).textContent()) ?? '';
      met.add(first);
      await invitation.answers('Close');
      await shopper.page.reload();
      await invitation.says(first);
      await shopper.page.close();
    }
    expect([...met].toSorted()).toEqual(['Text one.', 'Text two.']);
  });

  journey(
    'when its moment comes: by time, by cart, when leaving, when stuck in the checkout',
    async ({ cast }) => {
      const at = (pages: string[], more: object) => ({ pages, ...more });
      await invitesBy(await office(cast), [
        {
          name: 'Leaving',
          conditions: at(['cart'], { exitIntent: true }),
          texts: [english('Before you go?')],
        },
        { name: 'Stuck', conditions: at(['checkout'], { idleSeconds: 20 }), texts: [english('Stuck?')] },
        {
          name: 'Dear',
          conditions: at(['category'], { cartFrom: 150, secondsOnPage: 1 }),
          texts: [english('A full cart.')],
        },
        {
          name: 'Long',
          conditions: at(['product'], { secondsOnPage: 15 }),
          texts: [english('Still reading?')],
        },
      ]);
      const shopper = await timed(cast, '/product/cairn-mid-boot');
      const { page } = shopper;
      const invitation = new InvitationBox(shopper);
      await passes(shopper, 10);
      expect(await invitation.box.count()).toBe(0);
      await passes(shopper, 8);
      await invitation.says('Still reading?');
      await invitation.answers('Close');

      const goes = async (path: string) => {
        const answered = page.waitForResponse((response) => response.url().endsWith('/view'));
        await page.goto(cast.store + path);
        await page.clock.runFor(1_000);
        await answered;
        await passes(shopper, 3);
      };
      await goes('/category/footwear');
      expect(await invitation.box.count()).toBe(0);
      await goes('/product/cairn-mid-boot');
      await page.getByRole('group', { name: /^Size/ }).getByRole('radio').first().check({ force: true });
      await page.getByRole('button', { name: /^Add to cart/ }).click();
      await goes('/category/footwear');
      await invitation.says('A full cart.');
      await invitation.answers('Close');

      await goes('/cart');
      expect(await invitation.box.count()).toBe(0);
      await page.evaluate(() =>
        document.body.dispatchEvent(
          new MouseEvent('mouseout', { bubbles: true, clientY: -1, relatedTarget: null }),
        ),
      );
      await invitation.says('Before you go?');
      await invitation.answers('Close');

      await goes('/checkout');
      await page.mouse.move(300, 300);
      await passes(shopper, 12);
      await page.mouse.move(320, 330);
      await passes(shopper, 12);
      expect(await invitation.box.count()).toBe(0);
      await passes(shopper, 12);
      await invitation.says('Stuck?');
    },
  );
});

describe('an invitation', () => {
  const RULE = {
    name: 'Everywhere',
    conditions: { secondsOnPage: 0 },
    texts: [english('Is there anything that you would like to know? We answer within a minute.')],
  };

  journey('never takes the focus, and steps aside for whoever types', async ({ cast }) => {
    await invitesBy(await office(cast), []);
    const shopper = await cast.shopper('/product/lowland-rain-jacket');
    const { page } = shopper;
    const field = page
      .getByRole('searchbox')
      .or(page.getByRole('textbox', { name: 'Search' }))
      .first();
    await field.click();
    const before = await focused(page);
    const list = await VisitorList.at(await cast.agent('maya'), 'lowland');
    await list.watches('Lowland');
    await list.invites('Looking for something?');
    const invitation = new InvitationBox(shopper);
    await invitation.says('Looking for something?');
    expect(await focused(page)).toBe(before);
    await page.keyboard.type('merino');
    await expect.poll(() => field.inputValue()).toBe('merino');
    await expect.poll(() => invitation.box.isVisible()).toBe(false);
    await field.blur();
    await expect.poll(() => invitation.box.isVisible()).toBe(true);
  });

  journey('is read out, reached, accepted, declined and put away by keyboard alone', async ({ cast }) => {
    await invitesBy(await office(cast), [RULE]);
    for (const [key, name, outcome] of [
      ['Enter', 'Chat now', 'accepted'],
      ['Enter', 'No, thank you', 'declined'],
      ['Escape', 'No, thank you', 'closed'],
    ] as const) {
      const shopper = await cast.shopper('/product/cairn-mid-boot');
      const { page } = shopper;
      const outcomes: string[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/outcome')) outcomes.push(JSON.parse(request.postData() ?? '{}').outcome);
      });
      const invitation = new InvitationBox(shopper);
      await invitation.box.waitFor();
      await page.getByRole('status').filter({ hasText: 'We answer within a minute.' }).waitFor();
      // Backwards from the page's begin one meets what stands at its end.
      for (let count = 0; count < 12 && (await focused(page)) !== name; count++) {
        await page.keyboard.press('Shift+Tab');
      }
      expect(await focused(page)).toBe(name);
      await page.keyboard.press(key);
      await invitation.goes();
      await expect.poll(() => outcomes).toEqual([outcome]);
      if (outcome === 'accepted') await shopper.field.waitFor();
      else expect(await focused(page)).toMatch(/^Chat with us/);
      await page.close();
    }
  });

  journey(
    'has nothing that shuts anybody out, in either direction and scheme, and does not move',
    async ({ cast }) => {
      const arabic = { language: 'ar', text: 'هل نساعدك في اختيار المقاس؟', weight: 1 };
      await invitesBy(await office(cast), [{ ...RULE, texts: [...RULE.texts, arabic] }]);
      for (const options of [{}, { locale: 'ar-EG' }, { ...PHONE, locale: 'ar-EG' }]) {
        const shopper = await cast.shopper('/size-guide', options);
        const accept = shopper.page.getByRole('button', { name: /^(Chat now|بدء المحادثة)$/ });
        await accept.waitFor();
        await expectAccessible(shopper.page, 'an invitation');
        const box = shopper.page.getByRole('dialog').filter({ has: accept });
        expect(await box.evaluate((at) => getComputedStyle(at).animationName)).toBe('none');
        const isArabic = 'locale' in options;
        expect(await accept.evaluate((at) => getComputedStyle(at).direction)).toBe(isArabic ? 'rtl' : 'ltr');
        // It stands above the button, whatever its own direction is.
        const end = (at: typeof box) => at.evaluate((one) => Math.round(one.getBoundingClientRect().right));
        if (!('isMobile' in options)) expect(await end(box)).toBe(await end(shopper.button));
        await shopper.page.close();
      }
      const moved = await cast.shopper('/size-guide', { reducedMotion: 'no-preference' });
      const box = new InvitationBox(moved).box;
      await box.waitFor();
      expect(await box.evaluate((at) => getComputedStyle(at).animationName)).not.toBe('none');
    },
  );

  const PRODUCT = '/product/cairn-mid-boot';
  for (const [way, viewport, paths] of [
    [
      'upright',
      { width: 390, height: 844 },
      ['/size-guide', '/category/jackets', PRODUCT, '/cart', '/checkout'],
    ],
    ['on its side', { width: 844, height: 390 }, ['/size-guide', PRODUCT, '/cart']],
  ] as const) {
    journey(`on a phone ${way} never lies over anything that one can press`, async ({ cast }) => {
      await invitesBy(await office(cast), [RULE]);
      const shopper = await cast.shopper('/size-guide', { ...PHONE, viewport });
      const { page } = shopper;
      // Also where it stands aside, and so is nothing to who asks by role.
      const box = page.locator('section.box[role=dialog]');
      let inSight = 0;
      for (const path of paths) {
        await page.goto(cast.store + path);
        await box.waitFor({ state: 'attached' });
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        for (let top = 0; top < height; top += viewport.height * 0.8) {
          await page.evaluate((to) => scrollTo({ top: to, behavior: 'instant' }), top);
          await page.waitForTimeout(1_100);
          if (await box.isVisible()) inSight++;
          expect(await page.evaluate(coveredControls), `${path} at ${top}`).toEqual([]);
        }
        if (path !== PRODUCT) continue;
        await page.getByRole('group', { name: /^Size/ }).getByRole('radio').first().tap({ force: true });
        await page.getByRole('button', { name: /^Add to cart/ }).tap();
        await page.getByRole('dialog', { name: /cart/i }).first().waitFor();
      }
      expect(inSight).toBeGreaterThan(2);
    });
  }

  journey('stands aside for a link that is a button, and for a way to pay in a frame', async ({ cast }) => {
    await invitesBy(await office(cast), [RULE]);
    const shopper = await cast.shopper('/size-guide', PHONE);
    const { page } = shopper;
    const { box } = new InvitationBox(shopper);
    await box.waitFor();
    const place = await box.boundingBox();
    for (const markup of [
      '<a href="/pay" style="background:#063;color:#fff">Pay now</a>',
      '<iframe title="Pay" srcdoc="Pay"></iframe>',
    ]) {
      await page.evaluate(
        ([html, top]) => {
          const held = document.createElement('div');
          held.id = 'planted';
          held.innerHTML = html;
          Object.assign(held.style, {
            position: 'absolute',
            insetInlineStart: '40px',
            top: `${scrollY + top}px`,
          });
          Object.assign((held.firstElementChild as HTMLElement).style, { display: 'block', height: '40px' });
          document.body.append(held);
        },
        [markup, place?.y ?? 0] as const,
      );
      await expect.poll(() => box.isVisible()).toBe(false);
      await page.evaluate(() => document.getElementById('planted')?.remove());
      await expect.poll(() => box.isVisible()).toBe(true);
    }
  });

  journey('is declined for good, also where the line is cut just then', async ({ cast }) => {
    await invitesBy(await office(cast), [RULE]);
    const shopper = await cast.shopper('/product/trail-socks');
    const { page } = shopper;
    const list = await VisitorList.at(await cast.agent('maya'), 'trail socks');
    const invitation = new InvitationBox(shopper);
    await invitation.box.waitFor();
    await page.route('**/outcome', (route) => route.abort());
    await invitation.answers('No, thank you');
    await invitation.goes();
    // The server still holds it for unanswered, and names it to the next page.
    const named = page.waitForResponse((response) => response.url().endsWith('/view'));
    await page.reload();
    expect(await (await named).json()).toHaveProperty('invitation');
    await page.waitForTimeout(1_500);
    expect(await invitation.box.count()).toBe(0);
    expect(await list.row('Declined').count()).toBe(0);
    await page.unroute('**/outcome');
    await list.row('Declined').waitFor();
    await page.reload();
    await page.waitForTimeout(1_500);
    expect(await invitation.box.count()).toBe(0);
  });

  journey('by hand waits while the chat is open, and comes when it is closed', async ({ cast }) => {
    await invitesBy(await office(cast), []);
    const shopper = await cast.shopper('/product/daypack-22');
    await shopper.opens();
    const list = await VisitorList.at(await cast.agent('maya'), 'daypack');
    await list.watches('Daypack');
    await list.invites('Shall I keep one for you?');
    const invitation = new InvitationBox(shopper);
    await list.row('Invited').waitFor();
    await shopper.page.waitForTimeout(2_000);
    expect(await invitation.box.count()).toBe(0);
    await shopper.panel.getByRole('button', { name: 'Close chat' }).click();
    await invitation.says('Shall I keep one for you?');
    await invitation.answers('Close');
    await invitation.goes();
  });

  journey('shows the photo of whoever invites, where the shop shows photos', async ({ cast }) => {
    const administration = await office(cast);
    await invitesBy(administration, []);
    await administration.settle(({ look }) => Object.assign(look, { showPhotos: true }));
    const maya = await cast.agent('maya');
    await maya.page.request.put(`${maya.origin}/api/photo`, {
      headers: { Origin: maya.origin, 'Content-Type': 'image/png' },
      data: PORTRAIT,
    });
    const shopper = await cast.shopper('/product/trek-48-pack');
    const list = await VisitorList.at(maya, 'trek 48');
    await list.watches('Trek 48');
    await list.invites('For how many days?');
    const { box } = new InvitationBox(shopper);
    await expect
      .poll(() => box.locator('img').evaluate((photo) => (photo as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
  });
});

/** A red square of one pixel. */
const PORTRAIT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);

describe('a rule asks', () => {
  const asks = async (cast: Cast, conditions: object) =>
    invitesBy(await office(cast), [
      { name: 'Asks', conditions: { secondsOnPage: 0, ...conditions }, texts: [english('Shall we?')] },
    ]);
  /** Whether somebody new is invited there: the server's own word, with which the page begins. */
  const isAsked = async (cast: Cast, paths: string[], options: object = {}) => {
    const page = await (await cast.profile('shopper', options)).newPage();
    let asked = false;
    for (const path of paths) {
      const told = page.waitForResponse((response) => response.url().endsWith('/view'));
      await page.goto(cast.store + path);
      asked = 'triggers' in (await (await told).json());
    }
    if (asked) await page.getByRole('dialog').getByText('Shall we?').waitFor();
    await page.close();
    return asked;
  };

  journey('who looks at what, from where, in which language and how often', async ({ cast }) => {
    await asks(cast, { category: 'footwear' });
    expect(await isAsked(cast, ['/product/enamel-mug'])).toBe(false);
    expect(await isAsked(cast, ['/product/cairn-mid-boot'])).toBe(true);
    expect(await isAsked(cast, ['/category/jackets'])).toBe(false);
    expect(await isAsked(cast, ['/category/footwear'])).toBe(true);
    await asks(cast, { campaign: 'autumn' });
    expect(await isAsked(cast, ['/?utm_source=letter&utm_campaign=spring'])).toBe(false);
    expect(await isAsked(cast, ['/?utm_source=letter&utm_campaign=autumn'])).toBe(true);
    await asks(cast, { languages: ['nl'] });
    expect(await isAsked(cast, ['/'], { locale: 'de-DE' })).toBe(false);
    expect(await isAsked(cast, ['/'], { locale: 'nl-BE' })).toBe(true);
    await asks(cast, { pagesSeen: 3 });
    expect(await isAsked(cast, ['/', '/cart'])).toBe(false);
    expect(await isAsked(cast, ['/', '/cart', '/'])).toBe(true);
    await asks(cast, { returning: true });
    expect(await isAsked(cast, ['/'])).toBe(false);
    await asks(cast, { returning: false });
    expect(await isAsked(cast, ['/'])).toBe(true);
  });

  journey('only while somebody is free, within the hours, and not in quiet ones', async ({ cast }) => {
    const administration = await office(cast);
    const hours = await administration.hours();
    await asks(cast, { agentsFree: true });
    // Ada, who writes the rules, has the desk open.
    expect(await isAsked(cast, ['/'])).toBe(true);
    const day = new Date(Date.now() + 2 * 86_400_000).getUTCDay() || 7;
    const spans = [{ from: '09:00', to: '17:00' }];
    await administration.keepHours({ zone: 'UTC', week: [{ day, spans }], specialDays: [] });
    // Whoever is here: while the shop is closed it takes no chats.
    await expect.poll(() => isAsked(cast, ['/'])).toBe(false);
    await asks(cast, { withinHours: true });
    expect(await isAsked(cast, ['/'])).toBe(false);
    await administration.keepHours(hours);
    await expect.poll(() => isAsked(cast, ['/'])).toBe(true);

    const minute = (after: number) => new Date(Date.now() + after * 60_000).toISOString().slice(11, 16);
    const rule = { name: 'Asks', conditions: { secondsOnPage: 0 }, texts: [english('Shall we?')] };
    await invitesBy(administration, [rule], { quiet: { from: minute(-60), to: minute(60) } });
    expect(await isAsked(cast, ['/'])).toBe(false);
    await invitesBy(administration, [rule], { quiet: { from: minute(60), to: minute(120) } });
    expect(await isAsked(cast, ['/'])).toBe(true);
  });

  journey('the first one first, and no more in an hour than the shop allows', async ({ cast }) => {
    const rule = (name: string) => ({ name, conditions: { secondsOnPage: 0 }, texts: [english(`${name}?`)] });
    await invitesBy(await office(cast), [rule('First'), rule('Second')]);
    const shopper = await cast.shopper('/');
    const invitation = new InvitationBox(shopper);
    await invitation.says('First?');
    await invitesBy(await office(cast), [rule('First')], { perSiteHour: 1 });
    const late = await cast.shopper('/');
    await late.page.waitForTimeout(2_500);
    expect(await new InvitationBox(late).box.count()).toBe(0);
  });
});

/** Names of what the widget lies over, of all that can be pressed and is in sight. */
function coveredControls(): string[] {
  const widget = [...document.querySelectorAll('*')].find(({ shadowRoot }) =>
    shadowRoot?.querySelector('[role=dialog]'),
  );
  const pressed = document.querySelectorAll(
    'button, input, select, textarea, summary, label, iframe, a.button, a[href="/checkout"]',
  );
  return [...pressed]
    .filter((control) => {
      const { left, right, top, bottom } = control.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return (
        right > left && bottom > top && y > 0 && y < innerHeight && document.elementFromPoint(x, y) === widget
      );
    })
    .map((control) => control.textContent?.trim() || control.outerHTML.slice(0, 80));
}
