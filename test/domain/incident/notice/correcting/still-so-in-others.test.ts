import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../../policies/shipped.ts';
import { Letters } from '../../letters.ts';
import { Scene } from '../../scene.ts';

const DOWN: Facts = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const UP: Facts = { 'service.impact': 'none', 'service.felt': 'none' };

/** Two notices that both told of the same things; the second tells the cause too. */
function toldTwice(facts: Facts): Letters {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open(facts);
  const letters = new Letters(scene);
  letters.send('first');
  scene.after('PT10M').assess({ 'cause.kind': 'fault' });
  letters.send('follow-up');
  return letters;
}

function correctionOf(letters: Letters): { readonly ja: string; readonly en: string } {
  const { text } = letters.draft('correction');
  const news = (language: 'ja' | 'en') => text[language]?.sections.find(({ section }) => section === 'new')?.body ?? '';
  return { ja: news('ja'), en: news('en') };
}

describe('a correction of two notices that told of a leak and of an outage', () => {
  it('given the leak is ruled out, then the outage that goes on is called an error of neither', () => {
    const letters = toldTwice({ 'data.leak': 'possible', ...DOWN });
    letters.scene.after('PT10M').assess({ 'data.leak': 'none' });
    const { ja, en } = correctionOf(letters);
    expect(ja).not.toMatch(/（誤.*サービス障害/);
    expect(ja).toMatch(/（誤.*漏えいした可能性/);
    expect(en).not.toMatch(/Incorrect.*outage/);
    expect(en).toMatch(/Incorrect.*possible leak/);
  });

  it('given the outage is ruled out, then the leak that stands is called an error of neither', () => {
    const letters = toldTwice({ 'data.leak': 'confirmed', ...DOWN });
    letters.scene.after('PT10M').assess(UP);
    const { ja } = correctionOf(letters);
    expect(ja).not.toMatch(/（誤.*漏えい/);
    expect(ja).toMatch(/（誤.*サービス障害/);
  });

  it('given both are ruled out, then each is called an error', () => {
    const letters = toldTwice({ 'data.leak': 'possible', ...DOWN });
    letters.scene.after('PT10M').assess({ 'data.leak': 'none', ...UP });
    const { ja } = correctionOf(letters);
    expect(ja).toMatch(/（誤.*サービス障害/);
    expect(ja).toMatch(/（誤.*漏えいした可能性/);
  });
});
