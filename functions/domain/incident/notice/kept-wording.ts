import type { Language } from '../../base/text.ts';
import { EACH_ITS_OWN, SECTIONS, type Section } from '../../policy/shape/stages.ts';
import type { EarlierNotice } from '../situation/situation.ts';
import { situationOf } from '../situation/situation-of.ts';
import type { DraftQuestion } from './draft-text.ts';

/** What a person wrote of a section in a notice that went out, for the writer of the next one to look at. */
export interface KeptWording {
  readonly section: Section;
  /** 第 n 報 that it stood in. */
  readonly number: number;
  readonly bodies: Readonly<Partial<Record<Language, string>>>;
}

/**
 * The wording of people that customers read last, by section. No draft starts with it: whether a sentence still holds after what
 * became known since, only a person can tell.
 */
export function keptWording(question: Omit<DraftQuestion, 'given'>): readonly KeptWording[] {
  const { earlier } = situationOf(question);
  return SECTIONS.filter((section) => !EACH_ITS_OWN.has(section)).flatMap((section) => {
    const told = earlier.find((one) => has(one, section));
    if (told?.written?.includes(section) !== true) return [];
    return [{ section, number: told.number, bodies: bodiesOf(told, section) }];
  });
}

function has(notice: EarlierNotice, section: Section): boolean {
  return Object.values(bodiesOf(notice, section)).some((body) => body !== '');
}

function bodiesOf({ text }: EarlierNotice, section: Section): KeptWording['bodies'] {
  const body = (language: Language) => text[language]?.sections.find((one) => one.section === section)?.body ?? '';
  return { ja: body('ja'), en: body('en') };
}
