/** The commands that have a key of their own, in the order of the help. */
export const KEYS = {
  next: 'j',
  previous: 'k',
  reply: 'r',
  note: 'n',
  take: 'a',
  close: 'e',
  undo: 'z',
  details: 'd',
  showKeys: '?',
} as const;

export type KeyCommand = keyof typeof KEYS;

const COMMANDS = new Map(
  Object.entries(KEYS).map(([command, key]) => [key as string, command as KeyCommand]),
);

/** The parts of a key press that say what it means. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented'>;

/** The command of a key press, or none: with a modifier a letter belongs to the browser. */
export function commandOf(press: KeyPress): KeyCommand | undefined {
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey) return undefined;
  return COMMANDS.get(press.key.toLowerCase());
}

/** Whether keys pressed there are text, or choose something, and no commands. A switch takes the space bar only. */
export function takesKeys(target: EventTarget | null): boolean {
  return (
    // What lies over the page has the keys for itself, also where its focused button has just been disabled.
    document.querySelector('[role="dialog"][aria-modal="true"]') !== null ||
    (target instanceof HTMLElement &&
      (target.isContentEditable ||
        target.closest('input:not([type="checkbox"]), textarea, select, [role="dialog"], [role="menu"]') !==
          null))
  );
}
