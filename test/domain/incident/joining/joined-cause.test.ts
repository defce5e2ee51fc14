import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { SHIPPED, shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene } from '../scene.ts';
import { joined } from './joins.ts';

const OUTAGE: Facts = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const LEAK: Facts = { 'data.leak': 'possible', 'data.personal': 'confirmed' };

function toldOf(company: string, facts: Facts): Letters {
  const scene = new Scene(shipped(company));
  scene.open();
  scene.assess(facts);
  const letters = new Letters(scene);
  letters.send('first');
  return letters;
}

/** Its customers were told what it is believed to be caused by. */
function toldOfCause(company: string, kind: string): Letters {
  return toldOf(company, { ...OUTAGE, 'cause.kind': kind });
}

function joinedInto(from: Letters, into: Letters): Letters {
  for (const { scene } of [from, into]) scene.after('PT1H');
  joined(from.scene, into.scene);
  return into;
}

function correct({ scene }: Letters): void {
  const times = { detectedAt: scene.opened.openedAt };
  scene.give('officer', { do: 'assess', facts: {}, times, overrule: null, reason: ref('log') });
}

const KINDS = ['fault', 'misconfiguration'];
const OTHERS = [OUTAGE, LEAK];
const ROWS = KINDS.flatMap((kind) => OTHERS.map((facts) => ({ kind, facts })));

describe.each(SHIPPED)('a told cause and a join with an incident of unknown cause, under %s', (company) => {
  it.each(ROWS)('[FC-4] given $kind was told here, then no correction calls it wrong ($facts)', ({ kind, facts }) => {
    const letters = joinedInto(toldOf(company, facts), toldOfCause(company, kind));
    expect(letters.scene.opened.facts['cause.kind'] ?? 'unknown').toBe('unknown');
    expect(letters.owed().join()).not.toContain('原因');
    letters.scene.assess({ 'cause.kind': 'unknown' });
    expect(letters.owed().join()).not.toContain('原因');
    correct(letters);
    expect(sectionOf(letters.draft('correction'), 'new')).not.toMatch(/・原因|判断|取り消します：[^\n]*原因/);
  });

  it.each(ROWS)('[FC-4] given $kind was told there, then no correction calls it wrong ($facts)', ({ kind, facts }) => {
    const letters = joinedInto(toldOfCause(company, kind), toldOf(company, facts));
    expect(letters.scene.opened.facts['cause.kind'] ?? 'unknown').toBe('unknown');
    correct(letters);
    expect(letters.owed().join()).not.toContain('原因');
    expect(sectionOf(letters.draft('correction'), 'new')).not.toMatch(/・原因|判断|取り消します：[^\n]*原因/);
  });

  it('[FC-4] given a person finds another cause since, then what was told is corrected with both', () => {
    const letters = joinedInto(toldOf(company, OUTAGE), toldOfCause(company, 'fault'));
    letters.scene.assess({ 'cause.kind': 'disaster' });
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*原因/)]);
    expect(sectionOf(letters.send('correction'), 'new')).toMatch(/（誤[^\n]*不具合[^\n]*\n　（正）[^\n]*災害/);
    expect(letters.owed().join()).not.toContain('原因');
  });
});

describe('a told cause that a person had taken back before a join', () => {
  it('[FC-4] stays owed to be corrected', () => {
    const letters = toldOfCause('flexcrm', 'fault');
    letters.scene.assess({ 'cause.kind': 'unknown' });
    joinedInto(toldOf('flexcrm', OUTAGE), letters);
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*原因/)]);
  });
});
