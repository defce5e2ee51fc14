import type { Language } from '../../../base/text.ts';
import type { NoticeText } from '../../../channels/notice-text.ts';
import type { Section } from '../../../policy/shape/stages.ts';
import type { Notice } from '../../record/state.ts';
import type { Replaced, Worded } from '../../record/wording.ts';
import {
  changedSections,
  type GivenSection,
  type GivenSections,
  givenBody,
  writtenSections,
} from './given-sections.ts';
import { bodyDigest, bodyIn, plainBody } from './plain-body.ts';

/** What a form for a notice was filled with when it was opened. */
export interface OpenedWith {
  /** Seq of the record that it was filled from. */
  readonly seq: number;
  /** Of each field the digest of its text (`bodyDigest`). */
  readonly sections: Readonly<Partial<Record<Section, OpenedSection | undefined>>>;
  /** The sections that were ticked as withheld. */
  readonly withheld: readonly Section[];
}

type OpenedSection = Readonly<Partial<Record<Language, string | undefined>>>;

/** The draft that the form of the stage starts with by now. */
export interface NewestDraft {
  readonly notice: Notice;
  readonly text: NoticeText;
}

export interface SentForm {
  readonly sections: GivenSections;
  /** Absent where the sender says nothing of a form: a script. */
  readonly opened: OpenedWith | undefined;
  /** The system's own text from the record of now. */
  readonly system: NoticeText;
  readonly languages: readonly Language[];
  readonly newest: NewestDraft | null;
  readonly author: string;
  /** Seq of the record of now. */
  readonly seq: number;
}

export interface ByPeople {
  readonly given: GivenSections;
  readonly worded: readonly Worded[];
  readonly replaced: readonly Replaced[];
}

/**
 * What people wrote of a notice, and whose words they are. What its sender left as the form was opened is not theirs: it stays with the person
 * who worded it in the newest draft, else it is the system's and follows the record. Without word of a form, what differs from the
 * system's text is the sender's.
 */
export function writtenByPeople(form: SentForm): ByPeople {
  const { opened, newest, sections, system, languages } = form;
  if (opened === undefined) {
    const earlier =
      newest?.notice.wording == null ? null : { text: newest.text, written: newest.notice.wording.written };
    const given = changedSections(sections, system, languages, earlier);
    return { given, worded: wordedIn(form, given), replaced: [] };
  }
  const fields = fieldsOf(form, opened).flatMap((section) =>
    languages.map((language) => fieldOf(form, opened, section, language)),
  );
  const kept = fields.filter(
    (field) => field.body !== '' && field.body !== plainBody(bodyIn(system, field.section, field.language)),
  );
  const given = Object.fromEntries(
    [...new Set(kept.map(({ section }) => section))].map((section): [Section, GivenSection] => [
      section,
      Object.fromEntries(kept.filter((one) => one.section === section).map(({ language, own }) => [language, own])),
    ]),
  );
  return {
    given,
    worded: kept.map(({ section, language, by, seq }) => ({ section, language, by, seq })),
    replaced: unseen(fields),
  };
}

/** The sections that the sender left, in all languages, as the form was opened. */
export function untouchedSections(sections: GivenSections, opened: OpenedWith): readonly Section[] {
  return (Object.keys(opened.sections) as Section[]).filter((section) =>
    (['ja', 'en'] as const).every((language) => !isTouched(sections, opened, section, language)),
  );
}

interface SentField {
  readonly section: Section;
  readonly language: Language;
  /** As it is to stand; empty where that is left to the system. */
  readonly own: string;
  /** The same as it compares. */
  readonly body: string;
  readonly by: string;
  readonly seq: number;
  /** Who wrote what this takes the place of, without having been seen; null where that is nobody. */
  readonly unseenBy: string | null;
}

function fieldsOf({ sections, newest }: SentForm, opened: OpenedWith): readonly Section[] {
  const theirs = newest === null ? [] : writtenIn(newest).filter((section) => section !== 'head');
  return [...new Set([...(Object.keys(opened.sections) as Section[]), ...writtenSections(sections), ...theirs])];
}

function fieldOf(form: SentForm, opened: OpenedWith, section: Section, language: Language): SentField {
  const theirs = form.newest === null ? null : personsWords(form.newest, section, language);
  const at = { section, language };
  if (!isTouched(form.sections, opened, section, language)) {
    const { own = '', by = form.author, seq = opened.seq } = theirs ?? {};
    return { ...at, own, body: plainBody(own), by, seq, unseenBy: null };
  }
  const own = givenBody(form.sections[section], language) ?? '';
  const isUnseen = theirs !== null && bodyDigest(theirs.own) !== opened.sections[section]?.[language];
  const isReplaced = isUnseen && plainBody(theirs.own) !== plainBody(own);
  const unseenBy = isReplaced ? theirs.by : null;
  return { ...at, own, body: plainBody(own), by: form.author, seq: opened.seq, unseenBy };
}

function isTouched(given: GivenSections, opened: OpenedWith, section: Section, language: Language): boolean {
  const body = givenBody(given[section], language) ?? '';
  return bodyDigest(body) !== (opened.sections[section]?.[language] ?? bodyDigest(''));
}

/** Of an earlier release's draft it is not on record who wrote what: all of it counts as its author's. */
function writtenIn({ notice, text }: NewestDraft): readonly Section[] {
  const all = Object.values(text).flatMap(({ sections }) => sections.map(({ section }) => section));
  return notice.wording?.written ?? all;
}

/** What a person wrote of a section in the newest draft; null where the system did. */
function personsWords(newest: NewestDraft, section: Section, language: Language) {
  const { notice, text } = newest;
  const own = bodyIn(text, section, language);
  if (own === '' || notice.author === null || !writtenIn(newest).includes(section)) return null;
  const worded = (notice.wording?.worded ?? []).filter((one) => one.section === section);
  const words = worded.find((one) => one.language === language);
  if (words === undefined && worded.length > 0) return null;
  return { own, by: words?.by ?? notice.author, seq: words?.seq ?? notice.basedOn };
}

/** Whose words they are that a script sent: those of the newest draft stay with who wrote them. */
function wordedIn({ newest, author, seq, languages }: SentForm, given: GivenSections): readonly Worded[] {
  return writtenSections(given).flatMap((section) =>
    languages.flatMap((language): Worded[] => {
      const body = givenBody(given[section], language);
      if (body === undefined) return [];
      const theirs = newest === null ? null : personsWords(newest, section, language);
      const isKept = theirs !== null && plainBody(theirs.own) === plainBody(body);
      return [{ section, language, by: isKept ? theirs.by : author, seq: isKept ? theirs.seq : seq }];
    }),
  );
}

function unseen(fields: readonly SentField[]): readonly Replaced[] {
  const all = fields.flatMap(({ section, unseenBy }) => (unseenBy === null ? [] : [{ section, by: unseenBy }]));
  return all.filter(
    (one, index) => all.findIndex(({ section, by }) => section === one.section && by === one.by) === index,
  );
}
