import { beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../../functions/domain/rules/assessment/assess.ts';
import type { Facts } from '../../../functions/domain/rules/facts/values.ts';
import type { IncidentReport } from '../../../functions/domain/views/report.ts';
import { OUTDATED } from '../../policies/golden-rows.ts';
import { assessmentCells, situationFacts } from '../../policies/golden-situations.ts';
import { goldenFacts, goldenRows } from '../../policies/golden-table.ts';
import { shipped } from '../../policies/shipped.ts';
import { rehearseInline } from '../inline.ts';
import { played } from '../long.ts';

const START = '2026-04-24T10:00:00+09:00';

interface Row {
  readonly clause: string;
  readonly known: string;
  readonly facts: Facts;
  /** Level, told, clauses. */
  readonly expected: readonly string[];
}

function rowsOf(name: string): readonly Row[] {
  if (name === 'flexcrm') {
    return goldenRows('flexcrm.golden.md', 'Major or minor').map(
      ([clause = '', known = '', level = '', told = '', by = '']) => ({
        clause,
        known,
        facts: goldenFacts(known),
        expected: [level, told, by],
      }),
    );
  }
  const policy = shipped(name);
  return goldenRows(`${name}.golden.md`, 'Situations').map(
    ([clause = '', known = '', level = '', told = '', _, by = '']) => ({
      clause,
      known,
      facts: situationFacts(policy, known),
      expected: [level, told, by],
    }),
  );
}

const COMPANIES = ['flexcrm', 'synergy', 'flam', 'limited-company', 'coxproject'];

/** Every situation of the golden tables as a reported incident, all in one rehearsal a policy, through the workflows. */
describe.each(played(COMPANIES, (name) => name === 'flexcrm'))('%s, rehearsed', (name) => {
  const policy = shipped(name);
  const rows = rowsOf(name);
  let incidents: readonly IncidentReport[];

  beforeAll(async () => {
    const steps = rows.map(({ facts }, index) => ({
      at: `PT${index}S`,
      do: 'report',
      with: { title: `situation ${index}`, facts },
    }));
    const { outcome, surprises } = await rehearseInline({ policy: name, start: START, until: 'PT1M', steps });
    expect({ surprises, refused: outcome.refused }).toEqual({ surprises: [], refused: [] });
    incidents = outcome.incidents;
  }, 600_000);

  it('opens one incident a situation', () => {
    expect(incidents).toHaveLength(rows.length);
  });

  it.each(rows.map((row, index) => ({ ...row, index })))(
    '[$clause] given $known, then as in the table',
    ({ facts, index, expected }) => {
      const incident = incidents.find(({ title }) => title === `situation ${index}`);
      const [level, told, , by] = assessmentCells({
        level: incident?.level ?? null,
        notify: incident?.notify ?? null,
        categories: [],
        clauses: incident?.clauses ?? [],
      });
      expect([level, told, by]).toEqual(expected);
      expect(incident?.missing).toEqual(assess(policy, facts, null).missing);
    },
  );
});

interface DueRow {
  readonly clause: string;
  readonly kind: string;
  readonly known: string;
  readonly detected: string;
  readonly occurred: string;
  readonly due: string;
  /** When the duty came up, where that was not at detection. */
  readonly owed: string;
}

/** `2026-04-24 17:50` as a moment of Tokyo. */
const tokyo = (local: string) => `${local.replace(' ', 'T')}:00+09:00`;

/** The due times of the golden tables, each incident reported at its own moment, over a year and more. */
describe.each(played(['synergy', 'flam', 'coxproject'], (name) => name === 'flam'))(
  '%s, rehearsed over the year',
  (name) => {
    const rows = goldenRows(`${name}.golden.md`, 'Deadlines')
      .map(
        ([clause = '', kind = '', known = '', detected = '', occurred = '', due = '', , owed = '']): DueRow => ({
          ...{ clause, kind, known, detected, occurred, due, owed },
        }),
      )
      // What was told before is no fact that a report can carry; `changing-facts` rehearses it.
      .filter(({ known }) => !known.startsWith(OUTDATED));
    let incidents: readonly IncidentReport[];

    beforeAll(async () => {
      const policy = shipped(name);
      const steps = rows.map(({ known, detected, occurred, owed }, index) => ({
        at: tokyo(owed === '' ? detected : owed),
        do: 'report',
        with: {
          title: `due ${index}`,
          facts: situationFacts(policy, known),
          ...(owed === '' ? {} : { detectedAt: tokyo(detected) }),
          ...(occurred === '' ? {} : { occurredAt: tokyo(occurred) }),
        },
      }));
      const start = tokyo(rows.map(({ detected }) => detected).toSorted()[0] ?? '');
      const { outcome, surprises } = await rehearseInline({ policy: name, start, until: 'PT1M', steps });
      expect({ surprises, refused: outcome.refused }).toEqual({ surprises: [], refused: [] });
      incidents = outcome.incidents;
    }, 600_000);

    it.each(rows.map((row, index) => ({ ...row, index })))(
      '[$clause] given $known, detected $detected, then $kind is due $due',
      ({ kind, due, index }) => {
        const duties = incidents.find(({ title }) => title === `due ${index}`)?.duties ?? [];
        const duty = duties.find((each) => each.kind === kind);
        const told =
          duty === undefined ? 'not owed' : (duty.dueAt?.slice(0, due.length).replace('T', ' ') ?? 'no number');
        expect(told).toBe(due);
      },
    );
  },
);
