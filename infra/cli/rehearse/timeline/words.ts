import type { Language } from '../../../../functions/domain/base/text.ts';

const WORDS = {
  title: { ja: 'リハーサルの記録', en: 'Rehearsal' },
  incident: { ja: 'インシデント', en: 'Incident' },
  open: { ja: '対応中', en: 'open' },
  closed: { ja: '終了', en: 'closed' },
  joined: { ja: '統合済み', en: 'joined' },
  level: { ja: 'レベル', en: 'Level' },
  undecided: { ja: '未確定', en: 'undecided' },
  clauses: { ja: '根拠条項', en: 'Clauses' },
  missing: { ja: '未確認の事実', en: 'What is still unknown' },
  none: { ja: 'なし', en: 'none' },
  comma: { ja: '、', en: ', ' },
  due: { ja: '期限', en: 'due' },
  met: { ja: '履行', en: 'met' },
  aim: { ja: '目標', en: 'aim' },
  aimMissed: { ja: '目標未達', en: 'aim missed' },
  missed: { ja: '期限超過', en: 'missed' },
  late: { ja: '遅延履行', en: 'late' },
  waived: { ja: '免除', en: 'waived' },
  void: { ja: '不要', en: 'void' },
  detected: { ja: '検知', en: 'detected' },
  page: { ja: '呼出', en: 'Page' },
  acknowledged: { ja: '応答', en: 'acknowledged' },
  notice: { ja: '通知', en: 'Notice' },
  approved: { ja: '承認', en: 'approved' },
  sending: { ja: '送信', en: 'sending' },
  sent: { ja: '送信済', en: 'sent' },
  unknown: { ja: '不明', en: 'unknown' },
  rejected: { ja: '拒否', en: 'rejected' },
  outage: { ja: '停止', en: 'Outage' },
  duties: { ja: '約束と期限', en: 'Duties and deadlines' },
  derivation: { ja: '期限の根拠', en: 'How it was reckoned' },
  status: { ja: '状態', en: 'Status' },
  owner: { ja: '担当', en: 'Owner' },
  refused: { ja: '受け付けられなかった操作', en: 'Steps refused' },
  step: { ja: '手順', en: 'Step' },
  first: { ja: '初報', en: 'first notice' },
  'follow-up': { ja: '続報', en: 'follow-up' },
  correction: { ja: '訂正', en: 'correction' },
  detailed: { ja: '詳報', en: 'detailed notice' },
  nothing: { ja: '記録されたインシデントはありません。', en: 'No incident was recorded.' },
  duty: { ja: '対応事項', en: 'Duty' },
  'tone-good': { ja: '履行・応答・承認・送信', en: 'met, answered, approved or sent' },
  'tone-late': { ja: '期限・呼出', en: 'due, or somebody was called' },
  'tone-bad': { ja: '期限超過・停止', en: 'missed, late, or out of order' },
} as const;

export type Word = keyof typeof WORDS;

/** A word of the picture in the reader's language. */
export function say(word: Word, language: Language): string {
  return WORDS[word][language];
}
