import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rehearseScenario } from '../../infra/cli/rehearse/rehearse.ts';
import { scenarioSchema } from '../../infra/cli/rehearse/scenario-schema.ts';
import { ROOT } from '../style/source-files.ts';

/** Detected → first notice due, as a security officer would check it by the calendar on the wall. */
const TABLE = [
  ['2026-04-24T17:50:00+09:00', '2026-04-24T18:50:00+09:00', 'ten minutes before closing: an hour on the clock'],
  ['2026-04-24T18:10:00+09:00', '2026-04-27T11:00:00+09:00', 'Friday after closing: Monday, an hour after opening'],
  ['2026-12-28T09:00:00+09:00', '2027-01-05T11:00:00+09:00', 'the first day of the year-end closure'],
  ['2026-05-02T10:30:00+09:00', '2026-05-07T11:00:00+09:00', 'Saturday of Golden Week'],
  ['2026-04-24T12:30:00+09:00', '2026-04-24T14:00:00+09:00', 'in the lunch break'],
  ['2026-04-24T07:00:00+09:00', '2026-04-24T11:00:00+09:00', 'before opening on a business day'],
] as const;

const scenario = (detectedAt: string) =>
  scenarioSchema.parse({
    start: detectedAt,
    until: 'PT1M',
    steps: [{ do: 'report', with: { title: '顧客データの流出の疑い', facts: { 'data.leak': 'possible' } } }],
  });

describe('the first notice of flexcrm', () => {
  it.each(TABLE)('[FC-6] detected %s is due %s: %s', async (detectedAt, dueAt) => {
    // Given a report at that moment that a leak is possible
    const file = join(ROOT, 'test/rehearsals/scenarios/inline.yaml');
    // When it is played through the template's own workflows
    const { outcome } = await rehearseScenario(scenario(detectedAt), file, { policy: null, language: 'en' });
    // Then the duty is owed by that time, with its derivation
    const duty = outcome.incidents[0]?.duties.find(({ kind }) => kind === 'notice.first');
    expect(duty).toMatchObject({ clause: 'FC-6', dueAt, status: 'open' });
    expect(duty?.derivation.length).toBeGreaterThan(0);
  });
});
