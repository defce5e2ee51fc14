import { describe, expect, it } from 'vitest';
import { playGolden } from './golden-rows.ts';
import { OF_COXPROJECT } from './readings/coxproject.ts';
import { OF_EVERY_COMPANY } from './readings/every-company.ts';
import { OF_FLAM } from './readings/flam.ts';
import { OF_FLEXCRM } from './readings/flexcrm.ts';
import { OF_LIMITED_COMPANY } from './readings/limited-company.ts';
import { OF_SYNERGY } from './readings/synergy.ts';
import { OF_SYNERGY_KEEPING } from './readings/synergy-keeping.ts';
import { shipped } from './shipped.ts';

const WRONG = [
  ...OF_EVERY_COMPANY,
  ...OF_FLEXCRM,
  ...OF_SYNERGY,
  ...OF_SYNERGY_KEEPING,
  ...OF_FLAM,
  ...OF_LIMITED_COMPANY,
  ...OF_COXPROJECT,
];

/** A golden table is worth what it would catch: each wrong reading must turn rows of its clause red. */
describe.each(WRONG)('[$clause] where $of is read as: $read', ({ clause, of, seenIn, as }) => {
  const broken = playGolden(as(shipped(of)), of, seenIn).filter(
    (row) => row.clause === clause && JSON.stringify(row.expected) !== JSON.stringify(row.actual),
  );

  for (const table of seenIn) {
    const row = broken.findLast((each) => each.table === table);
    const excludes = row === undefined ? 'no row excludes it' : `given ${row.given}, then ${row.expected.join(' ')}`;
    it(`${table}: ${excludes}`, () => expect(row?.actual ?? 'as in every row').not.toBe('as in every row'));
  }
});
