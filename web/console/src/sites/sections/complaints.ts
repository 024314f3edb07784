import type { Field, SiteSettings } from '../../api/sites';

/** What the server takes; see `SettingsComplaint` of its module `site`. It has the last word; this is to say so sooner. */
export const MOST = {
  questions: 10,
  label: 200,
  choices: 20,
  choice: 80,
  lines: 5,
  waitMinutes: 1_440,
  megabytes: 100,
} as const;

/** Questions for which the widget has words of its own in every language. */
export const KNOWN = ['name', 'email', 'phone', 'question'] as const;
export type KnownName = (typeof KNOWN)[number];

export function isKnown(name: string): name is KnownName {
  return (KNOWN as readonly string[]).includes(name);
}

export type Complaint =
  | 'noWords'
  | 'noChoices'
  | 'longChoice'
  | 'nothingAsked'
  | 'noKind'
  | 'emptyLine'
  | 'tooLong';

/** What is missing, as against what is wrong: not said of a field that nobody has come to yet. */
export function isMissing(complaint: Complaint | undefined): boolean {
  return complaint === 'noWords' || complaint === 'noChoices' || complaint === 'emptyLine';
}

/** What is wrong with the words of a question. */
export function labelComplaint({ name, label }: Field): Complaint | undefined {
  if (label.length > MOST.label) return 'tooLong';
  return isKnown(name) || label.trim() ? undefined : 'noWords';
}

/** What is wrong with what can be chosen. */
export function choicesComplaint({ kind, choices }: Field): Complaint | undefined {
  if (kind !== 'choice') return undefined;
  if (choices.length === 0) return 'noChoices';
  return choices.some((choice) => choice.length > MOST.choice) ? 'longChoice' : undefined;
}

export function preChatComplaint({ asked, fields }: SiteSettings['preChat']): Complaint | undefined {
  if (asked && fields.length === 0) return 'nothingAsked';
  return fields.map((field) => labelComplaint(field) ?? choicesComplaint(field)).find(Boolean);
}

export function filesComplaint({ allowed, kinds }: SiteSettings['files']): Complaint | undefined {
  return allowed && kinds.length === 0 ? 'noKind' : undefined;
}

export function lineComplaint(line: string): Complaint | undefined {
  if (line.length > MOST.label) return 'tooLong';
  return line.trim() ? undefined : 'emptyLine';
}

export function waitingComplaint({ meanwhile }: SiteSettings['waiting']): Complaint | undefined {
  return meanwhile.map(lineComplaint).find(Boolean);
}
