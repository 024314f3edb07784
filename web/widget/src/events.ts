/** What the widget tells the shop's page, as an event of its window; see docs/widget-api.md. */
export type EventName =
  | 'ready'
  | 'open'
  | 'close'
  | 'message'
  | 'unread'
  | 'invitation'
  | 'outcome'
  | 'identified'
  | 'error';

export function emit(name: EventName, detail: object = {}): void {
  dispatchEvent(new CustomEvent(`shopbell:${name}`, { detail }));
}
