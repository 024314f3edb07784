import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe } from 'vitest';
import { expectAccessible } from '../support/accessible.ts';
import { expect, journey } from '../support/journey.ts';
import { shaky } from '../support/shaky-journey.ts';
import type { Shopper } from '../support/shopper.ts';

const INVOICE = Buffer.from('%PDF-1.7\n% an invoice\n');

/** Pastes a picture of noise, which no format makes small. */
async function pastesPicture(field: Locator, name: string, side: number): Promise<void> {
  await field.evaluate(
    async (target, [file, pixels]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: pixels, height: pixels / 2 });
      const pen = canvas.getContext('2d');
      const noise = new ImageData(pixels, pixels / 2);
      for (let at = 0; at < noise.data.length; at++)
        noise.data[at] = at % 4 === 3 ? 255 : Math.random() * 256;
      pen?.putImageData(noise, 0, 0);
      const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made));
      const clipboardData = new DataTransfer();
      if (blob) clipboardData.items.add(new File([blob], file, { type: 'image/png' }));
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [name, side] as const,
  );
}

/** Whether the picture of this name was loaded, and not only its place reserved. */
const isShown = (picture: Locator) =>
  picture.evaluate(
    (image) => (image as HTMLImageElement).complete && (image as HTMLImageElement).naturalWidth > 0,
  );

const chooser = (shopper: Shopper) => shopper.panel.getByLabel('Attach a file');

describe('files', () => {
  journey('a document is dropped on the chat, and one that misses the field too', async ({ cast }) => {
    const shopper = await cast.shopper('/size-guide');
    await shopper.opens();
    await shopper.says('Here are my measures.');
    await chooser(shopper).waitFor({ state: 'attached' });
    for (const [name, place] of [
      ['on-the-field.txt', shopper.field],
      ['beside-it.txt', shopper.log],
    ] as const) {
      await place.evaluate((target, file) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['46, 98, 102'], file, { type: 'text/plain' }));
        for (const type of ['dragover', 'drop']) {
          target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }
      }, name);
      await shopper.panel.getByRole('button', { name: new RegExp(name) }).waitFor();
    }
    await expectAccessible(shopper.page, 'files in the widget');
    const agent = await cast.agent('jonas');
    await agent.row('beside-it.txt').or(agent.row('Document')).first().click();
    await agent.sees('on-the-field.txt');
    await agent.sees('beside-it.txt');
  });

  journey(
    'a picture is pasted, seen by the agent and answered with a PDF that is saved',
    async ({ cast, server }) => {
      const shopper = await cast.shopper('/product/skerry-3l-shell-jacket');
      const agent = await cast.agent('maya');
      await shopper.opens();
      await shopper.says('This seam came apart.');
      await pastesPicture(shopper.field, 'seam.png', 900);
      const mine = shopper.log.getByRole('img', { name: 'seam.png' });
      await expect.poll(() => isShown(mine)).toBe(true);
      await agent.row('Picture').click();
      const theirs = agent.thread.getByRole('img', { name: 'seam.png' });
      await expect.poll(() => isShown(theirs)).toBe(true);

      await theirs.click();
      const large = agent.page.getByRole('dialog');
      await expect.poll(() => isShown(large.getByRole('img', { name: 'seam.png' }))).toBe(true);
      // The component library heads its dialogs with a header, which is no banner there.
      const except = ['landmark-no-duplicate-banner'];
      await expectAccessible(agent.page, 'a picture at the desk', {
        part: '[role=dialog]',
        except,
        strict: true,
      });
      await agent.page.keyboard.press('Escape');

      const choosing = agent.page.waitForEvent('filechooser');
      await agent.page.getByRole('button', { name: 'Attach a file' }).click();
      await (await choosing).setFiles({ name: '../invoice.exe', mimeType: 'text/html', buffer: INVOICE });
      await agent.sees('invoice.exe.pdf');
      const saving = shopper.page.waitForEvent('download');
      await shopper.panel.getByRole('button', { name: /invoice\.exe\.pdf/ }).click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe('invoice.exe.pdf');
      const copy = join(server.directory, 'saved.pdf');
      await saved.saveAs(copy);
      expect(await readFile(copy)).toEqual(INVOICE);

      await mine.click();
      await expect.poll(() => isShown(shopper.panel.getByRole('dialog').getByRole('img'))).toBe(true);
      await expectAccessible(shopper.page, 'a picture in the panel');
      await shopper.page.keyboard.press('Escape');
      await shopper.field.waitFor();
      await expectAccessible(shopper.page, 'a panel with files');
      await shopper.page.reload();
      await expect.poll(() => isShown(mine)).toBe(true);
      expect((await agent.record()).map(({ kind }) => kind)).toEqual(['opened', 'line', 'file', 'file']);
    },
  );

  journey('what cannot be sent is refused with a reason, and no line is said', async ({ cast }) => {
    const shopper = await cast.shopper('/');
    await shopper.opens();
    await chooser(shopper).setInputFiles({
      name: 'picture.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg onload="alert(1)" xmlns="http://www.w3.org/2000/svg"/>'),
    });
    await shopper.sees('This kind of file cannot be sent here.');
    await chooser(shopper).setInputFiles({
      name: 'empty.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.of(),
    });
    await shopper.sees('This file is empty.');
    await expectAccessible(shopper.page, 'refused files');
    await shopper.panel.getByRole('button', { name: 'Cancel' }).first().click();
    await shopper.panel.getByRole('button', { name: 'Cancel' }).first().click();
    await expect.poll(() => shopper.panel.getByRole('progressbar').count()).toBe(0);
    expect(await shopper.log.getByRole('listitem').count()).toBe(0);
    expect(cast.dialogs).toEqual([]);
  });

  shaky(
    'a line that is cut and a server that is killed in the middle of an upload cost nothing and double nothing',
    async ({ cast, relay, server }) => {
      const shopper = await cast.shopper('/');
      const agent = await cast.agent('maya');
      await shopper.opens();
      await shopper.says('Here it comes.');
      let pieces = 0;
      shopper.page.on('request', (request) => {
        if (request.method() !== 'PATCH') return;
        pieces++;
        if (pieces === 3) relay.cut();
      });
      await pastesPicture(shopper.field, 'large.png', 1400);
      await shopper.sees('The connection is lost. Trying again… What you write is kept.');
      await server.kill();
      await server.start();
      relay.restore();

      const mine = shopper.log.getByRole('img', { name: 'large.png' });
      await expect.poll(() => isShown(mine)).toBe(true);
      await agent.row('Picture').click();
      const theirs = agent.thread.getByRole('img', { name: 'large.png' });
      await expect.poll(() => isShown(theirs)).toBe(true);
      expect(await theirs.count()).toBe(1);
      expect((await agent.record()).map(({ kind }) => kind)).toEqual(['opened', 'line', 'file']);
      expect(readdirSync(join(server.directory, 'data/files/incoming'))).toEqual([]);
    },
  );
});
