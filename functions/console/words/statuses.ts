import type { Text } from '../../domain/base/text.ts';
import type { WeighedReport } from '../../domain/incident/record/event-parts.ts';
import type { PageWhy } from '../../domain/incident/record/page.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import type { SignalSeen } from '../../domain/signal/signal.ts';

export const PAGE_WHY: Readonly<Record<PageWhy, Text>> = {
  opened: { ja: 'インシデントが発生しました', en: 'an incident opened' },
  reopened: { ja: '再び対応中になりました', en: 'an incident was reopened' },
  signal: { ja: '新たなシグナルが検知されました', en: 'another signal came in' },
  'fired-again': { ja: '復旧後に、再び異常が検知されました', en: 'fired again after it had been well' },
  triage: { ja: 'レベルが決まらないため、確認が必要です', en: 'the level is undecided: facts are needed' },
  approval: { ja: '通知の承認が必要です', en: 'a notice waits for approval' },
  rejected: { ja: '通知が差し戻されました', en: 'a notice was rejected' },
  'approval-fell': { ja: '通知の承認が失効しました', en: 'an approval of a notice has lapsed' },
  warn: { ja: '期限が近づいています', en: 'a due time is near' },
  escalate: { ja: '期限が近いか、過ぎています（上位者への連絡）', en: 'escalated: a due time is near, or past' },
  missed: { ja: '期限を過ぎました', en: 'a due time has passed' },
  paused: { ja: '送信が中断されています', en: 'sending is paused' },
  failure: { ja: 'システムの一部が失敗しました', en: 'a part of the system failed' },
  assigned: { ja: '対応の担当になりました', en: 'a part in the response was given to them' },
  graver: {
    ja: '判明した事実が、手動で設定したレベルより重いものです',
    en: 'facts are graver than the level that a person set',
  },
  decision: {
    ja: '再発防止計画または例外の承認が必要です',
    en: 'a prevention plan or an exception waits for a decision',
  },
  tampered: {
    ja: '保存されている内容が記録と一致しません',
    en: 'something stored is not what was recorded',
  },
  again: { ja: '状況が変わり、対応が改めて必要になりました', en: 'something is owed again' },
  contradicts: { ja: '両立しない事実が記録されています', en: 'facts on record contradict each other' },
  differs: { ja: '統合したインシデントの間で事実が異なります', en: 'two joined incidents differ about facts' },
  waived: {
    ja: '法令上必要な対応が「実施しない」と記録されました',
    en: 'something that the law asks for was recorded as not to be done',
  },
  'taken-back': {
    ja: '記録済みの事実、日時または停止が取り消し・修正されました',
    en: 'recorded facts, times or outages were taken back or made milder',
  },
};

export const SIGNAL_STATE: Readonly<Record<SignalSeen['state'], Text>> = {
  firing: { ja: '検知', en: 'firing' },
  restored: { ja: '復旧', en: 'restored' },
  ended: { ja: '監視終了', en: 'ended' },
  unreadable: { ja: '読み取り不可', en: 'unreadable' },
};

export const INCIDENT_STATUS: Readonly<Record<OpenIncident['status'], Text>> = {
  open: { ja: '対応中', en: 'open' },
  closed: { ja: '終了', en: 'closed' },
  joined: { ja: '統合済み', en: 'joined into another' },
};

/** How a report to an authority stands. */
export const REPORT_STANDING: Readonly<Record<WeighedReport['standing'], Text>> = {
  owed: { ja: '必要', en: 'owed' },
  open: { ja: '未確定のため必要とみなす', en: 'stands until known not to apply' },
  'no-sign': { ja: '該当の兆候なし（確認待ち）', en: 'no sign of it so far' },
  'not-owed': { ja: '不要', en: 'not owed' },
};

/** Of a duty whose notice went out and did not reach everybody. */
export const WAITS_FOR_CALL: Text = {
  ja: '電話等での連絡待ち（メールは送信済み）',
  en: 'mailed, waits for the telephone call',
};
