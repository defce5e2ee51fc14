import type { Text } from '../../../base/text.ts';
import type { Stage } from '../../../policy/shape/stages.ts';
import { PRINCIPALS } from '../../../rules/authority/legal-kinds.ts';
import { mustBeMade } from '../../../rules/authority/owed-reports.ts';
import type { WeighedReport } from '../../record/event-parts.ts';
import type { ToldReports } from '../../record/told-record.ts';
import { isHarmSure } from '../../situation/concern.ts';
import { factOf, isLikely, type NoticeSituation } from '../../situation/situation.ts';
import { personsTold } from './entrusted-lines.ts';
import {
  BY_POLICY,
  type Freeing,
  freeingWhenKnown,
  KEPT,
  KEPT_ELSEWHERE,
  mayNameLaw,
  RECOVERED,
} from './grounds/no-report-reasons.ts';
import { isOfPpc, isPpcFreeByLaw, isPpcTold, isPpcToldByPolicy } from './grounds/report-grounds.ts';

/** What is known when a notice of a stage is written. `spokenOf`: reports that notices before told of. */
export interface Deciding extends Pick<NoticeSituation, 'policy' | 'facts' | 'state'> {
  readonly stage: Stage;
  readonly spokenOf: ReadonlySet<string>;
}

type LeftOver = 'not-owed' | 'owed' | 'open' | 'done';

/** What becomes of the report to the commission, where none was made, and of telling the persons; null: nothing is said of it. */
interface Decided {
  readonly ppc: LeftOver | null;
  readonly persons: LeftOver | null;
}

/** Whether a notice tells of a report or a telling that the company need not make of data that it holds for itself. */
export function hasNotRequired(deciding: Deciding): boolean {
  const { ppc, persons } = decided(deciding);
  return ppc !== null || persons !== null;
}

/** What it says of them, as it is recorded. */
export function notRequiredSaid(deciding: Deciding): ToldReports {
  const { ppc, persons } = decided(deciding);
  const { reports } = deciding.state;
  const ofPpc = reports.filter(({ report }) => isOfPpc(report)).flatMap((one) => saidOf(one, ppc));
  const ofPersons = reports.filter(({ report }) => report === PRINCIPALS).flatMap((one) => saidOf(one, persons));
  return Object.fromEntries([...ofPpc, ...ofPersons]);
}

function saidOf(one: WeighedReport, becomes: LeftOver | null): readonly (readonly [string, 'owed' | 'not-owed'])[] {
  if (becomes === 'not-owed') return [[one.report, becomes]];
  return becomes === 'owed' && mustBeMade(one) ? [[one.report, becomes]] : [];
}

/** The last notice tells of what the record has decided; a correction tells again what becomes of what one told of. */
function decided(deciding: Deciding): Decided {
  const { stage, state, spokenOf } = deciding;
  const ofPpc = isPpcTold(deciding) ? [] : state.reports.filter(({ report }) => isOfPpc(report));
  const ofPersons = state.reports.filter(({ report }) => report === PRINCIPALS);
  if (stage === 'correction') {
    const again = (all: readonly WeighedReport[]) =>
      all.some(({ report }) => spokenOf.has(report)) ? becomes(deciding, all) : null;
    return { ppc: again(ofPpc), persons: again(ofPersons) };
  }
  const isAllKnown = factOf(deciding, 'investigation') === 'done' && isPpcFreeByLaw(deciding);
  if (stage !== 'detailed' || !isAllKnown) return { ppc: null, persons: null };
  const free = (all: readonly WeighedReport[]) => (becomes(deciding, all) === 'not-owed' ? 'not-owed' : null);
  return { ppc: free(ofPpc), persons: free(ofPersons) };
}

function becomes(deciding: Deciding, reports: readonly WeighedReport[]): LeftOver | null {
  const dutyOf = (kind: string) => deciding.state.duties.findLast((duty) => duty.kind === kind);
  const left = reports.filter(({ report }) => dutyOf(report)?.status !== 'waived');
  if (left.some(({ report }) => (dutyOf(report)?.metAt ?? null) !== null)) return 'done';
  if (left.some(mustBeMade)) return 'owed';
  if (left.some(({ standing, strength }) => standing === 'open' && strength === 'must')) return 'open';
  const isFree = reports.length > 0 && reports.every(({ standing }) => standing === 'not-owed');
  return isFree && isOwnDataHarmed(deciding) ? 'not-owed' : null;
}

