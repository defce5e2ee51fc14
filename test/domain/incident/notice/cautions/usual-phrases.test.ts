import { describe, expect, it } from 'vitest';
import { instant } from '../../../../../functions/domain/base/time/instant.ts';
import { NO_RESPONSE } from '../../../../../functions/domain/incident/record/response-state.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { DRAFTED } from '../incident-of.ts';
import { about, done, type More } from './about.ts';

const LEAK: Facts = {
  'data.leak': 'confirmed',
  'data.personal': 'confirmed',
  'data.persons': 120,
  'cause.kind': 'intrusion',
  'cause.wrongful': 'confirmed',
};
const CLEAN: Facts = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none', 'service.felt': 'none' };
const DOWN: Facts = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const police = { report: 'authority.police.consult', duty: 'authority.police.consult', number: 1, corrections: 0 };
const FILED: More = {
  response: {
    ...NO_RESPONSE,
    reports: [{ ...police, recipient: 'police', items: {}, text: null, reference: null, by: 'officer', at: DRAFTED }],
  },
};

interface Row {
  readonly family: string;
  readonly looksAt: string;
  readonly facts: Facts;
  readonly more?: More;
  /** Said against the record. */
  readonly off: readonly string[];
  /** Says something else. */
  readonly other: readonly string[];
  /** A record that holds it. */
  readonly held: { readonly facts?: Facts; readonly more?: More };
}

const WORKING = [
  '現在は正常にご利用いただけます。',
  'すべての機能を通常どおりご利用いただけます。',
  'サービスは問題なく稼働しております。',
  'ご利用いただける状態に戻りました。',
  '障害は解消いたしました。',
  '障害は解消済みです。',
  'すでに正常化しております。',
  '現在は解消しています。',
  '現在はログインできるようになっています。',
  'We fixed the problem.',
  'サービスの提供を再開いたしました。',
  'The service now works normally.',
  'All functions are available again.',
  'Everything is back to normal.',
  'The disruption has been resolved.',
];
const NOT_WORKING = [
  'その他の機能は、通常どおりご利用いただけます。',
  'その他の機能は、通常どおりご利用いただけました。',
  '障害が解消され次第、お知らせいたします。',
  '正常にご利用いただける状態ではございません。',
  'All other functions work normally.',
  'We will tell you once the service is available again.',
];

const ROWS: readonly Row[] = [
  {
    family: 'no personal data is contained',
    looksAt: 'personal',
    facts: LEAK,
    off: [
      '個人データは含まれません。',
      '個人情報は含まれておりません。',
      'No personal data is contained.',
      'It does not include personal information.',
    ],
    other: [
      '要配慮個人情報は含まれておりません。',
      '個人データが含まれているかを調査しております。',
      '新たに対象となる個人データは確認されておりません。',
    ],
    held: { facts: { ...LEAK, 'data.personal': 'none' } },
  },
  {
    family: 'there was no leak',
    looksAt: 'unruled',
    facts: LEAK,
    off: [
      '情報の流出はなかったことが判明しました。',
      '漏洩は無かったものと判断しております。',
      '外部への持ち出しはありませんでした。',
      'データは持ち出されておりません。',
      'No data was taken.',
      'There was no data breach.',
      'お客様のデータが外部に持ち出された形跡はございません。',
      '情報が抜き取られた痕跡はありません。',
      'No customer data was compromised.',
      'No customer data was accessed.',
      'Nothing was leaked.',
      'No leak occurred.',
      'We can confirm that no data left our systems.',
      'We have no reason to believe that your data was leaked.',
      'データの流出は起きておりません。',
      'お客様の情報が外部に漏れたことはありません。',
      'データが外部に出たことはございません。',
      'No leak of data happened.',
    ],
    other: [
      '外部への持ち出しは、確認されておりません。',
      '新たな流出はございません。',
      '漏えいがないかを確認しております。',
    ],
    held: { facts: CLEAN },
  },
  {
    family: 'nobody viewed it',
    looksAt: 'unruled',
    facts: LEAK,
    off: [
      '第三者による閲覧はございませんでした。',
      '個人情報が第三者に閲覧された事実はございません。',
      '外部からのアクセスはありません。',
      '第三者がデータを閲覧したことはありません。',
      'No third party has viewed it.',
    ],
    other: [
      '閲覧された記録はございません。',
      '閲覧された事実は、確認されておりません。',
      '本来閲覧権限のない方が閲覧できる状態でした。',
      'The logs contain no record of anyone viewing it.',
    ],
    held: { facts: { ...CLEAN, 'data.leak': 'confirmed', 'data.recovered': 'yes' } },
  },
  {
    family: 'nothing was harmed',
    looksAt: 'unruled',
    facts: LEAK,
    off: ['お客様のデータに被害はございません。', '被害はありませんでした。', 'No harm was done.'],
    other: ['二次被害は、確認されておりません。', '金銭的な被害はございません。', '被害の有無を調査しております。'],
    held: { facts: CLEAN },
  },
  {
    family: 'data is safe',
    looksAt: 'unruled',
    facts: LEAK,
    off: [
      'データは安全に保たれています。',
      'お客様の情報は安全です。',
      'Your data is safe.',
      'Your data remained secure.',
    ],
    other: ['安全管理措置を見直しております。', 'データが安全かは確認されておりません。', 'We keep data securely.'],
    held: { facts: CLEAN },
  },
  {
    family: 'it was no intrusion',
    looksAt: 'cause',
    facts: LEAK,
    off: ['不正アクセスではありません。', '外部からの攻撃によるものではございません。', 'This was not an attack.'],
    other: ['新たな不正アクセスは、確認されておりません。', '不正アクセスによるものです。', 'It was an intrusion.'],
    held: { facts: { 'data.leak': 'confirmed', 'cause.kind': 'misconfiguration' } },
  },
  {
    family: 'another cause',
    looksAt: 'cause',
    facts: LEAK,
    off: [
      '原因は当社の設定の誤りです。',
      '機器の故障が原因で発生いたしました。',
      'It was caused by a configuration error.',
    ],
    other: [
      '原因は、第三者による侵入です。',
      '設定の誤りにより侵入を許したことが原因です。',
      '設定の誤りが原因かは確認されておりません。調査中です。',
    ],
    held: { facts: { 'data.leak': 'confirmed' } },
  },
  {
    family: 'the investigation is over',
    looksAt: 'finished',
    facts: LEAK,
    off: ['調査は完了しました。', '原因の調査を終了いたしました。', 'The investigation has been completed.'],
    other: [
      '調査が完了次第、お知らせいたします。',
      '初期調査は完了しました。',
      '調査で新たな影響は確認されておりません。',
    ],
    held: { facts: { ...LEAK, investigation: 'done' } },
  },
  {
    family: 'the service is back',
    looksAt: 'restored',
    facts: { ...LEAK, ...DOWN },
    off: [
      'サービスは復旧いたしました。',
      '18時に復旧を確認いたしました。',
      'The service has been restored.',
      ...WORKING,
    ],
    other: [
      '復旧は、確認されておりません。',
      '復旧後にお知らせいたします。',
      '復旧に向けた対応を進めております。',
      ...NOT_WORKING,
    ],
    held: { more: { restoredAt: DRAFTED } },
  },
  {
    family: 'the persons were told',
    looksAt: 'unfiled',
    facts: LEAK,
    off: [
      '本人への通知は完了しております。',
      '対象の方へご連絡いたしました。',
      'All affected individuals have been informed.',
    ],
    other: [
      'ご本人への通知を開始いたしました。',
      'ご本人への連絡は確認されておりません。',
      '対象の方への通知',
      'We will inform the individuals.',
    ],
    held: { more: { duties: [done('principals')] } },
  },
  {
    family: 'the police was told',
    looksAt: 'unfiled',
    facts: LEAK,
    off: ['警察へ被害届を提出しました。', '被害届を提出済みです。', 'We filed a report with the police.'],
    other: [
      '被害届の提出を検討しております。',
      '被害届の提出',
      '被害届の受理は確認されておりません。',
      'We are preparing a police report.',
    ],
    held: { more: FILED },
  },
  {
    family: 'measures were taken',
    looksAt: 'undone',
    facts: LEAK,
    off: [
      '不正アクセスを遮断し、全パスワードを変更いたしました。',
      '該当の接続を遮断しました。',
      'We have blocked the connection.',
    ],
    other: [
      'パスワードを変更してください。',
      '接続の遮断を準備しております。',
      '遮断による影響は確認されておりません。',
    ],
    held: { more: { duties: [done('measure.contain')] } },
  },
  {
    family: 'nobody is concerned',
    looksAt: 'number',
    facts: LEAK,
    off: ['対象者はおりません。', '対象は約1千人です。', '百二十一名の方が対象です。', 'No individuals are affected.'],
    other: [
      '新たな対象者は確認されておりません。',
      '百二十名のうち、数十名の方へ送信されました。',
      'お一人おひとりにお知らせいたします。',
    ],
    held: {},
  },
];

