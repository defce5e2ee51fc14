import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rehearseScenario } from '../../../infra/cli/rehearse/rehearse.ts';
import { readScenario } from '../../../infra/cli/rehearse/scenario.ts';
import { SHIPPED } from '../../policies/shipped.ts';
import { ROOT } from '../../style/source-files.ts';
import { played } from '../long.ts';

const FILE = join(ROOT, 'test/rehearsals/scenarios/outage-under-any-policy.yaml');

/** The scenario speaks of roles; the policy furthest from the others plays with every run, all of them with the long ones. */
it.each(played(SHIPPED, (name) => name === 'coxproject'))(
  'the scenario for any policy plays under %s as it expects, to a detailed notice for everybody',
  async (name) => {
    const { outcome, surprises } = await rehearseScenario(readScenario(FILE), FILE, { policy: name, language: 'en' });
    expect({ surprises, refused: outcome.refused }).toEqual({ surprises: [], refused: [] });
    const [incident] = outcome.incidents;
    expect(incident?.notices.map(({ stage, sent }) => [stage, sent])).toEqual([
      ['first', 100],
      ['detailed', 100],
    ]);
  },
  600_000,
);
