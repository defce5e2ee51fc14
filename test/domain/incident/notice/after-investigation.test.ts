import { describe, expect, it } from 'vitest';
import { saysOpen } from '../../../../functions/domain/incident/situation/says-open.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { body, drafted, first, OUTAGE } from './drafted.ts';
import { plainText } from './incident-of.ts';

const LEAK: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'cause.kind': 'misconfiguration' };
const INVESTIGATING = /調査中|investigati/i;

describe('what is still open once the investigation is recorded as done', () => {
  it.each<Facts>([
    LEAK,
    { 'data.leak': 'possible' },
    { 'data.loss': 'confirmed' },
    { ...OUTAGE, 'cause.kind': 'fault' },
    { 'service.impact': 'major' },
    { spread: 'possible', 'cause.kind': 'malware' },
    { spread: 'confirmed', 'cause.kind': 'intrusion' },
  ])('given %o, is not said to be investigated, and stays open', (facts) => {
    for (const stage of ['follow-up', 'correction'] as const) {
      const before = drafted(stage, { facts });
      const after = drafted(stage, { facts: { ...facts, investigation: 'done' } });
      for (const language of ['ja', 'en'] as const) {
        expect(plainText(after.text, language)).not.toMatch(INVESTIGATING);
      }
      expect(after.open).toEqual(before.open);
      expect(after.onlyOpen).toEqual(before.onlyOpen);
    }
    expect(plainText(first(facts).text, 'ja')).toMatch(INVESTIGATING);
  });

  it('is announced for later', () => {
    const draft = drafted('follow-up', { facts: { ...LEAK, investigation: 'done' } });
    expect(body(draft, 'cause')).toContain('詳細は、確認のうえ改めてお知らせいたします。');
    expect(body(draft, 'cause', 'en')).toContain('We will tell you the details once confirmed.');
    expect(body(draft, 'when')).toContain('発生日時：未確定');
    expect(body(draft, 'when', 'en')).toContain('Occurred: to be confirmed');
    expect(saysOpen(body(draft, 'persons') ?? '')).toBe(true);
  });
});