const facts = ({ facts: stated }: Row) => stated;
const HELD = ROWS.filter(({ held }) => Object.keys(held).length > 0);

describe('a usual phrase that the record contradicts', () => {
  it.each(ROWS.flatMap((row) => row.off.map((said) => ({ said, row }))))('is looked at: $said', ({ said, row }) => {
    expect(about('follow-up', facts(row), { impact: said }, row.more)).toContain(row.looksAt);
  });

  it.each(ROWS.flatMap((row) => row.other.map((said) => ({ said, row }))))('is not: $said', ({ said, row }) => {
    expect(about('follow-up', facts(row), { impact: said }, row.more)).not.toContain(row.looksAt);
  });

  it.each(HELD)('is not once the record holds it: $family', (row) => {
    for (const said of row.off)
      expect(about('follow-up', row.held.facts ?? row.facts, { impact: said }, row.held.more), said).not.toContain(
        row.looksAt,
      );
  });
});

describe('a moment of the occurrence or the restoration in a person’s words', () => {
  // It occurred on 24 April 2026 at 17:20 in Japan.
  const restored = { restoredAt: instant('2026-04-24T09:00:00.000Z') } as never;

  it.each([
    '11月28日発生、11時復旧',
    '発生日時：2026年4月23日（木）17時20分',
    '11時30分に発生いたしました。',
    '午後6時30分に復旧いたしました。',
    'It occurred at 11:30.',
    'The service was restored at 6:30 pm.',
    'It occurred on 23 April 2026.',
  ])('that is not on record is looked at: %s', (when) => {
    expect(about('follow-up', DOWN, { when }, restored)).toContain('moment');
  });

  it.each([
    '4月24日発生、18時復旧',
    '発生日時：2026年4月24日（金）17時20分\n検知日時：2026年4月24日（金）17時30分',
    '17時20分ごろに発生いたしました。',
    '午後6時に復旧いたしました。',
    '発生から復旧までの時間：1時間40分',
    '19時に復旧する予定です。',
    '11時の時点で、新たな発生は確認されておりません。',
    'It occurred at 17:20 on 24 April 2026 (JST).',
    'The service was restored at 6 pm.',
    'We expect it to be restored at 21:00.',
  ])('that is on record, or of something else, is not: %s', (when) => {
    expect(about('follow-up', DOWN, { when }, restored)).not.toContain('moment');
  });
});
