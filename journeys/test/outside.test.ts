import { describe } from 'vitest';
import german from '../../web/widget/texts/de.json' with { type: 'json' };
import { expect } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { ALWAYS, closed, opens, outside, shopperIn } from '../support/outside.ts';
import { WITHOUT } from '../support/plain.ts';
import type { Shopper } from '../support/shopper.ts';

const words = { ...german.core, ...german.more };

interface Request {
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly question: string;
  readonly language?: string;
  readonly conversation?: string;
}

const requests = async (office: Office) =>
  (await office.ask<{ requests: Request[] }>('GET', '/api/requests')).requests;

const IN_BERLIN = { locale: 'de-DE', timezoneId: 'Europe/Berlin' };

const field = (shopper: Shopper, name: string) => shopper.panel.getByRole('textbox', { name });
const consents = (shopper: Shopper) => shopper.panel.getByRole('checkbox').check();
const press = (shopper: Shopper, name: string) => shopper.panel.getByRole('button', { name }).click();

describe('outside the hours', () => {
  outside(
    'a question becomes a request with a number, and nothing that was typed is lost',
    async ({ cast }) => {
      const office = new Office(await cast.agent('ada'));
      const { hours, opensAt } = closed();
      await office.keepHours(hours);
      const shopper = await shopperIn(cast, 'de', IN_BERLIN);
      const { page, panel } = shopper;
      await panel.getByRole('heading', { name: words.leaveTitle }).waitFor();
      const part = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat('de-DE', { ...options, timeZone: 'Europe/Berlin' }).format(opensAt);
      const when = `${part({ weekday: 'long' })} ${part({ timeStyle: 'short' })}`;
      await shopper.sees(words.backAt.replace('{name}', when));
      await expect.poll(() => panel.getByLabel(words.write).isVisible()).toBe(false);

      await press(shopper, words.leaveSend);
      await shopper.sees(words.problems.other.replace('{n}', '3'));
      await field(shopper, words.fieldQuestion).fill('Wann kommt meine Jacke?');
      await field(shopper, words.fieldEmail).fill('ines@home');
      await press(shopper, words.leaveSend);
      await shopper.sees(words.emailWrong);
      await field(shopper, words.fieldEmail).fill('ines@home.example');

      await page.reload();
      await opens(shopper, 'de');
      await field(shopper, words.fieldEmail).waitFor();
      expect(await field(shopper, words.fieldEmail).inputValue()).toBe('ines@home.example');
      expect(await field(shopper, words.fieldQuestion).inputValue()).toBe('Wann kommt meine Jacke?');

      await consents(shopper);
      // The server never hears of it; then it does, and its answer is lost.
      await page.route('**/api/requests', (route) => route.abort(), { times: 1 });
      await press(shopper, words.leaveSend);
      await shopper.sees(words.notSent);
      expect(await requests(office)).toEqual([]);
      const drop = async (route: Parameters<Parameters<typeof page.route>[1]>[0]) => {
        await route.fetch();
        await route.abort();
      };
      await page.route('**/api/requests', drop, { times: 1 });
      await press(shopper, words.leaveSend);
      await expect.poll(async () => (await requests(office)).length).toBe(1);
      await shopper.sees(words.notSent);
      expect(await field(shopper, words.fieldQuestion).inputValue()).toBe('Wann kommt meine Jacke?');
      await press(shopper, words.leaveSend);

      await panel.getByRole('heading', { name: words.leftTitle }).waitFor();
      const [left, ...others] = await requests(office);
      expect(others).toEqual([]);
      expect(left).toMatchObject({
        name: '',
        email: 'ines@home.example',
        question: 'Wann kommt meine Jacke?',
        language: 'de',
      });
      expect(left?.number).toMatch(/^SB-\d{6}$/);
      await panel.getByText(left?.number ?? '', { exact: true }).waitFor();
      await shopper.sees(/ines@home\.example/);

      await page.reload();
      await opens(shopper, 'de');
      await panel.getByText(left?.number ?? '', { exact: true }).waitFor();
      await press(shopper, words.leftMore);
      await field(shopper, words.fieldQuestion).waitFor();
      expect(await field(shopper, words.fieldQuestion).inputValue()).toBe('');
    },
  );

  outside('whoever writes when it opens may chat instead, with what they wrote', async ({ cast }) => {
    const office = new Office(await cast.agent('ada'));
    await office.keepHours(closed().hours);
    const idle = await cast.shopper('/');
    const busy = await cast.shopper('/');
    for (const { button, panel } of [idle, busy]) {
      await button.click();
      await panel.getByRole('heading', { name: 'Leave us your question' }).waitFor();
    }
    await field(busy, 'How can we help?').fill('Is the tent waterproof?');

    await office.keepHours(ALWAYS);
    await idle.field.waitFor();
    await idle.sees('We are here');
    expect(await idle.panel.getByRole('heading', { name: 'Leave us your question' }).count()).toBe(0);
    // What is being filled in stays.
    await press(busy, 'Somebody is here now: chat instead');
    await busy.field.waitFor();
    expect(await busy.field.inputValue()).toBe('Is the tent waterproof?');
    await busy.field.press('Enter');
    await busy.seesSent('Is the tent waterproof?');
  });

  outside('a shopper in a conversation keeps it, and is offered an answer by e-mail', async ({ cast }) => {
    const office = new Office(await cast.agent('ada'));
    await office.keepHours(ALWAYS);
    const shopper = await cast.shopper('/');
    await shopper.opens();
    await shopper.says('Which boots are widest?');
    await shopper.seesSent('Which boots are widest?');
    await office.keepHours(closed().hours);
    await press(shopper, 'Answer me by e-mail');
    await expect.poll(() => field(shopper, 'How can we help?').inputValue()).toBe('Which boots are widest?');
    await press(shopper, 'Cancel');
    await shopper.field.waitFor();
    await shopper.says('I take size 43.');
    await shopper.seesSent('I take size 43.');
    await press(shopper, 'Answer me by e-mail');
    await expect
      .poll(() => field(shopper, 'How can we help?').inputValue())
      .toBe('Which boots are widest?\nI take size 43.');
    await field(shopper, 'E-mail').fill('bo@home.example');
    await consents(shopper);
    await press(shopper, 'Send question');
    await shopper.sees(/^SB-\d{6}$/);
    await shopper.field.waitFor();
    const [left] = (await requests(office)).filter(({ email }) => email === 'bo@home.example');
    expect(left?.conversation).toMatch(/^[0-9a-f-]{36}$/);
    await office.keepHours(ALWAYS);
  });
});

