import type { Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { IncidentPage, PageWhy } from '../record/page.ts';
import type { OpenIncident } from '../record/state.ts';
import { CALL } from '../standing/duties.ts';
import { timeOf } from './page-time.ts';

/** What a page asks for, in a few words. */
export const WHY_SUBJECTS: Readonly<Record<PageWhy, Text>> = {
  opened: { ja: 'インシデント発生', en: 'incident opened' },
  reopened: { ja: '対応の再開', en: 'incident reopened' },
  'fired-again': { ja: '復旧後に異常を再検知', en: 'fired again' },
  signal: { ja: '新たなシグナルを検知', en: 'another signal' },
  triage: { ja: 'レベル判定のお願い', en: 'level undecided' },
  approval: { ja: '通知文の承認のお願い', en: 'approval needed' },
  rejected: { ja: '通知文の差し戻し', en: 'notice rejected' },
  'approval-fell': { ja: '通知文の承認の失効', en: 'approval lapsed' },
  warn: { ja: '対応期限の接近', en: 'due time is near' },
  escalate: { ja: '対応状況確認のお願い', en: 'escalated to you' },
  missed: { ja: '対応期限の超過', en: 'due time missed' },
  paused: { ja: 'お客様への送信の停止', en: 'sending paused' },
  failure: { ja: 'システム処理の失敗', en: 'system failure' },
  assigned: { ja: '対応の担当への指名', en: 'your part in the response' },
  graver: { ja: 'レベル見直しのお願い', en: 'facts graver than the level' },
  decision: { ja: '承認・判断のお願い', en: 'decision needed' },
  tampered: { ja: '保存内容が記録と不一致', en: 'stored content was changed' },
  again: { ja: '再度の対応のお願い', en: 'owed again' },
  'taken-back': { ja: '記録の取り消し・訂正', en: 'records taken back' },
  contradicts: { ja: '事実の矛盾', en: 'facts contradict' },
  waived: { ja: '法令上の対応を実施しない旨の記録', en: 'something the law asks for was waived' },
  differs: { ja: '統合したインシデント間の事実の相違', en: 'joined incidents differ' },
};

/** The same where the time is one that the policy only aims at. */
const AIMED_AT: Readonly<Partial<Record<PageWhy, Text>>> = {
  warn: { ja: '目標時刻の接近', en: 'target time is near' },
  missed: { ja: '目標時刻の超過', en: 'target time passed' },
};

/** For a reminder of a duty that has no time. */
const WITHOUT_TIME: Text = { ja: '対応のお願い', en: 'a duty waits for you' };

const DRILL: Text = { ja: '【訓練】', en: '[DRILL] ' };

/** Said to whom a page is passed on. */
const PASSED_ON: Text = { ja: '（先の担当者の応答なし）', en: ' (passed on, no answer so far)' };

/**
 * The subject of a page to a person, in the first language of the policy. It names the incident and nothing that people wrote, and says
 * that others were called before who did not answer.
 */
export function pageSubject(policy: Policy, state: OpenIncident, page: IncidentPage, person: string): string {
  const language = policy.languages[0] ?? 'en';
  const colon = language === 'ja' ? '：' : ': ';
  const passed = isPassedOn(page, person) ? PASSED_ON[language] : '';
  return `[Hikeshi] ${state.drill ? DRILL[language] : ''}${state.id}${colon}${whySubject(state, page)[language]}${passed}`;
}

/** Whether others were to answer this page before it came to this person. */
function isPassedOn({ steps, acknowledged }: IncidentPage, person: string): boolean {
  const own = steps.findLast((step) => step.person === person && step.status !== 'waiting');
  if (own === undefined || acknowledged !== null) return false;
  return steps.some((step) => step.person !== person && step.status !== 'waiting' && step.at < own.at);
}

/** To whom a notice did not get through somebody has to speak: no part in the response is meant. */
const CALL_ASSIGNED: Text = { ja: 'お客様へのお電話等のお願い', en: 'customers to be called' };

function isOfCall({ duties }: OpenIncident, { duty }: IncidentPage): boolean {
  return duties.some(({ id, kind }) => id === duty && kind === CALL);
}

function whySubject(state: OpenIncident, page: IncidentPage): Text {
  const time = timeOf(state, page);
  if (time === 'none') return WITHOUT_TIME;
  if (page.why === 'assigned' && isOfCall(state, page)) return CALL_ASSIGNED;
  return (time === 'aimed' ? AIMED_AT[page.why] : undefined) ?? WHY_SUBJECTS[page.why];
}
