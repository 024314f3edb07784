import { describe } from 'vitest';
import arabic from '../../web/widget/texts/ar.json' with { type: 'json' };
import english from '../../web/widget/texts/en.json' with { type: 'json' };
import { expectAccessible } from '../support/accessible.ts';
import { expect } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { ALWAYS, closed, opens, outside, shopperIn } from '../support/outside.ts';

const LANGUAGES = [
  { language: 'en', direction: 'ltr', texts: english },
  { language: 'ar', direction: 'rtl', texts: arabic },
] as const;

describe.each(LANGUAGES)(
  'axe finds nothing serious in the panel in $language',
  ({ language, direction, texts }) => {
    const words = { ...texts.core, ...texts.more };

    outside('before a conversation: asked, closed, wrongly filled in, left, away, lost', async ({ cast }) => {
      const ada = await cast.agent('ada');
      const office = new Office(ada);
      await office.keepHours(ALWAYS);
      await office.settle(({ preChat }) => {
        preChat.asked = true;
        preChat.fields = [
          { name: 'email', label: 'E-mail', kind: 'email', required: true, choices: [] },
          {
            name: 'topic',
            label: 'Topic',
            kind: 'choice',
            required: false,
            choices: ['An order', 'A product'],
          },
          { name: 'terms', label: 'Terms', kind: 'consent', required: true, choices: [] },
        ];
      });
      const shopper = await shopperIn(cast, language);
      const { page, panel } = shopper;
      const button = (name: string) => panel.getByRole('button', { name, exact: true });
      expect(await panel.locator('html').getAttribute('dir')).toBe(direction);
      await button(words.begin).waitFor();
      await expectAccessible(page, 'pre-chat form');
      await office.settle(({ preChat }) => {
        preChat.asked = false;
        preChat.fields = [];
      });

      await office.keepHours(closed().hours);
      await page.reload();
      await opens(shopper, language);
      await button(words.leaveSend).waitFor();
      await expectAccessible(page, 'closed');
      await button(words.leaveSend).click();
      await shopper.sees(words.required);
      await expectAccessible(page, 'form with what is wrong');
      await panel.getByLabel(words.fieldQuestion).fill('?');
      await panel.getByRole('textbox', { name: words.fieldEmail }).fill('a@home.example');
      await panel.getByRole('checkbox').check();
      await button(words.leaveSend).click();
      await shopper.sees(words.leftTitle);
      await expectAccessible(page, 'request left');

      await office.keepHours(ALWAYS);
      await ada.page.goto('about:blank');
      await shopper.sees(words.away);
      await expectAccessible(page, 'away');
      await page.context().setOffline(true);
      await shopper.sees(words.lost);
      await expectAccessible(page, 'lost and away');
      await page.context().setOffline(false);
    });

    outside('in a conversation and after it: waiting, offered, done, options', async ({ cast }) => {
      const office = new Office(await cast.agent('ada'));
      const maya = await cast.agent('maya');
      await office.keepHours(ALWAYS);
      await office.settle(({ waiting }) => {
        waiting.emailOfferAfterSeconds = 0;
        waiting.meanwhile = ['https://shop.example/sizes'];
      });
      const shopper = await shopperIn(cast, language);
      const { page, panel } = shopper;
      const button = (name: string) => panel.getByRole('button', { name, exact: true });
      await panel.getByLabel(words.write).fill(`Is it warm? (${language})`);
      await panel.getByLabel(words.write).press('Enter');
      await button(words.offerMailYes).waitFor();
      await expectAccessible(page, 'waiting with an offer');
      await office.settle(({ waiting }) => {
        waiting.emailOfferAfterSeconds = 180;
        waiting.meanwhile = [];
      });

      await maya.opens(`Is it warm? (${language})`);
      await maya.answers('Yes.');
      await maya.closes();
      await panel.getByLabel(words.rate5, { exact: true }).check();
      await expectAccessible(page, 'asked how it was');
      await button(words.rateSend).click();
      await shopper.sees(words.rated);
      await button(words.options).click();
      await expectAccessible(page, 'options');
      await button(words.mail).click();
      await panel.getByLabel(words.mailTo).waitFor();
      await expectAccessible(page, 'asked for an address');
      await button(words.cancel).last().click();
      await button(words.erase).click();
      await shopper.sees(words.eraseAsk);
      await expectAccessible(page, 'about to delete');
      await button(words.eraseYes).click();
      await shopper.sees(words.erased);
      await expectAccessible(page, 'deleted');
    });
  },
);
