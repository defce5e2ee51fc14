import { describe, expect, it } from 'vitest';
import { clauseTable } from '../../../functions/domain/policy/clause-table.ts';
import { GUARANTEED } from '../../../functions/domain/policy/served.ts';
import { promised } from '../../../functions/domain/publish/diff.ts';
import { BUILT_IN_FACTS } from '../../../functions/domain/rules/facts/built-in.ts';
import { SHIPPED, shipped } from '../../policies/shipped.ts';

/** Ids stand behind their titles, in brackets. */
const BRACKETED = /[[［][^\]］]*[\]］]/g;

describe.each(SHIPPED)('%s', (name) => {
  const policy = shipped(name);
  const ids = [
    ...BUILT_IN_FACTS.map((fact) => fact.name).filter((fact) => fact.includes('.')),
    ...[...policy.duties, ...policy.reports, ...policy.recurring].map(({ kind }) => kind),
    ...Object.keys(GUARANTEED),
    ...['levels.', 'notices.stages', 'calendars.', 'duties.'],
  ].filter((id) => /[.-]/.test(id));
  const machineWords = (text: string) => ids.filter((id) => text.replaceAll(BRACKETED, '').includes(id));

  it('names what covers each clause by titles', () => {
    const covering = clauseTable(policy).flatMap(({ by }) => by);
    expect(covering.length).toBeGreaterThan(10);
    expect(covering.filter(({ ja, en }) => machineWords(ja).length + machineWords(en).length > 0)).toEqual([]);
  });

  it('says what is promised, asked and assumed by titles', () => {
    const texts = promised(policy).map(({ text }) => text);
    expect(texts.filter(({ ja, en }) => machineWords(ja).length + machineWords(en).length > 0)).toEqual([]);
  });
});
