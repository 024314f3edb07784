import type { ComponentType } from 'react';
import type { SiteDetail, SiteSettings } from '../api/sites';
import type { Draft } from './draft';
import { AfterSection } from './sections/AfterSection';
import { BasicsSection } from './sections/BasicsSection';
import { filesComplaint, preChatComplaint, waitingComplaint } from './sections/complaints';
import { FilesSection } from './sections/FilesSection';
import { IdentitySection } from './sections/IdentitySection';
import { LookSection } from './sections/LookSection';
import { PagesSection } from './sections/PagesSection';
import { PreChatSection } from './sections/PreChatSection';
import { VisitsSection } from './sections/VisitsSection';
import { WaitingSection } from './sections/WaitingSection';
import { WordsSection } from './sections/WordsSection';
import { WritingSection } from './sections/WritingSection';

/** What a section is given: the site as it is saved, the draft, and how to change it. */
export interface SectionProps {
  readonly site: SiteDetail;
  readonly draft: Draft;
  /** Changes the draft's name or origins. */
  readonly change: (part: Partial<Draft>) => void;
  /** Changes a part of the draft's settings. */
  readonly set: (part: Partial<SiteSettings>) => void;
  /** Whether it was to be saved and could not be: then what is missing is said, and not only what is wrong. */
  readonly refused: boolean;
}

interface SectionOfSite {
  readonly id: string;
  readonly Section: ComponentType<SectionProps>;
  /** Whether something in it has to be mended before it can be saved. */
  readonly isWrong?: (settings: SiteSettings) => boolean;
}

/** The sections of a site's settings, in the order of their tabs. One more is one line here and one text. */
export const SECTIONS = [
  { id: 'basics', Section: BasicsSection },
  { id: 'look', Section: LookSection },
  { id: 'words', Section: WordsSection },
  { id: 'pages', Section: PagesSection },
  {
    id: 'preChat',
    Section: PreChatSection,
    isWrong: ({ preChat }: SiteSettings) => preChatComplaint(preChat) !== undefined,
  },
  {
    id: 'waiting',
    Section: WaitingSection,
    isWrong: ({ waiting }: SiteSettings) => waitingComplaint(waiting) !== undefined,
  },
  {
    id: 'files',
    Section: FilesSection,
    isWrong: ({ files }: SiteSettings) => filesComplaint(files) !== undefined,
  },
  { id: 'writing', Section: WritingSection },
  { id: 'after', Section: AfterSection },
  { id: 'visits', Section: VisitsSection },
  { id: 'identity', Section: IdentitySection },
] as const satisfies readonly SectionOfSite[];
