import type { Language } from '../../base/text.ts';
import type { Section } from '../../policy/shape/stages.ts';

/** How the text of a notice came about, section by section. */
export interface Wording {
  /** Written by a person; the others are the system's. */
  readonly written: readonly Section[];
  /** Needed, and written by nobody yet in some language. */
  readonly lacking: readonly Section[];
  /** Still saying that something is not known. */
  readonly open: readonly Section[];
  /** Changed by a person in one language and left to the system in another. */
  readonly oneLanguage: readonly Section[];
  /** What to look at before it goes out; absent where an earlier release drafted it. */
  readonly cautions?: readonly Caution[] | undefined;
  /** Whose words the written sections are, and from which record. Absent where an earlier release drafted it. */
  readonly worded?: readonly Worded[] | undefined;
  /** Words of people in the draft before it that its writer had not seen, and wrote others for. */
  readonly replaced?: readonly Replaced[] | undefined;
}

/** A section that a person worded in one language. */
export interface Worded {
  readonly section: Section;
  readonly language: Language;
  readonly by: string;
  /** Seq of the record that they had before them. */
  readonly seq: number;
}

export interface Replaced {
  readonly section: Section;
  readonly by: string;
}

/** What author and approver should look at in the words of a notice, and in which sections. It bars nothing. */
export interface Caution {
  readonly about:
    | 'course'
    | 'recovery'
    | 'outages'
    | 'denials'
    | 'exposure'
    | 'lost-period'
    | 'sets'
    | 'items'
    | 'future'
    | 'protection'
    | 'correction'
    | 'quoted'
    | 'request'
    | 'anomaly'
    | 'authorities'
    | 'unfiled'
    | 'unruled'
    | 'number'
    | 'unlifted'
    | 'undone'
    | 'personal'
    | 'kinds'
    | 'asserted'
    | 'misuse'
    | 'assured'
    | 'stopped'
    | 'fault'
    | 'cause'
    | 'finished'
    | 'restored'
    | 'moment'
    | 'restricted'
    | 'restored-first'
    | 'persons-told'
    | 'entrusted'
    | 'role'
    | 'replaced'
    | 'replacing'
    | 'undecided'
    | 'gone'
    | 'unanswered'
    | 'overdue'
    | 'result'
    | 'rewritten'
    | 'language';
  readonly sections: readonly Section[];
}