describe('within the hours with nobody here', () => {
  outside('a site may take questions for e-mail alone, and ask for no consent', async ({ cast, server }) => {
    const ada = await cast.agent('ada');
    const office = new Office(ada);
    await office.keepHours(ALWAYS);
    await office.settle(({ waiting }) => {
      waiting.formWhenAway = true;
      waiting.askConsent = false;
    });
    // She goes: a page of hers that holds no line is not somebody who is here.
    await ada.page.goto('about:blank');
    const shopper = await cast.shopper('/');
    await shopper.button.click();
    await shopper.panel.getByRole('heading', { name: 'Leave us your question' }).waitFor();
    await shopper.sees('Nobody is here right now');
    expect(await shopper.panel.getByRole('checkbox').count()).toBe(0);
    await field(shopper, 'How can we help?').fill('Do you ship to Norway?');
    await field(shopper, 'E-mail').fill('kari@home.example');
    await press(shopper, 'Send question');
    await shopper.sees(/^SB-\d{6}$/);

    // Without JavaScript it is the same.
    const plain = await (await cast.profile('plain', WITHOUT)).newPage();
    await plain.goto(`${server.origin}/chat/tarnwell/plain`);
    await plain.getByText('Nobody is here right now. We answer by e-mail.').waitFor();
    expect(await plain.getByRole('checkbox').count()).toBe(0);
    expect(await plain.getByRole('link', { name: 'To the chat' }).count()).toBe(0);
    await plain.getByRole('textbox', { name: 'E-mail' }).fill('nils@home.example');
    await plain.getByRole('textbox', { name: 'How can we help?' }).fill('And to Sweden?');
    await plain.getByRole('button', { name: 'Leave the question' }).click();
    await plain.getByText('We answer to nils@home.example.').waitFor();
    await office.settle(({ waiting }) => {
      waiting.formWhenAway = false;
      waiting.askConsent = true;
    });
  });
});
