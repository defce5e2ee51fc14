import type { Text } from '../../base/text.ts';
import { isOwed } from '../../components/obligations/duties.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { headquartersTitle } from '../../policy/titles.ts';
import type { Given } from '../command/given.ts';
import { mayOutlive } from '../standing/after-closing.ts';
import { unsettled } from '../standing/unsettled.ts';

/** Families of duties that no policy has to name: what was begun is ended before an incident closes. */
const FAMILIES = ['step.', 'measure.', 'prevention.', 'appointment', 'headquarters', 'notice.', 'authority.'] as const;
/** What customers, authorities and the company's own bodies wait for is never void because an incident was closed. */
const NEVER_VOID: readonly string[] = [
  ...['controller', 'principals', 'board.report', 'committee.report'],
  ...['call', 'improvement', 'reporter.progress'],
];

const NO_PLAN: Text = {
  ja: '再発防止計画を作成し、承認を得る',
  en: 'there is no approved prevention plan: write one and have it approved',
};
const ASKED: Text = {
  ja: '申請中の例外を承認するか、差し戻す',
  en: 'an exception waits for a decision: approve or reject it',
};

function sitting(policy: Policy): Text {
  const title = headquartersTitle(policy);
  return { ja: `${title.ja}を解散する`, en: `the ${title.en} is still open: close it` };
}

/** Whether an owed duty of this kind keeps its incident open although the policy's closing does not name it. */
export function keepsOpen(policy: Policy, kind: string): boolean {
  const isBegun = NEVER_VOID.includes(kind) || FAMILIES.some((family) => kind.startsWith(family));
  return !mayOutlive(policy, kind) && (isBegun || policy.reports.some((report) => report.kind === kind));
}

/** What of the response stands in the way of closing, one phrase each. SY-2, SY-6, GK-8. */
export function unsettledResponse({ policy, state }: Pick<Given, 'policy' | 'state'>): Text[] {
  const { headquarters, exceptions, plan } = state.response;
  const required = new Set(policy.closing.requires);
  const owed = state.duties.filter((duty) => isOwed(duty) && !required.has(duty.kind) && keepsOpen(policy, duty.kind));
  const isSitting = headquarters !== null && headquarters.closedAt === null;
  const isAsked = exceptions.some(({ decision }) => decision === 'waiting');
  const isPlanless = policy.closing.prevention !== undefined && plan?.decision !== 'approved';
  const isWaived = state.duties.some(({ kind, status }) => kind === 'prevention.plan' && status === 'waived');
  return [
    ...owed.map((duty) => unsettled(policy, duty)),
    ...(isPlanless && !isWaived ? [NO_PLAN] : []),
    ...(isSitting ? [sitting(policy)] : []),
    ...(isAsked ? [ASKED] : []),
  ];
}
