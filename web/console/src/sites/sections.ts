import type { ComponentType } from 'react';
import type { SiteDetail, SiteSettings } from '../api/sites';
import type { Draft } from './draft';
import { BasicsSection } from './sections/BasicsSection';
import { IdentitySection } from './sections/IdentitySection';
import { LookSection } from './sections/LookSection';
import { PagesSection } from './sections/PagesSection';
import { VisitsSection } from './sections/VisitsSection';
import { WordsSection } from './sections/WordsSection';

/** What a section is given: the site as it is saved, the draft, and how to change it. */
export interface SectionProps {
  readonly site: SiteDetail;
  readonly draft: Draft;
  /** Changes the draft's name or origins. */
  readonly change: (part: Partial<Draft>) => void;
  /** Changes a part of the draft's settings. */
  readonly set: (part: Partial<SiteSettings>) => void;
}

/** The sections of a site's settings, in the order of their tabs. One more is one line here and one text. */
export const SECTIONS = [
  { id: 'basics', Section: BasicsSection },
  { id: 'look', Section: LookSection },
  { id: 'words', Section: WordsSection },
  { id: 'pages', Section: PagesSection },
  { id: 'visits', Section: VisitsSection },
  { id: 'identity', Section: IdentitySection },
] as const satisfies readonly { id: string; Section: ComponentType<SectionProps> }[];
