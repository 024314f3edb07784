import type { Cart, Page, PageKind, Product, VisitorRow } from '@shopbell/protocol';
import { queryOptions } from '@tanstack/react-query';
import { get, post, remove } from './http';

export interface TrailPage {
  readonly atMicros: number;
  readonly page: Page;
  readonly kind: PageKind;
  readonly product?: Product;
  /** What the shop told while the page was open, the oldest first. */
  readonly events: readonly TrailEvent[];
}

export interface TrailEvent {
  readonly atMicros: number;
  readonly name: string;
  readonly data: Readonly<Record<string, string>>;
}

/** One visitor, with what the list leaves out. */
export interface VisitDetail {
  readonly row: VisitorRow;
  readonly cart?: Cart;
  readonly zone?: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly trail: readonly TrailPage[];
}

export type BlockKind = 'visitor' | 'range' | 'country';

export interface Block {
  readonly id: string;
  readonly kind: BlockKind;
  readonly value: string;
  readonly reason: string;
  readonly blockedByName: string;
  readonly atMicros: number;
  readonly untilMicros?: number;
  readonly liftedByName?: string;
  readonly liftedAtMicros?: number;
  readonly isStanding: boolean;
}

export const visitQuery = (visitor: string) =>
  queryOptions({
    queryKey: ['visit', visitor],
    queryFn: () => get<VisitDetail>(`/api/visits/${visitor}`),
    retry: false,
  });

export const blocksQuery = queryOptions({
  queryKey: ['blocks'],
  queryFn: async () => (await get<{ blocks: readonly Block[] }>('/api/blocks')).blocks,
});

export function block(wanted: {
  kind: BlockKind;
  value: string;
  reason: string;
  untilMicros?: number;
}): Promise<unknown> {
  return post('/api/blocks', wanted);
}

export function lift(id: string): Promise<unknown> {
  return remove(`/api/blocks/${id}`);
}
