import { listed, quoted, type Text } from '../../base/text.ts';
import { findDuty } from '../../components/obligations/duties.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { TELLINGS } from '../../rules/authority/legal-kinds.ts';
import { dutyTitle } from '../../rules/deadline/title.ts';
import { isDataHarmed } from '../../rules/facts/compare.ts';
import { statutesOf } from '../../rules/law/statutes.ts';
import type { IncidentDuty } from '../record/duty.ts';
import type { OpenIncident } from '../record/state.ts';
import { CALL } from './duties.ts';
import { findNotice } from './notices.ts';

/** Whether the law asks for a duty of this kind, until it is known not to apply: no person's decision ends that. */
function isOwedByLaw(policy: Policy, { reports }: Pick<OpenIncident, 'reports'>, kind: string): boolean {
  const ofLaw = policy.reports.some((report) => report.kind === kind && statutesOf(report).length > 0);
  const weighed = reports.find(({ report }) => report === kind);
  const isMust = ['owed', 'open'].includes(weighed?.standing ?? '') && weighed?.strength === 'must';
  return isMust && (ofLaw || TELLINGS.includes(kind));
}

/** Whether a call is to tell customers of harm to data, which some law asks to be told to those concerned. */
function isCallOfLaw(
  policy: Policy,
  state: OpenIncident,
  { kind, subject }: Pick<IncidentDuty, 'kind' | 'subject'>,
): boolean {
  const notice = kind === CALL && subject !== null ? findNotice(state, subject) : undefined;
  return notice !== undefined && isDataHarmed(notice.tells.facts) && isTellingOwed(policy, state);
}

function isTellingOwed(policy: Policy, state: OpenIncident): boolean {
  return TELLINGS.some((kind) => isOwedByLaw(policy, state, kind));
}

/** What to say to who waives a duty of the law, or the call to customers who are to be told by law; nothing for any other. */
export function lawAsksFor(policy: Policy, state: OpenIncident, id: string): readonly Text[] {
  const duty = findDuty(state, id);
  if (duty !== undefined && isCallOfLaw(policy, state, duty)) return [CALL_OF_LAW];
  const kind = duty?.kind ?? id;
  if (!isOwedByLaw(policy, state, kind)) return [];
  const { ja, en } = quoted(dutyTitle(policy, id));
  return [
    {
      ja: `${ja}は、該当しないと確認できるまで、法令上必要です。「実施しない」と記録しても、義務はなくなりません。該当しない場合は、その根拠となる事実を記録してください。`,
      en: `The law asks for ${en} until it is known not to apply: recording that it will not be done does not end that. If it does not apply, record the facts that say so.`,
    },
  ];
}

const CALL_OF_LAW: Text = {
  ja: 'データの漏えい等について、通知が届いていない、または届いたか分からないお客様への連絡です。該当しないと確認できるまで、委託元や本人への通知は法令上必要です。「実施しない」と記録しても、義務はなくなりません。',
  en: 'These customers may not have been told of harm to data. The law asks for controllers or the persons concerned to be told until that is known not to apply: recording that nobody calls them does not end that.',
};

/** The same of everything that was waived, before the incident is closed. */
export function waivedOfLaw(policy: Policy, state: OpenIncident): readonly Text[] {
  const isOfLaw = (duty: IncidentDuty) => isOwedByLaw(policy, state, duty.kind) || isCallOfLaw(policy, state, duty);
  const waived = state.duties.filter((duty) => duty.status === 'waived' && isOfLaw(duty));
  if (waived.length === 0) return [];
  const { ja, en } = listed(waived.map(({ id }) => quoted(dutyTitle(policy, id))));
  return [
    {
      ja: `次の事項は、該当しないと確認できるまで法令上必要ですが、「実施しない」と記録されています：${ja}。`,
      en: `The law asks for these until they are known not to apply, and they were recorded as not to be done: ${en}`,
    },
  ];
}
