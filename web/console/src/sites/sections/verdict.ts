import type { PageKind, Preview } from '../../api/sites';

export type Verdict =
  | { readonly is: 'noAddress' }
  | { readonly is: 'isExcluded' }
  | { readonly is: 'shows' | 'hides'; readonly kind: PageKind };

/** What the loader makes of an address, or of a path in the shop: see `loader.ts` of the widget. */
export function verdictOn(
  address: string,
  shop: string | undefined,
  { rules, shown }: Pick<Preview['button'], 'rules' | 'shown'>,
): Verdict {
  if (!URL.canParse(address, shop)) return { is: 'noAddress' };
  const { pathname, search } = new URL(address, shop);
  const kind = rules.find(([pattern]) => new RegExp(pattern).test(pathname + search))?.[1];
  if (!kind) return { is: 'isExcluded' };
  return { is: shown.includes(kind) ? 'shows' : 'hides', kind };
}
