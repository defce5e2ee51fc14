import { join } from 'node:path';
import { type Rehearsed, rehearseScenario } from '../../infra/cli/rehearse/rehearse.ts';
import { scenarioSchema } from '../../infra/cli/rehearse/scenario-schema.ts';
import { ROOT } from '../style/source-files.ts';

/** Where the relative paths of a scenario written in a test start from. */
const BESIDE = join(ROOT, 'test/rehearsals/scenarios/inline.yaml');

/** Plays a scenario written in a test, as `hikeshi rehearse` plays one from a file. */
export function rehearseInline(scenario: unknown): Promise<Rehearsed> {
  return rehearseScenario(scenarioSchema.parse(scenario), BESIDE, { policy: null, language: 'en' });
}
