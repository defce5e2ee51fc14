import type { Language, Text } from '../../../base/text.ts';
import { mustBeMade } from '../../../rules/authority/owed-reports.ts';
import type { WeighedReport } from '../../record/event-parts.ts';
import type { ToldReports } from '../../record/told-record.ts';
import { factOf, isLikely, known, type NoticeSituation, type SectionLines } from '../../situation/situation.ts';
import { ownReportLines } from './entrusted-lines.ts';
import { type Deciding, notRequiredLines, notRequiredSaid } from './not-required-lines.ts';

/** How a text names the commission that leaks of personal data are reported to. */
export const PPC_NAMED: Body['named'] = {
  ja: /個人情報保護委員会/,
  en: /Personal Information Protection Commission|\bPPC\b/i,
};

/** Bodies by their name in a report, and what is told of a report to them where it is not called that. */
const BODIES: Readonly<Record<string, Body>> = {
  ppc: {
    isByLaw: true,
    named: PPC_NAMED,
    ja: '個人情報保護委員会',
    en: 'the Personal Information Protection Commission',
  },
  mic: {
    isByLaw: true,
    named: { ja: /総務省/, en: /Internal Affairs and Communications|\bMIC\b/i },
    ja: '総務省',
    en: 'the Ministry of Internal Affairs and Communications',
  },
  pmark: {
    named: { ja: /プライバシーマーク|Pマーク|JIPDEC/, en: /Privacy ?Mark|JIPDEC/i },
    ja: 'プライバシーマークの審査機関',
    en: 'the PrivacyMark body',
  },
  isms: { named: { ja: /ISMS|ISO/, en: /ISMS|ISO/ }, ja: 'ISMSの認証機関', en: 'the ISMS certification body' },
  police: {
    named: { ja: /警察/, en: /police/i },
    ja: '警察',
    en: 'the police',
    told: { ja: '警察へ届け出ております。', en: 'We have reported the incident to the police.' },
  },
  ipa: { named: { ja: /IPA|情報処理推進機構/, en: /\bIPA\b/ }, ja: '独立行政法人情報処理推進機構（IPA）', en: 'IPA' },
  jpcert: { named: { ja: /JPCERT/, en: /JPCERT/ }, ja: 'JPCERT/CC', en: 'JPCERT/CC' },
};

export interface Body extends Text {
  /** How a text names it. */
  readonly named: Readonly<Record<Language, RegExp>>;
  readonly told?: Text;
  /** Whether it is the law that may require a report to it. */
  readonly isByLaw?: boolean;
}

/** The body that a report goes to; undefined where it goes to no authority. */
export function bodyOf(report: string): Body | undefined {
  return report.startsWith('authority.') ? BODIES[report.split('.')[1] ?? ''] : undefined;
}

/** Bodies that have been reported to, and with which report; one still owed, or decided against, is nobody's news but in the last notice. */
export function authorityLines(situation: NoticeSituation): SectionLines {
  const made = situation.state.response.reports.map(({ report }) => report);
  const told = new Set(made.map(bodyOf).filter((body) => body !== undefined));
  const isPpc = (body: Body) => body.named === PPC_NAMED;
  const needless = notRequiredLines(situation);
  return known(
    ...([...told].some(isPpc) ? [] : needless),
    ...[...told].flatMap((body) => [
      toldOf(situation, body),
      ...(isPpc(body) ? [...ownReportLines(situation), ...needless] : []),
    ]),
  );
}

