import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { body, drafted, OCCURRED } from './drafted.ts';

const OUTAGE: Facts = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const FLOODED: Facts = { ...OUTAGE, 'cause.kind': 'denial-of-service' };
const LOOKED_INTO = 'お客様のデータの漏えい、改ざんおよび消失の有無は、現在調査中です。';

const impact = (facts: Facts, stage: Stage = 'follow-up', statedByPeople = new Set(Object.keys(facts))) =>
  body(drafted(stage, { facts, occurredAt: OCCURRED, statedByPeople }), 'impact') ?? '';

describe('an attack on the service', () => {
  it.each<[string, Facts]>([
    ['a denial of service', FLOODED],
    ['an insider', { ...OUTAGE, 'cause.kind': 'insider' }],
    ['a wrongful purpose', { ...OUTAGE, 'cause.wrongful': 'confirmed' }],
  ])('leaves readers with a word of their data while it is looked into: %s', (_, facts) => {
    expect(impact(facts, 'first')).toContain(LOOKED_INTO);
    expect(impact(facts)).toContain(LOOKED_INTO);
    expect(impact({ ...facts, 'data.leak': 'none' })).toContain(
      'お客様のデータの改ざんおよび消失の有無は、現在調査中です。',
    );
  });

  it('says nothing of it that the record does not hold', () => {
    expect(impact(FLOODED, 'follow-up', new Set())).not.toContain('データ');
    expect(impact({ ...OUTAGE, 'cause.kind': 'fault' })).not.toContain('データ');
    expect(impact({ ...OUTAGE, 'cause.wrongful': 'possible' })).not.toContain('データ');
    expect(impact({ ...FLOODED, investigation: 'done' })).not.toContain('有無');
    const none = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' };
    expect(impact({ ...FLOODED, ...none })).not.toContain('有無');
  });

  it('leaves the last report open for nobody to have to fill: there its writer is asked for the answer', () => {
    const last = drafted('detailed', { facts: FLOODED, occurredAt: OCCURRED });
    expect(last.open).not.toContain('impact');
    expect(last.cautions.map(({ about }) => about)).toContain('unanswered');
  });
});
