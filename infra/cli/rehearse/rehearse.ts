import { appendFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Text } from '../../../functions/domain/base/text.ts';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { assemblyFor } from '../../build/synth.ts';
import { VirtualClock } from '../../local/clock/virtual-clock.ts';
import { LocalSystem } from '../../local/runtime/system.ts';
import type { SystemOptions } from '../../local/settings/options.ts';
import { fileTrouble } from '../../terminal/file-trouble.ts';
import { print, printJson, warn } from '../../terminal/terminal.ts';
import { UsageError } from '../../terminal/usage-error.ts';
import { tellRefusal } from '../common/refusal.ts';
import { firstCustomers } from './customers-file.ts';
import { gather } from './gather.ts';
import { type RehearseOptions, readOptions, USAGE } from './options.ts';
import { play, type Surprise } from './player.ts';
import { policyFor } from './policy-file.ts';
import { readScenario } from './scenario.ts';
import type { Scenario } from './scenario-schema.ts';
import { summaryOf } from './summary.ts';
import type { RehearsalOutcome } from './timeline/outcome.ts';
import { renderPage } from './timeline/page.tsx';

const EXIT_AS_EXPECTED = 0;
const EXIT_SURPRISED = 1;
const EXIT_NOT_VALID = 2;

/** `hikeshi rehearse`: plays a scenario on virtual time. Gives the exit code of the contract. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const options = readOptions(argv, process.env);
    const file = resolve(options.scenario);
    const scenario = readScenario(file);
    // Tried before the play, which takes a while, and after what would leave an empty file behind.
    if (options.html !== null) mustBeWritable(options.html);
    const { outcome, surprises, policy } = await rehearseScenario(scenario, file, { ...options, startsAhead: true });
    if (options.json) printJson(outcome);
    else {
      const steps = surprises.map(({ step }) => step);
      print(`${summaryOf(outcome, { policy, language: options.language, surprises: steps })}\n`);
    }
    if (options.html !== null) writeFileSync(options.html, renderPage(outcome, policy, options.language));
    for (const surprise of surprises) warn(`${surpriseWords(surprise)[options.language]}\n`);
    return surprises.length === 0 ? EXIT_AS_EXPECTED : EXIT_SURPRISED;
  } catch (error) {
    tellRefusal(error, { argv, usage: [USAGE] });
    return EXIT_NOT_VALID;
  }
}

const NO_STORES: Text = {
  ja: 'stores はまだ使われません。消去は今後のリリースで対応します。',
  en: 'stores: not used yet; erasure comes in a later release',
};

function surpriseWords({ step, expected }: Surprise): Text {
  return {
    ja: `手順${step}は${expected === 'refused' ? '受け付けられない' : '受け付けられる'}想定でしたが、そうなりませんでした。`,
    en: `step ${step} should have been ${expected}`,
  };
}

export interface Rehearsed {
  readonly outcome: RehearsalOutcome;
  readonly surprises: readonly Surprise[];
  readonly policy: Policy;
}

/**
 * Plays a scenario that is already read, on an empty in-memory system; `file` is where its relative paths start from. Throws
 * ScenarioError or PolicyError.
 */
export async function rehearseScenario(
  scenario: Scenario,
  file: string,
  options: Pick<RehearseOptions, 'policy' | 'language'> & Pick<SystemOptions, 'startsAhead'>,
): Promise<Rehearsed> {
  const { file: policyFile, policy } = policyFor(file, scenario.policy, options.policy);
  const customers = firstCustomers(scenario.customers, file);
  const clock = new VirtualClock(Date.parse(scenario.start));
  const system = await LocalSystem.start({
    assembly: await assemblyFor(policyFile),
    clock,
    state: 'memory',
    mail: scenario.mail,
    seed: scenario.seed,
    startsAhead: options.startsAhead ?? false,
  });
  try {
    const {
      refused,
      surprises,
      warnings: warned,
    } = await play({
      scenario,
      customers,
      policy,
      file,
      system,
      clock,
      language: options.language,
    });
    const warnings = [...(scenario.stores === undefined ? [] : [NO_STORES[options.language]]), ...warned];
    const outcome = await gather({ scenario, policy, system, refused, warnings, language: options.language });
    return { outcome, surprises, policy };
  } finally {
    await system.stop();
  }
}

/** Found out before the play, not after it. Throws UsageError. */
function mustBeWritable(file: string): void {
  try {
    appendFileSync(file, '');
  } catch (cause) {
    const { ja, en } = fileTrouble(cause);
    throw new UsageError({
      ja: `--html のファイル ${file} に書き込めません。${ja}。`,
      en: `--html: ${file} cannot be written: ${en}`,
    });
  }
}
