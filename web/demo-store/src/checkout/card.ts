/** The two cards this shop knows. Nothing is charged and no card leaves the browser, so a real card is refused before it is used. */
const ACCEPTED_TEST_CARD = '4242424242424242';
const DECLINED_TEST_CARD = '4000000000000002';

export interface CardEntry {
  readonly number: string;
  readonly expiry: string;
  readonly code: string;
}

export type CardField = keyof CardEntry;

/** What is wrong with a card, said so that the shopper can mend it; nothing when it may be charged. */
export type CardProblems = Partial<Record<CardField, string>>;

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Luhn's check digit, as printed on every card (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, character, place) => {
    const digit = Number(character) * (place % 2 === 1 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return digits.length > 0 && sum % 10 === 0;
}

export function problemsOf(card: CardEntry, now: Date): CardProblems {
  const problems: CardProblems = {};
  const number = numberProblem(card.number);
  const expiry = expiryProblem(card.expiry, now);
  if (number) problems.number = number;
  if (expiry) problems.expiry = expiry;
  if (!/^\d{3}$/.test(card.code.trim())) problems.code = 'Enter the 3 digits on the back of the card.';
  return problems;
}

/** The bank's answer to a card without problems. */
export function isDeclined(card: CardEntry): boolean {
  return digitsOf(card.number) === DECLINED_TEST_CARD;
}

function numberProblem(text: string): string | undefined {
  const digits = digitsOf(text);
  if (digits === '') return 'Enter the card number.';
  if (/[^\d\s-]/.test(text)) return 'A card number holds digits only.';
  if (digits.length < 13) return `The card number is too short: ${digits.length} digits, most cards have 16.`;
  if (!passesLuhn(digits))
    return 'One digit of the card number seems wrong. Please compare it with the card.';
  if (digits !== ACCEPTED_TEST_CARD && digits !== DECLINED_TEST_CARD) {
    return 'This shop is a demonstration and takes no real cards. Please use 4242 4242 4242 4242.';
  }
  return undefined;
}

function expiryProblem(text: string, now: Date): string | undefined {
  const parts = /^\s*(\d{1,2})\s*\/\s*(?:20)?(\d{2})\s*$/.exec(text);
  if (!parts)
    return text.trim() === ''
      ? 'Enter the expiry date.'
      : 'Write the expiry date as month / year, like 04 / 29.';
  const month = Number(parts[1]);
  const year = 2000 + Number(parts[2]);
  if (month < 1 || month > 12) return 'The month runs from 01 to 12.';
  // A card is good through the last day of its month.
  if (new Date(year, month, 1) <= now) return 'This card has expired. Please use another.';
  return undefined;
}

/** Groups of four while typing. */
export function groupedNumber(text: string): string {
  return digitsOf(text)
    .slice(0, 19)
    .replace(/(.{4})(?=.)/g, '$1 ');
}

/** A slash after the month while typing; `9` becomes `09 / ` because no month starts with it. */
export function groupedExpiry(text: string): string {
  const typed = digitsOf(text);
  const digits = /^[2-9]/.test(typed) ? `0${typed}` : typed;
  return digits.length > 2 ? `${digits.slice(0, 2)} / ${digits.slice(2, 4)}` : digits;
}
