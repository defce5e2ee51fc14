import type { Text } from '../../base/text.ts';

/** How the reasons of pauses begin in the ledger (`pauseReason`, `decide-mismatch`), and what they are called. */
const REASONS: Readonly<Record<string, Text>> = {
  'mail account refuses': {
    ja: 'メール送信アカウントの設定により、送信を拒否されたため',
    en: 'the mail account refuses to send',
  },
  'mail quota of 24 hours is used up': {
    ja: '24時間に送信できる件数の上限に達したため',
    en: 'the mail quota of 24 hours is used up',
  },
  'mail service does not take mail': {
    ja: 'メール送信サービスが応答しないため',
    en: 'the mail service does not take mail',
  },
  'content-changed': {
    ja: '保存された本文または宛先が、記録された内容と一致しないため',
    en: 'the stored text or recipients are not what was recorded',
  },
};

/** The reason of a pause in each language, with what the mail service itself said, if anything. */
export function pauseInWords(why: string): Text {
  const start = Object.keys(REASONS).find((one) => why.startsWith(one)) ?? '';
  const { ja, en } = REASONS[start] ?? { ja: '送信を続けられないため', en: 'sending cannot go on' };
  const detail = why.slice(start.length).replace(/^: /, '');
  return detail === '' ? { ja, en } : { ja: `${ja}（${detail}）`, en: `${en} (${detail})` };
}
