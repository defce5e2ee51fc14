import { describe, expect, it } from 'vitest';
import { about } from './about.ts';

const LEAK = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };
const UNTOUCHED = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' };
const NO_EFFECT = { ...UNTOUCHED, 'service.felt': 'none' };

describe('a text that denies what the record has or leaves open', () => {
  it.each([
    ['お客様のデータの改ざんおよび消失は、確認されておりません。', LEAK],
    ['お客様のデータへの影響は確認されておりません。', {}],
    ['情報の漏えいはございません。', {}],
    ['現時点で、漏えいは確認されておりません。', LEAK],
    ['We have found no leak of customer data.', LEAK],
    ['本サービスのご利用への影響は、確認されておりません。', { 'service.felt': 'confirmed' }],
    ['本サービスのご利用への影響は、確認されておりません。', LEAK],
    ['We have found no alteration or loss of customer data.', LEAK],
    ['We have found no effect on customer data.', {}],
    ['There was no effect on the use of the service.', LEAK],
    ['お客様への影響はございません。', {}],
    ['お客様への影響はございません。', UNTOUCHED],
    ['お客様への影響はございません。', { 'service.felt': 'none' }],
    ['お客様への影響はございません。', { ...NO_EFFECT, 'data.leak': 'possible' }],
    ['お客様への影響はございません。', { ...NO_EFFECT, 'service.felt': 'possible' }],
    ['お客様への影響はございませんので、ご安心ください。', LEAK],
    ['お客様への影響はありませんでした。', LEAK],
    ['お客様に影響はございません。', LEAK],
    ['お客様への影響は一切ございません。', LEAK],
    ['お客様への影響がないことを確認しております。', LEAK],
    ['お客様への影響は生じておりません。', LEAK],
    ['お客様への影響はなし。', LEAK],
    ['お客様への影響は、確認されておりません。', LEAK],
    ['影響を受けたお客様はいらっしゃいません。', LEAK],
    ['ご利用の皆様への影響はございません。', LEAK],
    ['お客様のデータは漏えいしておりません。', { 'data.leak': 'possible' }],
    ['情報の漏えいはございません。', { 'data.leak': 'possible' }],
    ['There is no impact on customers.', LEAK],
    ['There is no impact on our customers.', { ...NO_EFFECT, 'data.leak': 'possible' }],
    ['There was no effect on you.', LEAK],
    ['Customers are not affected.', LEAK],
    ['No customers were affected.', LEAK],
    ['This did not affect our customers.', LEAK],
    ['This has no effect on customers.', LEAK],
    ['No customer data was leaked.', LEAK],
    ['Your data was not affected.', LEAK],
    ['There is no evidence of a leak.', LEAK],
    ['お客様の情報が外部に漏れた事実はございません。', LEAK],
    ['外部への情報流出は認められませんでした。', LEAK],
    ['外部への流出は認められておりません。', LEAK],
    ['漏えいの痕跡は見つかっておりません。', LEAK],
    ['データの欠損はございません。', { 'data.loss': 'confirmed' }],
    ['業務への影響はございません。', { 'service.felt': 'confirmed' }],
    ['影響はございません。', LEAK],
    ['念のためご報告いたしますが、影響はございません。', LEAK],
    ['Data was not leaked.', { 'data.leak': 'possible' }],
  ] as const)('is looked at: %s', (impact, facts) => {
    expect(about('follow-up', facts, { impact })).toContain('unruled');
  });

  it.each([
    ['お客様のデータの改ざんおよび消失は、確認されておりません。', { 'data.tampering': 'none', 'data.loss': 'none' }],
    ['お客様のデータの漏えいは、確認されておりません。', { 'data.leak': 'possible' }],
    ['本報の時点で、データの消失に伴う二次被害は確認されておりません。', LEAK],
    ['閲覧された記録はございませんでした。', LEAK],
    ['新たな漏えいは、確認されておりません。', LEAK],
    ['データの改ざんの有無は、現在調査中です。', LEAK],
    ['本サービスのご利用への影響は、確認されておりません。', { 'service.felt': 'none' }],
    ['We are investigating whether there was any loss of customer data.', LEAK],
    ['We have found no secondary damage from the loss of the data.', LEAK],
    ['お客様への影響はございません。', NO_EFFECT],
    ['お客様への影響は、確認されておりません。', { ...NO_EFFECT, 'data.leak': 'possible' }],
    ['お客様への影響の有無は、確認できておりません。', LEAK],
    ['お客様への影響は、現在調査中です。', LEAK],
    ['お客様にご対応いただく事項はございません。', LEAK],
    ['There is no impact on customers.', NO_EFFECT],
    ['We are investigating whether customers were affected.', LEAK],
    ['We found no impact on customers.', { ...NO_EFFECT, 'data.leak': 'possible' }],
    ['There is nothing for customers to do.', LEAK],
    ['データについては、影響はございません。', { ...UNTOUCHED, 'service.felt': 'confirmed' }],
    ['影響はございません。', NO_EFFECT],
    ['記載漏れはございません。', LEAK],
    ['漏えいの痕跡は見つかっておりません。', { 'data.leak': 'possible' }],
  ] as const)('is not where it is recorded, or says something else: %s', (impact, facts) => {
    expect(about('follow-up', facts, { impact })).not.toContain('unruled');
  });
});
