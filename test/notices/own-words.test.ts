import { describe, expect, it } from 'vitest';
import { unrecorded } from '../../functions/domain/incident/notice/cautions/unrecorded.ts';
import { situationOf } from '../../functions/domain/incident/situation/situation-of.ts';
import { allStories } from './all-notices.ts';

/** What a person's words may have against the record. A correction quotes what was wrong. */
const KINDS = ['kinds', 'misuse', 'assured', 'stopped', 'fault', 'restored', 'personal', 'asserted'];

describe('what the system writes', () => {
  it.each([3, 4])('is against no record, were a person to write it: seed %i', (seed) => {
    const told = allStories(seed).flatMap(({ company, course, story }) =>
      story.told
        .filter(({ stage }) => stage !== 'correction')
        .map((one, index) => ({ ...one, policy: story.policy, name: `${company}-${course}-${index + 1}` })),
    );
    const found = told.flatMap(({ policy, known, stage, at, draft, name }) => {
      const situation = situationOf({ policy, state: known, stage, number: 1, at });
      const cautions = unrecorded({ situation, text: draft.text, written: draft.sections });
      return cautions
        .filter(({ about, sections }) => KINDS.includes(about) && sections.length > 0)
        .map(({ about, sections }) => `${name} ${about}: ${sections.join(' ')}`);
    });
    expect(told.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });
});
