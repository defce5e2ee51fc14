import type { Language } from '../../base/text.ts';
import type { LanguageText, SectionText } from '../notice-text.ts';

/** A notice as a letter: what leads, and what follows under headings between 記 and 以上. */
export interface Letter {
  readonly lead: readonly SectionText[];
  readonly items: readonly SectionText[];
  /** 記 and 以上, where the lead refers to what follows below. */
  readonly opening: string | null;
  readonly closing: string | null;
}

/** The letter of one language. A notice of an earlier release, which has no lead, stays without 記. */
export function letterOf({ language, text }: MailPart): Letter {
  const lead = text.sections.filter(({ heading }) => heading === '');
  const items = text.sections.filter(({ heading }) => heading !== '');
  const refers = language === 'ja' && lead.some(({ section }) => section === 'lead');
  return { lead, items, opening: refers ? '記' : null, closing: refers ? '以上' : null };
}

/** A notice in one language, addressed to one recipient. */
export interface MailPart {
  readonly language: Language;
  readonly greeting: string;
  readonly text: LanguageText;
}
