import { expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { isWellByWord } from '../../../../functions/domain/incident/situation/heard.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';

const firing = (facts: Facts) =>
  [{ source: 'alarm-1', state: 'firing', at: instant('2026-04-24T09:00:00Z'), restoredAt: null, facts }] as const;

it('is the word of a source of the service alone: one that tells of data says nothing of a restoration', () => {
  expect(isWellByWord(shipped('flexcrm'), firing({ 'service.impact': 'major' }))).toBe(true);
  expect(isWellByWord(shipped('flexcrm'), firing({ 'data.leak': 'possible' }))).toBe(false);
});
