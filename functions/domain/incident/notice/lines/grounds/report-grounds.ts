import type { PolicyReport } from '../../../../policy/shape/schema.ts';
import { promiseVerdict, statuteVerdict } from '../../../../rules/assessment/ground-verdict.ts';
import { JAPAN } from '../../../../rules/law/japan.ts';
import { statutesOf } from '../../../../rules/law/statutes.ts';
import type { NoticeSituation } from '../../../situation/situation.ts';

type Weighing = Pick<NoticeSituation, 'policy' | 'facts'>;

/** Whether a report is one to the commission that leaks of personal data are reported to. */
export function isOfPpc(report: string): boolean {
  return report.startsWith('authority.ppc.');
}

/** Whether the commission was reported to. */
export function isPpcTold({ state }: Pick<NoticeSituation, 'state'>): boolean {
  return state.response.reports.some(({ report }) => isOfPpc(report));
}

/** Whether the commission was reported to, and all that was filed is asked for by the company's own policy, and by no law as things are known. */
export function isPpcToldByPolicy({ policy, facts, state }: Weighing & Pick<NoticeSituation, 'state'>): boolean {
  const made = new Set(state.response.reports.map(({ report }) => report).filter(isOfPpc));
  const rules = policy.reports.filter(({ kind }) => made.has(kind));
  const isPromised = (rule: PolicyReport) => promiseVerdict(policy, rule, facts).holds === true;
  const isOwn = (rule: PolicyReport) => isFreeByLaw({ policy, facts }, rule) && isPromised(rule);
  return made.size > 0 && rules.length === made.size && rules.every(isOwn);
}

/** Whether the law, as the policy has it, is known to ask for no report to the commission. */
export function isPpcFreeByLaw({ policy, facts }: Weighing): boolean {
  return policy.reports.filter(({ kind }) => isOfPpc(kind)).every((rule) => isFreeByLaw({ policy, facts }, rule));
}

/** Acts that ask for reports to the commission. A policy that promises them anyhow need not name these. */
const ACTS = [JAPAN['ppc-prompt'], JAPAN['my-number-prompt']] as const;

/** Whether no law is left that asks for a report to the commission, or may. */
function isFreeByLaw({ policy, facts }: Weighing, rule: PolicyReport): boolean {
  const statutes = [...statutesOf(rule), ...ACTS];
  return statutes.every((one) => statuteVerdict(policy, one, facts).holds === false);
}
