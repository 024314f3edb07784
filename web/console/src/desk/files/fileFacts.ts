import type { SentFile } from '@shopbell/protocol';

/** The longer side of a picture in the thread, and the least that a finger can hit. */
const SHOWN_PX = 320;
const LEAST_PX = 48;
const PICTURE = /\.(?:jpe?g|jpe|jfif|png|gif)$/i;

const bytesIn = (unit: 'kilobyte' | 'megabyte') =>
  new Intl.NumberFormat(undefined, { style: 'unit', unit, maximumSignificantDigits: 2 });
const kilobytes = bytesIn('kilobyte');
const megabytes = bytesIn('megabyte');

/** 1.4 MB, as the reader writes numbers. */
export function sizeInWords(bytes: number): string {
  return bytes < 1_000_000
    ? kilobytes.format(Math.max(1, bytes / 1000))
    : megabytes.format(bytes / 1_000_000);
}

/** How large a picture stands in the thread: known before it is there, so that nothing moves when it comes. */
export function shownSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, SHOWN_PX / Math.max(width, height));
  return {
    width: Math.max(LEAST_PX, Math.round(width * scale)),
    height: Math.max(LEAST_PX, Math.round(height * scale)),
  };
}

/** Whether a name is that of a picture; the server gives names the ending of their content. */
export const isPictureName = (name: string): boolean => PICTURE.test(name);

/** `PDF` for `invoice.pdf`. */
export const endingOf = (name: string): string => (name.split('.').pop() ?? '').slice(0, 4).toUpperCase();

export const addressOf = ({ id }: SentFile, preview = false): string =>
  `/api/files/${id}${preview ? '/preview' : ''}`;
