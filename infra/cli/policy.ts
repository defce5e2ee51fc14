import { PolicyError } from '../../functions/domain/policy/problem.ts';
import { type CompiledPolicy, loadPolicy, policyFile } from '../policy-file.ts';
import { SettingsError } from '../settings-error.ts';
import { ROOT } from '../synth/root.ts';

const NOT_VALID = 2;
const USAGE = 'usage: hikeshi policy check NAME|FILE';

/** `policy check NAME|FILE` says whether a policy holds together. 0: it does; 2: it does not, or was not asked so. */
export async function run(argv: readonly string[]): Promise<number> {
  const [verb, named, ...more] = argv;
  if (verb !== 'check' || named === undefined || more.length > 0) return refuse(USAGE);
  try {
    process.stdout.write(`${describe(loadPolicy(policyFile(ROOT, named)))}\n`);
    return 0;
  } catch (cause) {
    if (cause instanceof PolicyError) return refuse(cause.message);
    if (cause instanceof SettingsError)
      return refuse(`There is no policy "${named}": name one that ships with Hikeshi, or the path of a .yaml file.`);
    throw cause;
  }
}

function refuse(why: string): number {
  process.stderr.write(`${why}\n`);
  return NOT_VALID;
}

function describe({ file, policy, digest }: CompiledPolicy): string {
  const { rules, duties, levels, team } = policy;
  const levelNames = levels.map((level) => level.name).join(', ');
  return [
    `${file}: valid`,
    `  ${policy.policy}, version ${policy.version} of ${policy.date}: ${policy.title.en}`,
    `  levels ${levelNames}; ${rules.length} rules, ${duties.length} duties, ${team.people.length} people`,
    `  ${digest}`,
  ].join('\n');
}