function toldOf(situation: NoticeSituation, body: Body): Text {
  const { ja, en, told } = body;
  if (told !== undefined) return told;
  const made = situation.state.response.reports.map(({ report }) => report).filter((report) => bodyOf(report) === body);
  const parts = [...new Set(made.map(partOf))];
  const names = parts.filter((part) => part !== undefined);
  const rest = restOf(situation, body);
  if (names.length === 0) {
    return { ja: `${ja}へ報告いたしました。${rest.ja}`, en: `We have reported to ${en}.${rest.en}` };
  }
  const isAlsoReported = names.length < parts.length;
  const ours = names.map((part) => `our ${part.en}`).join(' and ');
  return {
    ja: `${ja}へ${isAlsoReported ? '報告し、' : ''}${names.map((part) => part.ja).join('および')}を提出いたしました。${rest.ja}`,
    en: `We have ${isAlsoReported ? `reported to ${en} and submitted ${ours}` : `submitted ${ours} to ${en}`}.${rest.en}`,
  };
}

/**
 * What becomes of the other reports to a body: readers who know that a full report follows a prompt one look for it in the last notice. A
 * correction says it again of those that a notice spoke of.
 */
function restOf(situation: NoticeSituation, body: Body): Text {
  const { stage, earlier } = situation;
  const isAsked = (report: string) => stage === 'detailed' || earlier.some(({ reports = {} }) => report in reports);
  const all = otherReports(situation).filter(({ report }) => bodyOf(report) === body && isAsked(report));
  const partsOf = (becomes: Becomes) =>
    new Set(all.filter((one) => one.becomes === becomes).flatMap(({ report }) => partOf(report) ?? []));
  const said: readonly Text[] = [
    ...[...partsOf('owed')].map(({ ja, en }) => ({
      ja: `${ja}は、今後提出いたします。`,
      en: ` Our ${en} is still to be submitted.`,
    })),
    ...[...partsOf('not-owed')].map(({ ja, en }) => needlessPart(body, ja, en)),
    ...(stage === 'correction' ? [...partsOf('open')] : []).map(({ ja, en }) => ({
      ja: `${ja}は、提出が必要となる可能性がございます。`,
      en: ` A ${en} may yet be required from us.`,
    })),
  ];
  return { ja: said.map(({ ja }) => ja).join(''), en: said.map(({ en }) => en).join('') };
}

type Becomes = 'owed' | 'not-owed' | 'open';

/** What a notice says of the reports that nobody made: each to come, or not needed. */
export function reportsSaid(deciding: Deciding): ToldReports {
  const said = otherReports(deciding).filter(({ becomes }) => becomes !== 'open');
  const others = said.map(({ report, becomes }) => [report, becomes === 'owed' ? 'owed' : 'not-owed'] as const);
  return { ...Object.fromEntries(others), ...notRequiredSaid(deciding) };
}

type Recorded = Pick<NoticeSituation, 'facts' | 'state'>;

interface OtherReport {
  readonly report: string;
  readonly becomes: Becomes;
}

/**
 * The reports to bodies that were reported to, without those that were made or decided against: must they be made, or need they not once
 * all is known? The last notice does not read as if all were done.
 */
function otherReports(situation: Recorded): readonly OtherReport[] {
  const made = situation.state.response.reports.map(({ report }) => report);
  return situation.state.reports.flatMap((one): OtherReport[] => {
    const { report } = one;
    const body = bodyOf(report);
    const others = made.filter((other) => bodyOf(other) === body);
    if (body === undefined || body.told !== undefined || others.length === 0 || made.includes(report)) return [];
    const becomes = becomesOf(situation, one, others);
    return becomes === null ? [] : [{ report, becomes }];
  });
}

/** `others`: the reports to the same body that were made. */
function becomesOf(situation: Recorded, one: WeighedReport, others: readonly string[]): Becomes | null {
  if (mustBeMade(one)) {
    const duty = situation.state.duties.findLast(({ kind }) => kind === one.report);
    return duty?.status !== 'waived' && (duty?.metAt ?? null) === null ? 'owed' : null;
  }
  if (one.standing === 'open') return one.strength === 'must' ? 'open' : null;
  const isNamed = others.some((report) => partOf(report) !== undefined);
  const isFree = one.standing === 'not-owed' && factOf(situation, 'investigation') === 'done';
  return isFree && isNamed ? 'not-owed' : null;
}

