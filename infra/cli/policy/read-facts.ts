import { factCatalogue } from '../../../functions/domain/facts/catalogue.ts';
import { parseFacts } from '../../../functions/domain/facts/parse-facts.ts';
import type { Facts } from '../../../functions/domain/facts/values.ts';
import type { Policy } from '../../../functions/domain/policy/schema.ts';
import { UsageError } from '../usage-error.ts';

const EXAMPLE = 'write data.leak=possible,data.sets=accounts+letters or a JSON object';

/** Facts of a command line: `name=value` with commas between, members of a set joined by `+`; or JSON. Throws UsageError, FactError. */
export function readFacts(policy: Policy, given: readonly string[]): Facts {
  const pairs = given.flatMap((one) => (isJson(one) ? readJson(one) : readPairs(policy, one)));
  const twice = pairs.find(([name], index) => pairs.findIndex(([other]) => other === name) !== index);
  if (twice !== undefined) throw new UsageError(`--facts: ${twice[0]} is given twice`);
  return parseFacts(policy, Object.fromEntries(pairs));
}

function isJson(given: string): boolean {
  return given.trimStart().startsWith('{');
}

function readJson(given: string): [string, unknown][] {
  try {
    return Object.entries(JSON.parse(given));
  } catch (cause) {
    throw new UsageError(`--facts is no JSON: ${cause instanceof Error ? cause.message : String(cause)}; ${EXAMPLE}`);
  }
}

/** A comma inside a number, as in `data.persons=2,000,data.leak=none`, parts no pairs. */
const BETWEEN_PAIRS = /,(?![\d０-９]{3}(?![\d０-９]))/;

function readPairs(policy: Policy, given: string): [string, unknown][] {
  const pairs = given.split(BETWEEN_PAIRS).map((pair) => pair.trim().replace(/,$/, ''));
  return pairs.filter((pair) => pair !== '').map((pair) => readPair(policy, pair));
}

function readPair(policy: Policy, pair: string): [string, unknown] {
  const at = pair.indexOf('=');
  if (at < 1) throw new UsageError(`--facts: ${pair} has no value; ${EXAMPLE}`);
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  const kind = factCatalogue(policy).get(name)?.type.kind;
  if (kind === 'set') return [name, value === '' ? [] : value.split('+')];
  return [name, value];
}
