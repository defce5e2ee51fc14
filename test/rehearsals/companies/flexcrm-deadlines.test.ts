import { beforeAll, describe, expect, it } from 'vitest';
import type { IncidentReport } from '../../../functions/domain/views/report.ts';
import { rehearseInline } from '../inline.ts';

/** Detected → first notice due, as a security officer would check it by the calendar on the wall. In time order. */
const TABLE = [
  ['2026-04-24T07:00:00+09:00', '2026-04-24T11:00:00+09:00', 'before opening on a business day'],
  ['2026-04-24T12:30:00+09:00', '2026-04-24T13:30:00+09:00', 'at noon, which is no break'],
  ['2026-04-24T17:50:00+09:00', '2026-04-24T18:50:00+09:00', 'ten minutes before closing: an hour on the clock'],
  ['2026-04-24T18:10:00+09:00', '2026-04-27T11:00:00+09:00', 'Friday after closing: an hour after Monday opens'],
  ['2026-05-02T10:30:00+09:00', '2026-05-07T11:00:00+09:00', 'Saturday of Golden Week'],
  ['2026-12-28T09:00:00+09:00', '2027-01-05T11:00:00+09:00', 'the first day of the year-end closure'],
] as const;

describe('the first notice of flexcrm', () => {
  let incidents: readonly IncidentReport[];

  beforeAll(async () => {
    // Given a report at each of these moments that a leak is possible, played through the template's own workflows
    const steps = TABLE.map(([at]) => ({
      at,
      do: 'report',
      with: { title: '流出の疑い', facts: { 'data.leak': 'possible' } },
    }));
    const { outcome } = await rehearseInline({ start: TABLE[0][0], until: 'PT1M', steps });
    incidents = outcome.incidents;
  });

  it.each(TABLE)('[FC-6] detected %s is due %s: %s', (detectedAt, dueAt) => {
    // When the incident of that moment is looked at, then its first notice is owed by that time
    const incident = incidents.find((each) => each.detectedAt === detectedAt);
    const duty = incident?.duties.find(({ kind }) => kind === 'notice.first');
    expect(duty).toMatchObject({ clause: 'FC-6', dueAt });
    expect(duty?.derivation.at(-1)).toBe('+ 1 h');
  });

  it('[FC-6] is frozen as missed at its due time when nobody acts', () => {
    const first = incidents.find(({ detectedAt }) => detectedAt === TABLE[0][0]);
    const duty = first?.duties.find(({ kind }) => kind === 'notice.first');
    expect(duty).toMatchObject({ status: 'missed', missedAt: TABLE[0][1], metAt: null });
  });
});