function needlessPart({ isByLaw = false }: Body, ja: string, en: string): Text {
  return isByLaw
    ? {
        ja: `${ja}は、法令上、当社からの提出を要しないことを確認しております。`,
        en: ` We have confirmed that the law requires no ${en} from us.`,
      }
    : {
        ja: `${ja}は、当社からの提出を要しないことを確認しております。`,
        en: ` We have confirmed that no ${en} is required from us.`,
      };
}

/** What a report is called by the body that gets it. */
interface Part extends Text {
  readonly named: Body['named'];
}

/** The reports that a body gets of one incident, by the last part of their names. */
const PARTS: Readonly<Record<string, Part>> = {
  prompt: { ja: '速報', en: 'prompt report', named: { ja: /速報/, en: /\bprompt report|\bpreliminary report/i } },
  full: { ja: '確報', en: 'full report', named: { ja: /確報/, en: /\b(?:full|final) report/i } },
  first: { ja: '第一報', en: 'first report', named: { ja: /第(?:一|1|１)報/, en: /\bfirst report/i } },
  details: { ja: '詳細報告', en: 'detailed report', named: { ja: /詳細報告|詳報/, en: /\bdetailed report/i } },
};

/** Certification bodies call the second one by the name of a detailed report. */
function partOf(report: string): Part | undefined {
  const [, body = '', part = ''] = report.split('.');
  return PARTS[body === 'isms' && part === 'full' ? 'details' : part];
}

/** Reports that a policy or the law has, and that were not made, each with its body: another report to that body is none of these. */
export function partsNotOnRecord({ state }: Pick<NoticeSituation, 'state'>): readonly (readonly [Body, Part])[] {
  const made = new Set(state.response.reports.map(({ report }) => report));
  const hasOther = (body: Body) => [...made].some((report) => bodyOf(report) === body);
  return state.reports.flatMap(({ report }) => {
    const [body, part] = [bodyOf(report), partOf(report)];
    return body === undefined || part === undefined || made.has(report) || !hasOther(body)
      ? []
      : [[body, part] as const];
  });
}

/**
 * The bodies that the policy has a report for and that none was made to. A measure in a person's own words may be the report where
 * none is owed: only people can read it.
 */
export function bodiesNotOnRecord({ policy, state }: Pick<NoticeSituation, 'policy' | 'state'>): readonly Body[] {
  const isOf = (report: string, id: string) => report.startsWith(`authority.${id}.`);
  const isMade = (id: string) => state.response.reports.some(({ report }) => isOf(report, id));
  const isOwed = (id: string) => state.reports.some(({ report, standing }) => standing === 'owed' && isOf(report, id));
  const hasOwn = state.duties.some(({ kind, metAt }) => metAt !== null && /^measure\.own[-.]/.test(kind));
  return Object.entries(BODIES).flatMap(([id, body]) => {
    const isKept = policy.reports.some(({ kind }) => isOf(kind, id));
    return isKept && !isMade(id) && (isOwed(id) || !hasOwn) ? [body] : [];
  });
}

/** The bodies that were reported to, or must be and nobody decided otherwise. */
export function bodiesConcerned({ state }: Pick<NoticeSituation, 'state'>): readonly Body[] {
  const isWaived = (report: string) => state.duties.findLast(({ kind }) => kind === report)?.status === 'waived';
  const owed = state.reports.filter(mustBeMade);
  const all = [...state.response.reports, ...owed.filter(({ report }) => !isWaived(report))];
  return [...new Set(all.flatMap(({ report }) => bodyOf(report) ?? []))];
}

/** Whether a body was reported to, or must be. */
export function concernsAuthorities(situation: Pick<NoticeSituation, 'facts' | 'state'>): boolean {
  const { state } = situation;
  const isMade = state.response.reports.some(({ report }) => bodyOf(report) !== undefined);
  const isOwed = state.reports.some((one) => mustBeMade(one) && bodyOf(one.report) !== undefined);
  return isMade || isOwed || isLikely(situation, 'obligation');
}