/** Whether personal data that the company holds for itself certainly came to harm: then readers ask who was told of it. */
function isOwnDataHarmed(deciding: Deciding): boolean {
  const isOwn = factOf(deciding, 'data.role') === 'controller';
  return isOwn && isLikely(deciding, 'data.personal') && isHarmSure(deciding);
}

/**
 * That the company need neither report to the commission nor tell the persons, and why: who reads of a leak, and of none of both, would
 * take them for duties left undone. Act, art. 26.
 */
export function notRequiredLines(situation: NoticeSituation): readonly Text[] {
  const { policy, facts, state, stage, earlier } = situation;
  const spokenOf = new Set(earlier.flatMap(({ reports = {} }) => Object.keys(reports)));
  const { ppc, persons } = decided({ policy, facts, state, stage, spokenOf });
  const free = ppc === 'not-owed' ? (persons === 'not-owed' ? BOTH : REPORT) : persons === 'not-owed' ? TELLING : null;
  return [
    ...(persons === 'not-owed' && isPpcToldByPolicy(situation) ? [BY_POLICY] : []),
    ...(free === null ? [] : [notRequired(situation, free)]),
    ...(ppc === 'owed' || ppc === 'open' ? [AFTER_ALL.ppc[ppc]] : []),
    ...(persons === 'owed' || persons === 'open' ? [AFTER_ALL.persons[persons]] : []),
    ...(persons === 'done' ? personsTold(situation) : []),
  ];
}

/** What need not be done: as a noun in Japanese, and in English as what nobody is required to do. */
interface Needless extends Text {
  readonly lawIn: string;
  readonly oursIn: string;
}

const REPORT: Needless = {
  ja: '個人情報保護委員会への報告',
  en: 'report this incident to the Personal Information Protection Commission',
  lawIn: 'does not require us to',
  oursIn: 'not required to',
};
const TELLING: Needless = { ...REPORT, ja: '対象となるご本人に対する通知', en: 'notify the people concerned' };
const BOTH: Needless = {
  ja: `${REPORT.ja}および${TELLING.ja}`,
  en: `${REPORT.en} nor to ${TELLING.en}`,
  lawIn: 'requires us neither to',
  oursIn: 'required neither to',
};

function notRequired(situation: NoticeSituation, { ja, en, lawIn, oursIn }: Needless): Text {
  const isByLaw = mayNameLaw(situation);
  const freeing = freeingWhenKnown(situation);
  if (freeing === 'law') {
    return isByLaw
      ? {
          ja: `当社による${ja}は、本件に関しては、法令上必要ないことを確認しております。`,
          en: `We have confirmed that, for this incident, the law ${lawIn} ${en}.`,
        }
      : {
          ja: `当社による${ja}は、本件に関しては、必要ないことを確認しております。`,
          en: `We have confirmed that we are ${oursIn} ${en}.`,
        };
  }
  const reason = reasonsOf(isByLaw)[freeing];
  return {
    ja: `当社による${ja}は、本件に関しては要しません。${reason.ja}です。`,
    en: `We are ${oursIn} ${en}. The reason is that ${reason.en}.`,
  };
}

function reasonsOf(isByLaw: boolean): Readonly<Record<Exclude<Freeing, 'law'>, Text>> {
  const encrypted = {
    ja: `調査の結果、対象のデータに施した高度な暗号化により、${isByLaw ? '法令上' : ''}必要ないことを確認したため`,
    en: `our investigation has confirmed that ${isByLaw ? 'the law does not require this' : 'this is not required'}, as the data was protected by strong encryption`,
  };
  return { recovered: RECOVERED, encrypted, 'kept-elsewhere': isByLaw ? KEPT_ELSEWHERE : KEPT };
}

/** What was told as not required, and is, or may be. */
const AFTER_ALL: Readonly<Record<keyof Decided, Readonly<Record<'owed' | 'open', Text>>>> = {
  ppc: {
    owed: {
      ja: '個人情報保護委員会へは、今後報告いたします。',
      en: 'We are still to report to the Personal Information Protection Commission.',
    },
    open: {
      ja: '個人情報保護委員会への報告は、必要となる可能性がございます。',
      en: 'A report to the Personal Information Protection Commission may yet be required from us.',
    },
  },
  persons: {
    owed: {
      ja: '対象となるご本人に対する通知は、今後実施いたします。',
      en: 'The people concerned are still to be notified.',
    },
    open: {
      ja: '対象となるご本人に対する通知は、必要となる可能性がございます。',
      en: 'We may yet have to notify the people concerned.',
    },
  },
};
