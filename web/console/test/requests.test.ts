import { describe, expect, test } from 'vitest';
import type { ShopRequest } from '../src/api/requests';
import { i18n } from '../src/app/i18n';
import { isMeant, mailTo } from '../src/requests/mail';

const { t } = i18n;
const request: ShopRequest = {
  id: 'r',
  number: 'SB-482913',
  siteName: 'Tarnwell & Sons',
  name: 'Zoë',
  email: 'zoe+shop@example.com',
  question: 'Is it in stock?\nIn size M?',
  leftAtMicros: 0,
  state: 'open',
  changedAtMicros: 0,
};
const read = (address: string) => {
  const { pathname, searchParams } = new URL(address.replaceAll('+', '%2B'));
  return {
    to: decodeURIComponent(pathname),
    subject: searchParams.get('subject'),
    body: searchParams.get('body'),
  };
};

describe('an answer by mail', () => {
  test('goes to whoever asked, with the number, and quotes what they asked', () => {
    expect(read(mailTo(t, request))).toEqual({
      to: 'zoe+shop@example.com',
      subject: 'SB-482913: your question to Tarnwell & Sons',
      body: '\r\n\r\nYou wrote:\r\n> Is it in stock?\r\n> In size M?',
    });
  });

  test('lets no address bring fields of its own', () => {
    const address = mailTo(t, { ...request, email: 'a?bcc=all@shop.example&cc=x@example.com' });
    const { searchParams } = new URL(address);
    expect([...searchParams.keys()]).toEqual(['subject', 'body']);
  });

  test('stays short enough for every mail program, and cuts no character in two', () => {
    const address = mailTo(t, { ...request, question: '🥾'.repeat(4000) });
    expect(address.length).toBeLessThan(2000);
    expect(read(address).body).toMatch(/^\r\n\r\nYou wrote:\r\n> (🥾)+ …$/u);
  });

  test('has no quotation where the conversation asks the question', () => {
    expect(read(mailTo(t, { ...request, question: '' })).body).toBeNull();
  });
});

test('a request is found by its number, its name, its address and its words', () => {
  for (const wanted of ['482913', 'zoë', 'ZOE+shop', 'size m', '  tarnwell '])
    expect(isMeant(request, wanted), wanted).toBe(true);
  expect(isMeant(request, 'boots')).toBe(false);
});
