import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { DRAFTED } from '../incident-of.ts';
import { about, done, type More } from './about.ts';

const LEAK: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };
const INTRUSION: Facts = { ...LEAK, 'cause.kind': 'intrusion', 'cause.wrongful': 'confirmed' };
const DOWN: Facts = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const LOSS: Facts = { 'data.loss': 'confirmed' };
const RULED_OUT: Facts = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' };

interface Row {
  readonly family: string;
  readonly looksAt: string;
  /** Each of these is against what is said. */
  readonly against: readonly Facts[];
  readonly off: readonly string[];
  /** Says something else. */
  readonly other: readonly string[];
  /** Each of these holds it. */
  readonly held: readonly { readonly facts: Facts; readonly more?: More }[];
}

const kind = (fact: string) => ({
  against: ['confirmed', 'possible', undefined].map((value) =>
    value === undefined ? LEAK : { ...LEAK, [fact]: value },
  ),
  held: [{ facts: { ...LEAK, [fact]: 'none' } }, { facts: { ...LEAK, 'data.personal': 'none' } }, { facts: RULED_OUT }],
});

const ROWS: readonly Row[] = [
  {
    family: 'no sensitive data',
    looksAt: 'kinds',
    ...kind('data.sensitive'),
    off: [
      '機微な情報は含まれません。',
      '要配慮個人情報は含まれておりません。',
      '病歴などの情報は、対象のデータに一切含まれておりません。',
      '機微情報の漏えいはございません。',
      '対象のデータには、氏名が含まれますが、要配慮個人情報は含んでおりません。',
      'No sensitive data is included.',
      'The data does not contain any sensitive personal information.',
      'Health information was not affected.',
    ],
    other: [
      '要配慮個人情報が含まれるかどうかを調査しております。',
      '要配慮個人情報が含まれております。',
      'その他の機微な情報は含まれておりません。',
      'Sensitive data may be included.',
      'We are investigating whether sensitive data is included.',
    ],
  },
  {
    family: 'no payment data',
    looksAt: 'kinds',
    ...kind('data.financial'),
    off: [
      'クレジットカード情報は含まれておりません。',
      'カード番号や口座情報は、対象に含まれません。',
      '決済に関する情報の流出はありません。',
      'クレジットカード番号は対象外です。',
      'Payment card numbers were not included.',
      'No credit card data or bank account details are included.',
      'The files did not contain names or payment data.',
    ],
    other: [
      'クレジットカードの利用明細にご注意ください。',
      'クレジットカード情報が含まれる可能性がございます。',
      'クレジットカードの再発行の必要はございません。',
      'お電話でカード番号をお尋ねすることはございません。',
      'You do not need to change your credit card.',
      'Please check your credit card statements.',
      'Payment data was included.',
    ],
  },
  {
    family: 'no My Number identifiers',
    looksAt: 'kinds',
    ...kind('data.mynumber'),
    off: ['マイナンバーは含まれておりません。', '個人番号は含まれません。', 'No My Number data is contained.'],
    other: ['個人番号の有無を確認しております。', 'It contains My Number identifiers.'],
  },
  {
    family: 'no misuse',
    looksAt: 'misuse',
    against: [
      LEAK,
      { 'data.leak': 'possible' },
      {},
      { ...RULED_OUT, spread: 'possible' },
      { ...LEAK, investigation: 'open' },
    ],
    off: [
      '二次被害は一切ございません。',
      '二次被害は発生しておりません。',
      '対象のデータが悪用された事実はございません。',
      '不正利用はありませんでした。',
      '情報は不正に利用されておりません。',
      '悪用の形跡はありません。',
      'No misuse has occurred.',
      'There has been no secondary damage.',
      'The data has not been misused.',
      'No secondary damage.',
    ],
    other: [
      '二次被害は、確認されておりません。',
      '現時点で、悪用は確認されておりません。',
      '不正利用の報告は受けておりません。',
      '二次被害の有無は、現在調査中です。',
      '悪用されるおそれがございます。',
      'なりすましのメールにご注意ください。',
      'We have found no misuse of the data.',
      'We are not aware of any misuse.',
      'There is no evidence that the data has been misused.',
    ],
    held: [
      { facts: RULED_OUT },
      { facts: { ...LEAK, 'data.recovered': 'yes' } },
      { facts: { ...LEAK, investigation: 'done' } },
    ],
  },
  {
    family: 'encrypted',
    looksAt: 'assured',
    against: [LEAK, { ...LEAK, 'data.encrypted': 'no' }],
    off: [
      '対象のデータは暗号化されております。',
      'データには高度な暗号化を施しております。',
      'パスワードはハッシュ化して保存しております。',
      'ファイルはすべて暗号化済みです。',
      'The data is encrypted.',
      'All files were protected by strong encryption.',
      'Passwords are stored and were hashed.',
    ],
    other: [
      '今後、データを暗号化する仕組みを導入いたします。',
      'データが暗号化されていたかどうかを確認しております。',
      'データは暗号化されておりません。',
      'ランサムウェアにより、ファイルは暗号化されております。',
      'We will encrypt the data.',
      'The data was not encrypted.',
      'Files were encrypted by the ransomware.',
    ],
    held: [{ facts: { ...LEAK, 'data.encrypted': 'yes' } }, { facts: RULED_OUT }],
  },
  {
    family: 'backups came to no harm',
    looksAt: 'assured',
    against: [LOSS, { ...LOSS, 'data.copy': 'no' }],
    off: [
      'バックアップへの影響はございません。',
      'バックアップは影響を受けておりません。',
      '同一の内容を別途保管しております。',
      'バックアップから復元可能です。',
      'Our backups are not affected.',
      'The backup is intact.',
      'We hold another copy of the data.',
    ],
    other: [
      'バックアップへの影響の有無を確認しております。',
      'バックアップの頻度を見直してまいります。',
      'We are checking whether the backups are intact.',
      'We will keep another copy.',
    ],
    held: [{ facts: { ...LOSS, 'data.copy': 'yes' } }, { facts: DOWN }],
  },
  {
    family: 'got back',
    looksAt: 'assured',
    against: [LEAK, { ...LEAK, 'data.recovered': 'no' }],
    off: [
      '対象のデータは、すべて回収いたしました。',
      '誤って送信したメールは、送信先にて削除済みです。',
      'All of the data was recovered.',
      'We have retrieved all of the documents.',
    ],
    other: ['データの回収を進めております。', 'データは回収できておりません。', 'The data has not been recovered yet.'],
    held: [{ facts: { ...LEAK, 'data.recovered': 'yes' } }],
  },
  {
    family: 'restored data',
    looksAt: 'assured',
    against: [LOSS, { ...LOSS, 'data.restored': 'no' }],
    off: [
      '失われたデータは、すべて復元いたしました。',
      'データの復元を完了いたしました。',
      'The lost data has been restored.',
    ],
    other: ['データの復元を進めております。', 'データは復元できませんでした。', 'We are restoring the data.'],
    held: [{ facts: { ...LOSS, 'data.restored': 'yes' } }, { facts: { ...LEAK, 'data.loss': 'none' } }],
  },
  {
    family: 'down',
    looksAt: 'stopped',
    against: [LEAK, {}, { ...LEAK, 'service.felt': 'none' }],
    off: [
      'サービスは現在も停止しております。',
      'すべての機能がご利用いただけません。',
      'システムが停止いたしました。',
      'サービス障害が発生しております。',
      'サービスをご利用いただけない状態が続いております。',
      'All services are down.',
      'The service is currently unavailable.',
      'Customers cannot access the service.',
      'We are experiencing an outage.',
      'ログインを停止しております。',
      'The service has been taken offline.',
      'We suspended the service.',
    ],
    other: [
      'サービスは停止しておりません。',
      '該当の端末を停止いたしました。',
      'サービスが停止する可能性がございます。',
      'サービスの停止は確認されておりません。',
      'メンテナンスのため、サービスを停止する予定です。',
      'The service may be unavailable.',
      'The service is not down.',
    ],
    held: [{ facts: DOWN }, { facts: LEAK, more: { duties: [done('measure.suspend')] } }],
  },
  {
    family: 'running',
    looksAt: 'restored',
    against: [DOWN],
    off: [
      'サービスは停止しておりません。',
      'サービスは現在も稼働しております。',
      'サービスは引き続きご利用いただけます。',
      'The service is not down.',
      'The service remains available.',
      'There is no outage.',
    ],
    other: [
      'その他のサービスは稼働しております。',
      'サービスは稼働しておりません。',
      'サービスが稼働しているかを確認しております。',
      'Some services remain available.',
      'The service is not available.',
    ],
    held: [{ facts: LEAK }, { facts: DOWN, more: { restoredAt: DRAFTED } }],
  },
  {
    family: 'the fault of others',
    looksAt: 'fault',
    against: [LEAK, { ...LEAK, 'cause.ours': 'yes' }],
    off: [
      '委託先の責任であり、当社に責任はございません。',
      '本件は、クラウド事業者の過失によるものです。',
      '原因は委託先にあります。',
      '当社に落ち度はありません。',
      '当社は責任を負いかねます。',
      '弊社に起因するものではございません。',
      'Our contractor is responsible for this.',
      'We are not liable.',
      'The fault lies with our cloud provider.',
      'This was not our fault.',
      'We bear no responsibility.',
    ],
    other: [
      '委託先の管理を強化いたします。',
      '当社に責任があるかを確認しております。',
      '当社の責任を痛感しております。',
      'お客様にご負担をおかけすることはございません。',
      'We take full responsibility.',
      'We are investigating whether our contractor was at fault.',
    ],
    held: [{ facts: { ...LEAK, 'cause.ours': 'no' } }],
  },
  {
    family: 'the company’s own fault',
    looksAt: 'fault',
    against: [{ ...INTRUSION, 'cause.ours': 'no' }],
    off: ['本件は、当社の責任です。', '原因は当社にあります。', 'This was our fault.', 'We are at fault.'],
    other: ['当社に責任はございません。', '当社の責任者が対応しております。', 'This was not our fault.'],
    held: [{ facts: INTRUSION }, { facts: { ...LEAK, 'cause.ours': 'yes' } }],
  },
  {
    family: 'no possibility of a leak',
    looksAt: 'unruled',
    against: [LEAK, { 'data.leak': 'possible' }],
    off: [
      '情報が漏えいした可能性はございません。',
      '情報漏えいのおそれはありません。',
      'There is no possibility that data was leaked.',
      'There is no risk of a leak.',
    ],
    other: [
      '情報が漏えいした可能性がございます。',
      '漏えいの可能性の有無を調査しております。',
      'There is a possibility of a leak.',
    ],
    held: [{ facts: RULED_OUT }],
  },
];

