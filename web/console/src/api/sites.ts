import { queryOptions } from '@tanstack/react-query';
import type { Site } from './answers';
import { get, post, put, putFile } from './http';

/** What the server's module `site` calls `SiteSettings`: everything that an administrator decides about a widget. */
export interface SiteSettings {
  readonly look: Look;
  readonly languages: {
    readonly offered: readonly string[];
    readonly fallback: string;
    readonly words: Readonly<Record<string, Words>>;
  };
  readonly pages: PageKinds;
  readonly visits: {
    readonly intake: boolean;
    readonly consentDefault: 'granted' | 'denied';
    readonly respectSignals: boolean;
    readonly retentionDays: number;
  };
  readonly preChat: {
    readonly asked: boolean;
    readonly skipKnown: boolean;
    readonly fields: readonly Field[];
  };
  readonly files: { readonly allowed: boolean; readonly maxBytes: number; readonly kinds: readonly string[] };
  readonly after: {
    readonly askSatisfaction: boolean;
    readonly offerTranscript: boolean;
    readonly allowDeletion: boolean;
  };
  readonly waiting: {
    readonly emailOfferAfterSeconds: number;
    readonly meanwhile: readonly string[];
    readonly formWhenAway: boolean;
    readonly askConsent: boolean;
  };
  readonly writing: { readonly shown: boolean };
}

export interface Look {
  readonly accent: string;
  readonly accentDark?: string;
  readonly launcher: 'round' | 'pill';
  readonly side: 'start' | 'end';
  readonly inlinePixels: number;
  readonly blockPixels: number;
  readonly scheme: 'auto' | 'light' | 'dark';
  readonly logo?: string;
  readonly showPhotos: boolean;
}

export interface Words {
  readonly greeting: string;
  readonly starts: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
}

export const PAGE_KINDS = [
  'home',
  'category',
  'product',
  'search',
  'cart',
  'checkout',
  'order',
  'account',
  'other',
] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

export interface PageKinds {
  readonly rules: readonly PageRule[];
  readonly shownOn: readonly PageKind[];
  readonly hiddenOn: readonly PageKind[];
  readonly excluded: readonly string[];
}

export interface PageRule {
  readonly pattern: string;
  readonly kind: PageKind;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'email' | 'phone' | 'choice' | 'consent';
  readonly required: boolean;
  readonly choices: readonly string[];
}

/** A site as an administrator sees it. */
export interface SiteDetail extends Site {
  readonly settings: SiteSettings;
  readonly version: number;
}

/** How a colour stands out on a page; contrasts in hundredths. */
export interface ColourCheck {
  readonly colour: string;
  readonly text: string;
  readonly textContrast: number;
  readonly pageContrast: number;
  readonly enough: boolean;
  readonly suggestion: string;
}

/** A widget that nobody else sees. */
export interface Preview {
  /** The document of its panel. */
  readonly panel: string;
  /** What the loader would be told. */
  readonly button: {
    readonly style: string;
    readonly pill: boolean;
    readonly rules: readonly (readonly [pattern: string, kind: PageKind | ''])[];
    readonly shown: readonly PageKind[];
  };
}

/** When pages of the shop were seen with the widget on them. */
export interface Installed {
  readonly firstViewAtMicros?: number;
  readonly lastViewAtMicros?: number;
  readonly lastUrl?: string;
}

export const siteQuery = (id: string) =>
  queryOptions({ queryKey: ['site', id], queryFn: () => get<SiteDetail>(`/api/sites/${id}`) });

/** The languages that a widget can speak. */
export const languagesQuery = queryOptions({
  queryKey: ['languages'],
  queryFn: async () => (await get<{ languages: readonly string[] }>('/api/sites/languages')).languages,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The widget's own texts in a language, by key. */
export const textsQuery = (language: string) =>
  queryOptions({
    queryKey: ['texts', language],
    queryFn: async () =>
      (await get<{ texts: readonly { key: string; text: string }[] }>(`/api/sites/languages/${language}`))
        .texts,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const coloursQuery = (accent: string, accentDark: string | undefined) =>
  queryOptions({
    queryKey: ['colours', accent, accentDark],
    queryFn: () => {
      const query = new URLSearchParams({ accent, ...(accentDark ? { accentDark } : {}) });
      return get<{ light: ColourCheck; dark: ColourCheck }>(`/api/sites/colours?${query}`);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export const previewQuery = (id: string, name: string, settings: SiteSettings, language: string) =>
  queryOptions({
    queryKey: ['preview', id, name, settings, language],
    queryFn: () => post<Preview>(`/api/sites/${id}/preview`, { name, settings, language }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });

export const installedQuery = (id: string) =>
  queryOptions({
    queryKey: ['installed', id],
    queryFn: () => get<Installed>(`/api/sites/${id}/installed`),
    refetchInterval: 3_000,
    staleTime: 0,
  });

export function createSite(site: { name: string; origins: readonly string[] }): Promise<SiteDetail> {
  return post('/api/sites', site);
}

export function updateSite(
  id: string,
  update: { version: number; name: string; origins: readonly string[]; settings: SiteSettings },
): Promise<SiteDetail> {
  return put(`/api/sites/${id}`, update);
}

export async function uploadLogo(id: string, picture: Blob): Promise<string> {
  return (await putFile<{ logo: string }>(`/api/sites/${id}/logo`, picture)).logo;
}
