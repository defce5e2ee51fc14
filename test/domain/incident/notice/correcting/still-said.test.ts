import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../../policies/shipped.ts';
import { Letters } from '../../letters.ts';
import { Scene } from '../../scene.ts';

const FELT = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const NO_LEAK = { 'data.leak': 'none', 'data.personal': 'none', 'data.affected': 'none' };

/** What a correction calls wrong and right, once what was told is stated otherwise. */
function corrected(told: Facts, known: Facts, language: 'ja' | 'en' = 'ja'): string {
  const scene = new Scene(shipped('flexcrm'));
  scene.open();
  scene.after('PT1M').assess(told);
  const letters = new Letters(scene);
  letters.send('first');
  scene.after('PT10M').assess(known);
  return letters.draft('correction').text[language]?.sections.find(({ section }) => section === 'new')?.body ?? '';
}

describe('a sentence that still holds beside one that does not', () => {
  it.each(['intrusion', 'malware'])('is no wrong one: the %s whose leak was ruled out', (kind) => {
    const told = { 'cause.kind': kind, 'data.leak': 'confirmed' };
    const news = corrected(told, NO_LEAK);
    expect(news).toContain('（誤）また、みほんCRMにおいて、お客様のデータが外部へ漏えいしたことを確認いたしました。');
    expect(news).not.toMatch(/（誤）.*(?:ものと判断|第三者による不正アクセスを確認|感染を確認)/);
    expect(corrected(told, NO_LEAK, 'en')).not.toMatch(/Incorrect: We (?:believe|have confirmed a (?:case|malware))/);
  });

  it('is none where it only joined the other or lost its place', () => {
    const news = corrected({ 'data.leak': 'confirmed', 'cause.kind': 'fault', ...FELT }, NO_LEAK);
    expect(news).toContain('（誤）みほんCRMにおいて、お客様のデータが外部へ漏えいしたことを確認いたしました。');
    expect(news).not.toContain('サービス障害が発生しております。');
    const attacked = corrected(
      { 'cause.kind': 'intrusion', ...FELT },
      { 'service.felt': 'none', 'service.impact': 'none' },
    );
    expect(attacked).toContain('（誤）また、みほんCRMにおいて、サービス障害が発生しております。');
    expect(attacked).not.toContain('ものと判断しております');
  });

  it('is a wrong one once the cause itself is another', () => {
    const news = corrected(
      { 'cause.kind': 'intrusion', 'data.leak': 'confirmed' },
      { 'cause.kind': 'misconfiguration' },
    );
    expect(news).toContain('（誤）外部からの不正アクセスによるものと判断しております。');
    expect(news).toContain('（誤）当社の環境において、第三者による不正アクセスを確認いたしました。');
  });
});
