/** Every word of the panel that is not the shop's, by key. `{n}` and `{name}` are filled in. */
const ENGLISH = {
  chat: 'Chat',
  close: 'Close chat',
  write: 'Write a message',
  send: 'Send',
  you: 'You',
  shop: 'The shop',
  today: 'Today',
  yesterday: 'Yesterday',
  greeting: 'Hello! How can we help?',
  opening: 'Connecting…',
  here: 'We are here',
  away: 'Nobody is here right now',
  soon: 'Usually answers within a minute',
  minutes: { one: 'Usually answers in about {n} minute', other: 'Usually answers in about {n} minutes' },
  hours: { one: 'Usually answers in about {n} hour', other: 'Usually answers in about {n} hours' },
  waiting: 'We have your message. The answer will come here.',
  leave: 'You can write all the same: your message is kept, and the answer will be here when you come back.',
  kept: 'Your message is kept. Nobody is here right now; the answer will be here when you come back.',
  lost: 'The connection is lost. Trying again… What you write is kept.',
  back: 'Connected again.',
  stopped: 'The chat cannot go on here.',
  reload: 'Load it again',
  taken: '{name} joined',
  ended: 'This conversation was closed',
  closed: 'Write again to begin a new conversation.',
  reopened: 'The conversation goes on',
  sending: 'Sending…',
  sent: 'Sent',
  failed: 'Not sent.',
  retry: 'Try again',
  edit: 'Edit',
  typing: '{name} is typing',
  newer: { one: '{n} new message', other: '{n} new messages' },
} as const;

export type TextKey = keyof typeof ENGLISH;
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** The language of the table above, for the plural rules and the formats. */
export const LANGUAGE = 'en';
const plurals = new Intl.PluralRules(LANGUAGE);

export function text(key: TextKey, values: { readonly n?: number; readonly name?: string } = {}): string {
  const { n = 0, name = '' } = values;
  const entry: string | Forms = ENGLISH[key];
  const form = typeof entry === 'string' ? entry : (entry[plurals.select(n)] ?? entry.other);
  // Functions, since `$` in a name would mean something in a replacement.
  return form.replace('{n}', () => n.toLocaleString(LANGUAGE)).replace('{name}', () => name);
}

/** How soon somebody answers, in round words that promise no more than the figure does. */
export function answersIn(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 1) return text('soon');
  return minutes <= 90 ? text('minutes', { n: minutes }) : text('hours', { n: Math.ceil(minutes / 60) });
}
