import type { TFunction } from 'i18next';
import type { ShopRequest } from '../api/requests';
import { mailAddress } from '../ui/mailAddress';

/** Mail programs of Windows take an address of about 2,000 characters, of which the rest needs a few hundred. */
const MOST_QUOTED = 1_500;

/** What was asked, as a mail quotes it: as much as fits, and whole characters. */
function quoted(question: string): string {
  let room = MOST_QUOTED;
  let taken = '';
  for (const character of question) {
    const written = character === '\n' ? '\r\n> ' : character;
    room -= encodeURIComponent(written).length;
    if (room < 0) return `> ${taken} …`;
    taken += written;
  }
  return `> ${taken}`;
}

/** An address that opens the mail program with an answer begun: RFC 6068. */
export function mailTo(t: TFunction, { email, number, siteName, question }: ShopRequest): string {
  const subject = t('requests.mail.subject', { number, shop: siteName });
  const body = question ? `\r\n\r\n${t('requests.mail.wrote')}\r\n${quoted(question)}` : '';
  return `mailto:${mailAddress(email)}?subject=${encodeURIComponent(subject)}${body && `&body=${encodeURIComponent(body)}`}`;
}

/** Whether somebody who looks for these words means this request. */
export function isMeant({ number, name, email, question, siteName }: ShopRequest, wanted: string): boolean {
  const words = wanted.trim().toLocaleLowerCase();
  return `${number} ${name} ${email} ${siteName} ${question}`.toLocaleLowerCase().includes(words);
}
