import { describe, expect, it } from 'vitest';
import { instant } from '../../../../../functions/domain/base/time/instant.ts';
import { OCCURRED, RESTORED } from '../drafted.ts';
import { DRAFTED } from '../incident-of.ts';
import { about, type More } from './about.ts';

const DOWN = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const ended = { function: 'Login', from: instant(OCCURRED), to: instant(RESTORED), seq: 1 };
const open = { function: 'Export', from: instant(OCCURRED), to: null, seq: 1 };
const again = { ...open, function: 'Login', from: instant(DRAFTED) };
const recovered = [{ restoredAt: RESTORED, again: { at: DRAFTED, seq: 2 }, wasWell: true }] as never;

const warned = (impact: string, more: More) => about('follow-up', DOWN, { impact }, more).includes('restored');

describe('that a service is restored, in a person’s words', () => {
  it.each(['サービスは復旧いたしました。', '18時に復旧を確認いたしました。', 'The service has been restored.'])(
    'is looked at while one function is down, although another is back: %s',
    (said) => {
      expect(warned(said, { outages: [ended, open] })).toBe(true);
      expect(warned(said, { outages: [open] })).toBe(true);
      expect(warned(said, {})).toBe(true);
      expect(warned(said, { outages: [ended] })).toBe(false);
      expect(warned(said, { outages: [ended, open], restoredAt: DRAFTED })).toBe(false);
    },
  );

  it('is looked at where the service failed again, unless they say that it did', () => {
    expect(warned('サービスは復旧いたしました。', { recovered })).toBe(true);
    expect(warned('18時に復旧いたしました。その後、18時10分に再発いたしました。', { recovered })).toBe(false);
    expect(warned('We restored the service. It was disrupted again at 18:10.', { recovered })).toBe(false);
  });

  it('is held against the function that they name', () => {
    const both = { outages: [ended, open] };
    expect(warned('Loginは復旧いたしました。', both)).toBe(false);
    expect(warned('Exportは復旧いたしました。', both)).toBe(true);
    expect(warned('Export has been restored.', both)).toBe(true);
    expect(warned('Login has been restored.', both)).toBe(false);
    expect(warned('LoginおよびExportは復旧いたしました。', both)).toBe(true);
    expect(warned('Login has been restored.', { outages: [ended, again] })).toBe(true);
    expect(warned('Login was restored at 18:00. It failed again at 18:10.', { outages: [ended, again] })).toBe(false);
  });

  it('may be said of a part, and be denied', () => {
    const both = { outages: [ended, open] };
    expect(warned('一部の機能は復旧いたしました。', both)).toBe(false);
    expect(warned('Some functions of the service have been restored.', both)).toBe(false);
    expect(warned('一部の機能は復旧いたしました。', { outages: [open] })).toBe(true);
    expect(warned('Exportは復旧しておりません。', both)).toBe(false);
  });
});
