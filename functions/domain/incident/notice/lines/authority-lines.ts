import type { Language, Text } from '../../../base/text.ts';
import { mustBeMade } from '../../../rules/authority/owed-reports.ts';
import { isLikely, known, type NoticeSituation, type SectionLines } from '../../situation/situation.ts';

/** How a text names the commission that leaks of personal data are reported to. */
export const PPC_NAMED: Body['named'] = {
  ja: /個人情報保護委員会/,
  en: /Personal Information Protection Commission|\bPPC\b/i,
};

/** Bodies by their name in a report, and what is told of a report to them where it is not called that. */
const BODIES: Readonly<Record<string, Body>> = {
  ppc: {
    named: PPC_NAMED,
    ja: '個人情報保護委員会',
    en: 'the Personal Information Protection Commission',
  },
  mic: {
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
    told: { ja: '警察へ通報いたしました。', en: 'We have reported the incident to the police.' },
  },
  ipa: { named: { ja: /IPA|情報処理推進機構/, en: /\bIPA\b/ }, ja: '独立行政法人情報処理推進機構（IPA）', en: 'IPA' },
  jpcert: { named: { ja: /JPCERT/, en: /JPCERT/ }, ja: 'JPCERT/CC', en: 'JPCERT/CC' },
};

export interface Body extends Text {
  /** How a text names it. */
  readonly named: Readonly<Record<Language, RegExp>>;
  readonly told?: Text;
}

function bodyOf(report: string): Body | undefined {
  return report.startsWith('authority.') ? BODIES[report.split('.')[1] ?? ''] : undefined;
}

/** Bodies that have been reported to; a report still owed, or decided against, is nobody's news. */
export function authorityLines({ state }: NoticeSituation): SectionLines {
  const told = new Set(state.response.reports.map(({ report }) => bodyOf(report)));
  return known(
    ...[...told]
      .filter((body) => body !== undefined)
      .map(({ ja, en, told }) => told ?? { ja: `${ja}へ報告いたしました。`, en: `We have reported to ${en}.` }),
  );
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
