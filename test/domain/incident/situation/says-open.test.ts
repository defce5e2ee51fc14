import { describe, expect, it } from 'vitest';
import { saysOnlyOpen, saysOpen } from '../../../../functions/domain/incident/situation/says-open.ts';

const OPEN = [
  '現在調査中です。',
  '原因は究明中です。',
  '対象となる方の人数を精査中でございます。',
  '発生日時：確認中',
  '調査中のため、判明し次第ご報告いたします。',
  '復旧見込み：現時点では未定です。',
  '件数は未確定です。',
  '詳細につきましては、判明し次第、お知らせいたします。',
  '人数は、分かり次第ご連絡いたします。',
  '再発防止策は、追ってご報告申し上げます。',
  '恒久対応は、後日改めてお知らせいたします。',
  '侵入の経路は特定できておりません。',
  '原因の特定には至っておりません。',
  '原因は、現時点で判明しておりません。',
  '影響の有無は、現時点では不明です。',
  '外部の専門機関とともに調査を進めております。',
  '引き続き、調査してまいります。',
  '原因については、現在調査しております。',
  '調査しています。',
  '現在、確認しております。',
  '調査を行っております。',
  '調査継続中です。',
  '原因を調べております。',
  '件数は、まだ分かっておりません。',
  '侵入経路は確認できておりません。',
  '再発防止策を検討しております。',
  '詳細は別途ご報告いたします。',
  '-',
  'ー',
  '……',
  'N/A',
  'Under investigation.',
  'The cause is being looked at.',
  'The cause has not been identified.',
  'We have not identified the cause.',
  'Pending.',
  'The cause is still being investigated.',
  'We are looking into the cause.',
  'Our investigation is still ongoing.',
  'The number of individuals is to be determined.',
  'Cause: TBD',
  'Restored: not yet',
  'The scope has not yet been established.',
  'The route of the attack remains unclear.',
  'We do not yet know how many people are affected.',
  'Details will be provided in due course.',
  'We will tell you as soon as more is known.',
];

const CLOSED = [
  '調査中に判明した事実は、すべて本報に記載しております。',
  '当初は調査中でしたが、原因を特定いたしました。',
  'お客様のデータの漏えいは、確認されておりません。',
  '調査を完了いたしました。',
  '第三者が接続したことを確認しております。',
  '原因を調査しておりましたが、設定の誤りと判明いたしました。',
  '二次被害はございません。',
  '不正な利用は確認できておりません。',
  'ご不明な点がございましたら、下記の窓口までお問い合わせください。',
  '未定義の値を受け取ったことが原因です。',
  '新たな事実が判明した場合は、追ってご報告いたします。',
  '設定変更の手順を見直し、作業者以外の確認を必須といたします。',
  '検討中止となった機能に残っていた設定が原因です。',
  '身元不明の第三者が接続したことを確認いたしました。',
  'Our investigation is complete.',
  'As of this report we have found no misuse of the data.',
  'An unknown third party had access to the server.',
  'Every change now has to be confirmed by a second person.',
  'If anything new is found, it will be announced as soon as it is known.',
];

describe('whether a text leaves something open', () => {
  it.each(OPEN)('does: %s', (text) => {
    expect(saysOpen(text)).toBe(true);
  });

  it.each(CLOSED)('does not: %s', (text) => {
    expect(saysOpen(text)).toBe(false);
  });

  it('is found in the middle of a longer text', () => {
    expect(saysOpen('設定の誤りによるものと判断しております。\n詳細は、引き続き調査中です。')).toBe(true);
    expect(saysOpen('We consider a misconfiguration to be the cause. Details are being examined. We apologise.')).toBe(
      true,
    );
  });

  it('says nothing else only where no sentence states anything', () => {
    expect(saysOnlyOpen('現在調査中です。')).toBe(true);
    expect(saysOnlyOpen('現在調査中です。\n判明し次第、お知らせいたします。')).toBe(true);
    expect(saysOnlyOpen('Under investigation. Details will be provided later.')).toBe(true);
    expect(saysOnlyOpen('設定の誤りによるものと判断しております。\n詳細は、引き続き調査中です。')).toBe(false);
    expect(saysOnlyOpen('担当者の氏名が含まれております。')).toBe(false);
    expect(saysOnlyOpen('')).toBe(false);
  });
});
