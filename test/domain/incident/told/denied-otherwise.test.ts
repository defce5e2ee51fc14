import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../functions/domain/signal/stated-times.ts';
import { SHIPPED, shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene } from '../scene.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const OVER = { restoredAt: at('17:30') };
const IMPAIRED: Facts = { 'service.impact': 'major' };
const DENIED = '（正）本サービスのご利用への影響は、確認されておりません。';

/** Customers were told, by these facts, of a disruption from 17:00, and it is an hour later. */
function told(facts: Facts, company = 'flexcrm'): Letters {
  const scene = new Scene(shipped(company), '2026-04-24T18:00:00+09:00');
  scene.open({}, { occurredAt: at('17:00') });
  scene.assess(facts);
  const letters = new Letters(scene);
  letters.send('first');
  scene.after('PT1H');
  return letters;
}

function state({ scene }: Letters, facts: Facts, times: StatedTimes = {}): void {
  scene.give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
}

const WAYS: readonly (readonly [string, Facts, Facts])[] = [
  ['nothing is impaired', IMPAIRED, { 'service.impact': 'none' }],
  ['nobody felt it', IMPAIRED, { 'service.felt': 'none' }],
  ['no customer is affected', { ...IMPAIRED, 'service.customers': 'many' }, { 'service.customers': 'none' }],
  [
    'nothing is impaired, of a long outage',
    { 'service.long': 'possible' },
    { 'service.impact': 'none', 'service.long': 'none' },
  ],
  [
    'nothing is impaired, and what was felt is open again',
    { ...IMPAIRED, 'service.felt': 'confirmed' },
    { 'service.impact': 'none', 'service.felt': 'unknown' },
  ],
];

describe('customers were told that they may be affected, and it is found', () => {
  describe.each(WAYS)('that %s', (_, facts, denial) => {
    it.each(SHIPPED)('[FC-4] given %s has restored the service, then a correction gives both, once', (company) => {
      const letters = told(facts, company);
      state(letters, {}, OVER);
      state(letters, denial);
      expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*ご利用への影響/)]);
      const news = sectionOf(letters.send('correction'), 'new');
      expect(news).toMatch(/（誤）[^\n]*(?:支障|影響)/);
      expect(news).toContain(DENIED);
      expect(letters.owed()).toEqual([]);
    });

    it('[FC-4] given it goes on, then a correction gives both, once', () => {
      const letters = told(facts);
      state(letters, denial);
      expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*ご利用への影響/)]);
      const news = sectionOf(letters.send('correction'), 'new');
      expect(news).toMatch(/（誤）[^\n]*支障/);
      expect(news).toContain(DENIED);
      expect(letters.owed()).toEqual([]);
    });
  });

  it.each(WAYS.slice(0, 4))('given it is stated with the restoration that %s, then it is over', (_, facts, denial) => {
    const letters = told(facts);
    state(letters, denial, OVER);
    expect(letters.owed()).toEqual([]);
    const last = letters.draft('follow-up');
    expect(sectionOf(last, 'impact')).toContain('支障が生じていた可能性がございます。');
    expect(sectionOf(last, 'outline')).toContain('17時30分に復旧いたしました。');
  });
});
