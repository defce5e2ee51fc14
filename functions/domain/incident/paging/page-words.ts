import type { Text } from '../../base/text.ts';
import type { PageWhy } from '../record/page.ts';

/** Why somebody is called, as the message says it. */
export const WHY_WORDS: Readonly<Record<PageWhy, Text>> = {
  opened: {
    ja: 'インシデントが発生しました（登録）。状況の確認をお願いします。',
    en: 'An incident was opened. Please look at it.',
  },
  reopened: {
    ja: '終了したインシデントが、再び対応中になりました。状況の確認をお願いします。',
    en: 'An incident was reopened. Please look at it.',
  },
  'fired-again': {
    ja: '復旧後に、同じ検知元が再び異常を検知しました。状況の確認をお願いします。',
    en: 'The same source fired again after it had been well. Please look at it.',
  },
  signal: {
    ja: '対応中のインシデントで、新たなシグナルを検知しました。内容の確認をお願いします。',
    en: 'Another signal came in for an incident that is open. Please look at it.',
  },
  triage: {
    ja: 'インシデントのレベルが決まっていません。事実の確認と判定をお願いします。',
    en: 'The level of the incident is undecided. Please state the facts.',
  },
  approval: {
    ja: 'お客様への通知文が承認を待っています。内容の確認と承認をお願いします。',
    en: 'A customer notice waits for approval. Please read and approve or reject it.',
  },
  rejected: {
    ja: 'お客様への通知文が差し戻されました。修正をお願いします。',
    en: 'A customer notice was rejected. Please correct it.',
  },
  'approval-fell': {
    ja: 'お客様への通知に対する承認が失効しました。この承認では送信されません。内容の確認をお願いします。',
    en: 'An approval of a customer notice has lapsed: the notice is not sent on it. Please look at what takes its place.',
  },
  warn: { ja: '対応の期限が近づいています。対応をお願いします。', en: 'A duty is near its due time.' },
  escalate: {
    ja: '担当者の対応が確認できません。対応状況をご確認ください。',
    en: 'A duty is escalated to you. Please see that it is done.',
  },
  missed: {
    ja: '対応の期限を過ぎました。至急の対応をお願いします。',
    en: 'A duty has missed its due time. Please act at once.',
  },
  paused: {
    ja: 'お客様への送信が停止しています。原因の確認をお願いします。',
    en: 'Sending to customers is paused. Please look at the cause.',
  },
  failure: {
    ja: 'システムの一部の処理が失敗しました。自動で再開しますが、確認をお願いします。',
    en: 'A part of the system failed. It restarts by itself; please look at it.',
  },
  assigned: {
    ja: 'インシデント対応の担当になりました。内容の確認をお願いします。',
    en: 'You have been assigned a part in the response. Please review it.',
  },
  graver: {
    ja: '判明した事実に照らすと、手動で設定したレベルより重い可能性があります。レベルの見直しをお願いします。',
    en: 'By what is known now the level may be graver than the one that a person set. Please decide about it again.',
  },
  decision: {
    ja: '再発防止計画または例外の申請が承認を待っています。確認と判断をお願いします。',
    en: 'A prevention plan or an exception waits for your decision.',
  },
  tampered: {
    ja: '保存されている内容が、記録された時点のものと一致しません。書き換えられたおそれがあるため使用を止めています。至急ご確認ください。',
    en: 'Something stored is not what was recorded: it may have been tampered with, and is not used. Please look at it at once.',
  },
  again: {
    ja: '状況が変わり、対応が改めて必要になりました。内容の確認と対応をお願いします。',
    en: 'Something is owed again after a change. Please look at it and act.',
  },
  'taken-back': {
    ja: '記録されていた事実、日時または停止が取り消され、または軽い内容に改められました。対応が不要となったものを含め、内容の確認をお願いします。',
    en: 'Recorded facts, times or outages were taken back or made milder. Please check that this is right, and what is no longer owed because of it.',
  },
  contradicts: {
    ja: '記録されている事実に、両立しないものがあります。判明するまでは重いほうとして扱いますので、内容の確認と訂正をお願いします。',
    en: 'Facts on record contradict each other. The graver counts until somebody decides: please correct what is wrong.',
  },
  differs: {
    ja: '統合した2つのインシデントの間で、記録されている事実が異なります。どちらが正しいか、至急の確認をお願いします。',
    en: 'Two incidents that were joined differ about facts. Please decide at once which is right.',
  },
  waived: {
    ja: '法令上必要な対応について、「実施しない」と記録されました。該当しないと確認できるまで、義務はなくなりません。理由の確認をお願いします。',
    en: 'Something that the law asks for was recorded as not to be done. Until it is known not to apply, that does not end it. Please look at the reason.',
  },
};

/** The same where the time is one that the policy only aims at. */
export const AIMED_AT: Readonly<Partial<Record<PageWhy, Text>>> = {
  warn: { ja: '目標とする時刻が近づいています。対応をお願いします。', en: 'A duty is near its target time.' },
  missed: {
    ja: '目標とする時刻を過ぎました。至急の対応をお願いします。',
    en: 'A duty has passed its target time. Please act at once.',
  },
};

/** For a reminder of a duty that has no time. */
export const WITHOUT_TIME: Text = { ja: '対応をお願いします。', en: 'A duty waits for you. Please act.' };
