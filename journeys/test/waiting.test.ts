import { describe } from 'vitest';
import german from '../../web/widget/texts/de.json' with { type: 'json' };
import { crowd } from '../support/crowd.ts';
import { expect } from '../support/journey.ts';
import { Office } from '../support/office.ts';
import { outside, shopperIn } from '../support/outside.ts';

const words = { ...german.core, ...german.more };

describe('a shopper who waits', () => {
  outside(
    'is told their place, hears when it changes, and nothing of a time that nobody knows',
    async ({ cast }) => {
      const maya = await cast.agent('maya');
      const first = await cast.shopper('/');
      await first.opens();
      await first.says('Is the first question answered first?');
      await first.sees('You are next.');
      const second = await shopperIn(cast, 'de', { locale: 'de-DE' });
      await second.panel.getByLabel(words.write).fill('Und meine danach?');
      await second.panel.getByLabel(words.write).press('Enter');
      const place = words.queuePlace.replace('{n}', '2');
      await second.sees(place);
      const announced = second.panel.locator('#announcer');
      await expect.poll(() => announced.textContent()).toBe(place);
      expect(await second.panel.getByText(words.queueWait.split('{')[0] ?? '').count()).toBe(0);

      await maya.opens('Is the first question answered first?');
      await maya.answers('Yes.');
      await second.sees(words.queueNext);
      await expect.poll(() => announced.textContent()).toBe(words.queueNext);
      await expect
        .poll(() => first.panel.getByText('You are next.').filter({ visible: true }).count())
        .toBe(0);

      await maya.view('Waiting');
      await maya.opens('Und meine danach?');
      await maya.answers('Ja.');
      await expect
        .poll(() => second.panel.getByText(words.queueNext).filter({ visible: true }).count())
        .toBe(0);
    },
  );

  outside('is told how long it takes once enough was answered to know', async ({ cast, server }) => {
    const maya = await cast.agent('maya');
    await crowd(server, 'tarnwell', 12);
    for (let answered = 0; answered < 12; answered++) {
      await maya.view('Waiting');
      await maya.list.getByRole('link').filter({ hasText: 'of a crowd' }).first().click();
      await maya.thread.getByText(/^Question \d+ of a crowd/).waitFor();
      await maya.answers('Tomorrow.');
      await maya.seesAllSent();
    }
    const shopper = await cast.shopper('/');
    await shopper.opens();
    await shopper.says('And mine?');
    await shopper.sees(/^Expected wait: about \d+ minutes?$/);
  });

  outside(
    'finds what else to do, and after the limit of the site an answer by e-mail, with the question kept',
    async ({ cast, server }) => {
      const ada = await cast.agent('ada');
      const office = new Office(ada);
      await office.settle(({ waiting }) => {
        waiting.emailOfferAfterSeconds = 5;
        waiting.meanwhile = [`Our size guide: ${server.store}/help/sizes`, 'Parcels leave at four o’clock.'];
      });
      const shopper = await cast.shopper('/');
      await shopper.opens();
      await shopper.says('Which size for 80 kg?');
      await shopper.sees('In the meantime');
      await shopper.sees('Parcels leave at four o’clock.');
      const turn = shopper.panel.locator('.position');
      await expect.poll(() => turn.textContent()).not.toBe('');
      await shopper.sees(/The answer will come here\.$/);
      const offer = shopper.panel.getByRole('button', { name: 'Answer me by e-mail' });
      expect(await offer.isVisible()).toBe(false);
      await offer.waitFor();
      // The time runs on over a reload.
      await shopper.page.reload();
      await offer.waitFor();
      await offer.press('Enter');
      const question = shopper.panel.getByLabel('How can we help?');
      await expect.poll(() => question.inputValue()).toBe('Which size for 80 kg?');
      await expect.poll(() => question.evaluate((field) => field === document.activeElement)).toBe(true);
      await shopper.panel.getByRole('textbox', { name: 'E-mail' }).fill('li@home.example');
      await shopper.panel.getByRole('textbox', { name: 'Name' }).fill('Li');
      await shopper.panel.getByRole('checkbox').check();
      await shopper.panel.getByRole('button', { name: 'Send question' }).click();
      await shopper.sees(/^SB-\d{6}$/);
      await expect.poll(() => offer.isVisible()).toBe(false);
      // Nobody has to stay for it.
      await expect.poll(() => turn.textContent()).toBe('');
      await expect.poll(() => shopper.panel.getByText('The answer will come here.').count()).toBe(0);
      // The conversation goes on beside it.
      await shopper.says('Or 82 kg.');
      await shopper.seesSent('Or 82 kg.');
      // Whoever would answer here knows where the answer is waited for.
      await ada.opens('Or 82 kg.');
      await ada.sees(
        /^Asked for the answer by e-mail, to li@home\.example \(SB-\d{6}\)\. Nobody is at work on it\./,
      );
      // A page of the shop opens where the shop is.
      await shopper.panel.getByRole('link', { name: `${server.store}/help/sizes` }).click();
      await shopper.page.waitForURL('**/help/sizes');
      await office.settle(({ waiting }) => {
        waiting.emailOfferAfterSeconds = 180;
        waiting.meanwhile = [];
      });
    },
  );
});
