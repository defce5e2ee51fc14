import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { at, DATA, incident, joinedInto, state, told } from '../joining/courses.ts';
import type { Letters } from '../letters.ts';
import { ref } from '../scene.ts';

const POSSIBLE: Facts = { 'data.leak': 'possible', 'data.personal': 'confirmed' };
const NOTHING: Facts = {
  ...{ 'data.leak': 'none', 'data.affected': 'none', 'service.impact': 'none', 'service.felt': 'none' },
  ...{ 'cause.wrongful': 'none', spread: 'none', risk: 'none', obligation: 'none' },
};
const DETAILED = 'notice.detailed';

/** What closing asks for of the investigation; empty where it asks for nothing of it. */
function askedOf({ scene }: Letters): string[] {
  const outcome = scene.ask('head', { do: 'close', reason: null });
  return Array.isArray(outcome) ? [] : (outcome.reason.en.match(/finish the investigation/g) ?? []);
}

function waive({ scene }: Letters): void {
  scene.after('PT1M').give('head', { do: 'waive', duty: DETAILED, reason: ref('nothing to add') });
}

function statusOf({ scene }: Letters): string[] {
  return scene.opened.duties.filter(({ kind }) => kind === DETAILED).map(({ status }) => status);
}

/** Customers read of a leak, and that there was none; what the investigation finds they have not heard yet. */
function corrected(): Letters {
  const one = told(POSSIBLE);
  state(one, NOTHING);
  one.send('correction');
  return one;
}

describe('what came of the investigation, owed to customers of an incident that was joined', () => {
  it('[FC-4] given nobody was told here, then closing asks for it, also after another join', () => {
    const both = joinedInto(corrected(), incident(NOTHING));
    expect(askedOf(both)).toHaveLength(1);
    expect(askedOf(joinedInto(both, incident(NOTHING)))).toHaveLength(1);
  });

  it('[FC-4] given the investigation is done, then the detailed notice is owed, and can be written', () => {
    const both = joinedInto(corrected(), incident(NOTHING));
    state(both, { investigation: 'done' });
    expect(statusOf(both)).toEqual(['open']);
    const written = { ja: '漏えいはございませんでした。', en: 'No data leaked.' };
    const wanted = ['new', 'outline', 'when', 'cause', 'measures', 'permanent-fix', 'prevention'] as const;
    both.send('detailed', Object.fromEntries(wanted.map((section) => [section, written])));
    expect(statusOf(both)).toEqual(['met']);
  });

  it('[FC-4] given it is waived after the join, then closing asks no more', () => {
    const both = joinedInto(corrected(), incident(NOTHING));
    waive(both);
    expect(askedOf(both)).toEqual([]);
  });

  it('[FC-4] given it was waived here before, then that was not about those customers', () => {
    const into = told(DATA, { occurredAt: at('17:00') });
    waive(into);
    expect(askedOf(into)).toEqual([]);
    const both = joinedInto(corrected(), into);
    expect(askedOf(both)).toHaveLength(1);
    state(both, { investigation: 'done' });
    expect(statusOf(both)).toEqual(['waived', 'open']);
  });

  it('given nobody was told of either, or the result was told there, then nothing is asked for', () => {
    expect(askedOf(joinedInto(incident(NOTHING), incident(NOTHING)))).toEqual([]);
    const over = told(POSSIBLE);
    state(over, { ...NOTHING, investigation: 'done' });
    over.send('correction');
    expect(askedOf(joinedInto(over, incident(NOTHING)))).toEqual([]);
  });
});
