import { listed, quoted, type Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { TELLINGS } from '../../rules/authority/legal-kinds.ts';
import { dutyTitle } from '../../rules/deadline/title.ts';
import { statutesOf } from '../../rules/law/statutes.ts';
import type { OpenIncident } from '../record/state.ts';
import { findDuty } from './duties.ts';

/** Whether the law asks for a duty of this kind, until it is known not to apply: no person's decision ends that. */
function isOwedByLaw(policy: Policy, { reports }: Pick<OpenIncident, 'reports'>, kind: string): boolean {
  const ofLaw = policy.reports.some((report) => report.kind === kind && statutesOf(report).length > 0);
  const weighed = reports.find(({ report }) => report === kind);
  const isMust = ['owed', 'open'].includes(weighed?.standing ?? '') && weighed?.strength === 'must';
  return isMust && (ofLaw || TELLINGS.includes(kind));
}

/** What to say to who waives a duty of the law; nothing for any other. */
export function lawAsksFor(policy: Policy, state: OpenIncident, id: string): readonly Text[] {
  const kind = findDuty(state, id)?.kind ?? id;
  if (!isOwedByLaw(policy, state, kind)) return [];
  const { ja, en } = quoted(dutyTitle(policy, id));
  return [
    {
      ja: `${ja}は、該当しないと確認できるまで、法令上必要です。「実施しない」と記録しても、義務はなくなりません。該当しない場合は、その根拠となる事実を記録してください。`,
      en: `The law asks for ${en} until it is known not to apply: recording that it will not be done does not end that. If it does not apply, record the facts that say so.`,
    },
  ];
}

/** The same of everything that was waived, before the incident is closed. */
export function waivedOfLaw(policy: Policy, state: OpenIncident): readonly Text[] {
  const waived = state.duties.filter(({ kind, status }) => status === 'waived' && isOwedByLaw(policy, state, kind));
  if (waived.length === 0) return [];
  const { ja, en } = listed(waived.map(({ id }) => quoted(dutyTitle(policy, id))));
  return [
    {
      ja: `次の事項は、該当しないと確認できるまで法令上必要ですが、「実施しない」と記録されています：${ja}。`,
      en: `The law asks for these until they are known not to apply, and they were recorded as not to be done: ${en}`,
    },
  ];
}
