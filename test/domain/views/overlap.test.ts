import { describe, expect, it } from 'vitest';
import { generateCustomers } from '../../../functions/domain/register/generate.ts';
import { isTelling, overlaps } from '../../../functions/domain/views/overlap.ts';
import { ref, Scene } from '../incident/scene.ts';

const customers = generateCustomers(4);
const TODAY = '2026-04-24';

/** An incident with a notice that waits for approval, to these contracts. */
function telling(id: string, contracts: readonly string[] | null = null, drill = false) {
  const scene = new Scene();
  scene.open({ 'data.leak': 'possible' }, { incident: id, drill });
  if (contracts !== null) scene.give('officer', { do: 'scope', audience: { contracts: [...contracts] }, calls: null });
  scene.draft(null, { sections: scene.policy.notices.stages.first.sections });
  return scene;
}

const warned = (own: Scene, ...others: Scene[]) =>
  overlaps(
    own.opened,
    [own, ...others].map(({ opened }) => opened),
    customers,
    TODAY,
  ).map(({ ja }) => ja);

describe('another open incident that would mail the same customers', () => {
  it('is named to the approver, with how many of them', () => {
    const own = telling('I-000000000001');
    const other = telling('I-000000000002', ['C-0001', 'C-0002']);
    expect(warned(own, other)).toEqual([expect.stringMatching(/I-000000000002.*同じお客様2件/)]);
    expect(warned(other, own)).toEqual([expect.stringMatching(/I-000000000001.*同じお客様2件/)]);
  });

  it('is each of several, and the incident itself never', () => {
    const own = telling('I-000000000001');
    const named = warned(own, telling('I-000000000002'), telling('I-000000000003', ['C-0004']));
    expect(named.map((text) => /I-\d+/.exec(text)?.[0])).toEqual(['I-000000000002', 'I-000000000003']);
  });

  it('is none to other customers, none without a notice, none that was told, closed or joined, and no drill', () => {
    const own = telling('I-000000000001', ['C-0001']);
    expect(warned(own, telling('I-000000000002', ['C-0003']))).toEqual([]);
    const silent = new Scene();
    silent.open({}, { incident: 'I-000000000003' });
    expect(warned(own, silent)).toEqual([]);
    expect(warned(own, telling('I-000000000004', null, true))).toEqual([]);
    const told = new Scene().deliveredFirst();
    expect(isTelling(told.opened)).toBe(false);
    const joining = telling('I-000000000005');
    const into = { incident: 'I-000000000001', status: 'open', drill: false } as const;
    joining.give('officer', { do: 'join', into, reason: ref('one'), reasonInto: ref('one there') });
    joining.give('officer', { do: 'finish-join' });
    expect(warned(own, joining)).toEqual([]);
  });
});
