import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { SHIPPED, shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene } from '../scene.ts';

const LEAK: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.persons': 1500 };
const FELT: Facts = { 'service.felt': 'confirmed', 'service.impact': 'major' };

/** Customers were told of an outage alone; then these facts are stated, one set after the other. */
function toldOfOutage(company: string, ...stated: readonly Facts[]): Letters {
  const scene = new Scene(shipped(company), '2026-04-24T10:00:00+09:00');
  scene.open({}, { occurredAt: instant('2026-04-24T09:50:00+09:00') });
  scene.assess(FELT);
  const letters = new Letters(scene);
  letters.send('first');
  for (const facts of stated) {
    scene.after('PT15M');
    scene.give('officer', { do: 'assess', facts, times: {}, overrule: null, reason: ref('why') });
  }
  return letters;
}

function because({ scene }: Letters) {
  return scene.opened.duties.findLast(({ kind }) => kind === 'notice.follow-up')?.because;
}

describe('a correction that is owed', () => {
  it.each(SHIPPED)(
    '[FC-4] given in %s a leak is untold and the outage was told wrongly, then the duty names both, and one correction tells and settles both',
    (company) => {
      const letters = toldOfOutage(company, LEAK, { 'service.felt': 'none' });
      const why = because(letters);
      expect(why?.ja).toMatch(
        /^訂正：[^、]*、[^（]*（ご利用への影響）、[^（]*重い事実が判明したため（[^）]*漏えい[^）]*本人の数/,
      );
      expect(why?.en).toMatch(
        /^a correction: [^;]*\(effect on use\); graver facts [^;]*\(leak, [^)]*number of persons/,
      );
      const correction = letters.send('correction');
      expect(sectionOf(correction, 'new')).toContain('（追記）お客様のデータが漏えいしたことを確認いたしました。');
      expect(sectionOf(correction, 'outline')).toContain('漏えいした');
      expect(letters.owed()).toEqual([]);
    },
  );

  it('given nothing is untold, then it names what is wrong alone', () => {
    const why = because(toldOfOutage('flexcrm', { 'service.felt': 'none' }));
    expect(why?.ja).not.toContain('重い事実');
    expect(why?.en).not.toContain('graver');
  });

  it('given the same fact is told otherwise and nothing else, then it is not named twice', () => {
    const why = because(toldOfOutage('flexcrm', LEAK, { 'service.felt': 'possible', 'data.leak': 'unknown' }));
    expect(why?.ja.match(/ご利用への影響/g)).toHaveLength(1);
  });
});
