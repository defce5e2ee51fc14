import type { Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { LanguageText, NoticeText } from '../../channels/notice-text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Section, Stage } from '../../policy/shape/stages.ts';
import type { Disruption, ToldTimes } from '../../rules/facts/tellable.ts';
import type { Facts, FactValue } from '../../rules/facts/values.ts';
import type { OpenIncident } from '../record/state.ts';
import type { KnownOutage, ToldReports } from '../record/told-record.ts';

/** An earlier notice of the same incident, as customers read it. */
export interface EarlierNotice {
  /** 第 n 報. */
  readonly number: number;
  readonly sentAt: Instant;
  readonly text: NoticeText;
  /** Sections that a person wrote; null where an earlier release did not record it. */
  readonly written: readonly Section[] | null;
  /** Those of them that the person worded in one language alone. */
  readonly oneLanguage: readonly Section[];
  readonly isCorrection: boolean;
  readonly draftedAt: Instant;
  /** The facts that it told; what was unknown is left out. */
  readonly facts: Facts;
  readonly times: ToldTimes;
  /** The outages that were on record. */
  readonly outages: readonly KnownOutage[];
  /** What it said of reports to authorities that had not been made. */
  readonly reports?: ToldReports | undefined;
  /** Each disturbance that it gave; absent or empty where it gave none. */
  readonly course?: readonly Disruption[];
  /** Seq of the state that it was made from. */
  readonly basedOn: number;
}

/** The two parts of a prevention plan, as somebody wrote them. */
interface PlanText {
  readonly technical: string;
  readonly organisational: string;
}

/** What the sentences of a notice are made from. */
export interface NoticeSituation {
  readonly policy: Policy;
  readonly state: OpenIncident;
  /** What was stated, with what the data sets and systems concerned say by the policy. */
  readonly facts: Facts;
  readonly stage: Stage;
  /** 第 n 報. */
  readonly number: number;
  /** The moment up to which the notice tells what is known. */
  readonly at: Instant;
  /** The newest notice that customers had. */
  readonly previous: EarlierNotice | null;
  /** The notices that everybody had who had the newest, that one included; newest first. */
  readonly earlier: readonly EarlierNotice[];
  /** The notice that a correction puts right. */
  readonly corrected: EarlierNotice | null;
  /** Reports before it that said the same wrong lines, by number. */
  readonly alsoWrong: readonly number[];
  /** The prevention plan, once it was approved. */
  readonly plan: PlanText | null;
  /** Whether a person named in the scope of this notice the functions concerned. */
  readonly areFunctionsWorded?: boolean;
  /** Sections that stay on record and are not sent: no other may tell of them either. FC-5. */
  readonly withheld: readonly Section[];
}

/** A situation before its facts are completed. */
export type SituationQuestion = Omit<NoticeSituation, 'facts' | 'alsoWrong' | keyof LookedBack> & Partial<LookedBack>;

type LookedBack = Pick<NoticeSituation, 'previous' | 'earlier' | 'corrected' | 'plan' | 'withheld'>;

/** One sentence of a section. Open: it says that something is not known yet, and stands only where the stage allows that. */
interface SectionLine {
  readonly text: Text;
  readonly isOpen: boolean;
}

/** What the record lets a section say, in order. */
export type SectionLines = readonly SectionLine[];

/** Sentences that the record carries. */
export function known(...lines: readonly Text[]): SectionLines {
  return lines.map((text) => ({ text, isOpen: false }));
}

/** Sentences that something is not known yet. */
export function open(...lines: readonly Text[]): SectionLines {
  return lines.map((text) => ({ text, isOpen: true }));
}

/** The value of a fact; `unknown` when nothing was stated. */
export function factOf({ facts }: Pick<NoticeSituation, 'facts'>, name: string): FactValue {
  return facts[name] ?? 'unknown';
}

/** The value that a person stated for a fact; `unknown` when only a signal did. */
export function statedByPerson(
  situation: { readonly facts: Facts; readonly state: Pick<OpenIncident, 'statedByPeople'> },
  name: string,
): FactValue {
  return situation.state.statedByPeople.has(name) ? factOf(situation, name) : 'unknown';
}

/** Whether a stepped fact is at least possible. */
export function isLikely(situation: Pick<NoticeSituation, 'facts'>, name: string): boolean {
  const value = factOf(situation, name);
  return value === 'possible' || value === 'confirmed';
}

/** A notice in one language of the policy, where it has that language. */
export function inLanguageOf(text: NoticeText, language: keyof NoticeText): LanguageText | null {
  return text[language] ?? null;
}