const pairs = (of: 'off' | 'other') => ROWS.flatMap((row) => row[of].map((said) => ({ said, row })));

describe('a sentence against the record, in a kind of words', () => {
  it.each(pairs('off'))('is looked at: $said', ({ said, row }) => {
    for (const facts of row.against)
      expect(about('follow-up', facts, { impact: said }), JSON.stringify(facts)).toContain(row.looksAt);
  });

  it.each(pairs('other'))('is not: $said', ({ said, row }) => {
    for (const facts of row.against)
      expect(about('follow-up', facts, { impact: said }), JSON.stringify(facts)).not.toContain(row.looksAt);
  });

  it.each(ROWS.flatMap((row) => row.held.map((held) => ({ ...held, row, family: row.family }))))(
    'is not once the record holds it: $family, $facts',
    ({ facts, more, row }) => {
      for (const said of row.off)
        expect(about('follow-up', facts, { impact: said }, more), said).not.toContain(row.looksAt);
    },
  );
});

describe('a service that was disturbed', () => {
  const restored: More = { restoredAt: DRAFTED };

  it('may be said to have been down, and not to be, once it is restored', () => {
    for (const impact of ['サービスが停止しておりました。', 'The service was down.'])
      expect(about('follow-up', DOWN, { impact }, restored)).not.toContain('stopped');
    for (const impact of ['サービスは現在も停止しております。', 'The service is still down.'])
      expect(about('follow-up', DOWN, { impact }, restored)).toContain('stopped');
  });
});
