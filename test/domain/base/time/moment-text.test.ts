import { describe, expect, it } from 'vitest';
import { isDateText, isMomentText } from '../../../../functions/domain/base/time/moment-text.ts';

describe('a moment that somebody wrote', () => {
  it.each([
    ['2026-04-24T17:50:00+09:00', true],
    ['2026-04-24T17:50Z', true],
    ['2028-02-29T00:00:00.123Z', true],
    ['2026-02-30T10:00:00+09:00', false],
    ['2026-04-31T10:00:00+09:00', false],
    ['2026-04-24T25:00:00+09:00', false],
    ['2026-04-24T17:50:00', false],
    ['9999-12-31T23:59:59-12:00', false],
    ['0999-12-31T23:59:59Z', false],
    ['yesterday', false],
  ])('%s: %s', (text, isOne) => expect(isMomentText(text)).toBe(isOne));

  it.each([
    ['2026-05-31', true],
    ['2026-02-30', false],
    ['2026-99-99', false],
    ['0000-00-00', false],
    ['2026-5-1', false],
  ])('the day %s: %s', (text, isOne) => expect(isDateText(text)).toBe(isOne));
});
