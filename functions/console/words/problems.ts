import type { Text } from '../../domain/base/text.ts';
import type { ProblemStatus } from './problem-codes.ts';

/** What went wrong, in a few words. */
export const TITLES: Readonly<Record<ProblemStatus, Text>> = {
  400: { ja: '入力内容をご確認ください', en: 'Please check what you entered' },
  403: { ja: 'この操作は許可されていません', en: 'This is not allowed' },
  404: { ja: '見つかりません', en: 'Not found' },
  405: { ja: 'この方法では利用できません', en: 'Not in this way' },
  409: { ja: 'いまの状態では実行できません', en: 'Not possible as things stand' },
  413: { ja: '送信内容が大きすぎます', en: 'Too much was sent' },
  415: { ja: '送信形式が異なります', en: 'Wrong kind of content' },
  500: { ja: 'システム側で問題が発生しました', en: 'Something failed on our side' },
  501: { ja: 'まだ利用できません', en: 'Not available yet' },
  503: { ja: '一時的に応答がありません', en: 'No answer for the moment' },
};

/** What to do about it. */
export const ADVICE: Readonly<Record<ProblemStatus, Text>> = {
  400: {
    ja: '該当の箇所を直して、もう一度送信してください。',
    en: 'Correct these places and send again.',
  },
  403: {
    ja: '権限のある方に依頼するか、サインインし直してください。',
    en: 'Ask somebody who may, or sign in as another person.',
  },
  404: { ja: '一覧から選び直してください。', en: 'Choose again from the list.' },
  405: { ja: '一覧から選び直してください。', en: 'Choose again from the list.' },
  409: { ja: '現在の内容を確認してください。', en: 'Look at how things stand now.' },
  413: { ja: '内容を短くして送信してください。', en: 'Send less at once.' },
  415: { ja: 'この画面のフォームから送信してください。', en: 'Send it with the form of this console.' },
  500: { ja: '記録は失われていません。もう一度お試しください。', en: 'Nothing was lost. Please try again.' },
  501: { ja: '今後の版で提供されます。', en: 'It comes with a later release.' },
  503: {
    ja: '記録は失われていません。少し待って再度お試しください。',
    en: 'Nothing was lost. Wait a moment and try again.',
  },
};
