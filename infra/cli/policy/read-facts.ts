import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { factCatalogue } from '../../../functions/domain/rules/facts/catalogue.ts';
import { parseFacts } from '../../../functions/domain/rules/facts/parse-facts.ts';
import type { Facts } from '../../../functions/domain/rules/facts/values.ts';
import { UsageError } from '../../terminal/usage-error.ts';

const EXAMPLE = 'data.leak=possible,data.sets=accounts+letters';

/** Facts of a command line: `name=value` with commas between, members of a set joined by `+`; or JSON. Throws UsageError, FactError. */
export function readFacts(policy: Policy, given: readonly string[]): Facts {
  const pairs = given.flatMap((one) => (isJson(one) ? readJson(one) : readPairs(policy, one)));
  const twice = pairs.find(([name], index) => pairs.findIndex(([other]) => other === name) !== index);
  if (twice !== undefined)
    throw new UsageError({
      ja: `--facts に ${twice[0]} が2回指定されています。1回にしてください。`,
      en: `--facts: ${twice[0]} is given twice; write it once`,
    });
  return parseFacts(policy, Object.fromEntries(pairs));
}

function isJson(given: string): boolean {
  return given.trimStart().startsWith('{');
}

function readJson(given: string): [string, unknown][] {
  try {
    return Object.entries(JSON.parse(given));
  } catch {
    throw new UsageError({
      ja: `--facts をJSONとして読み取れません。${EXAMPLE} のように、または {"data.leak":"possible"} のようなJSONで指定してください。`,
      en: `--facts is not valid JSON; write ${EXAMPLE}, or JSON such as {"data.leak":"possible"}`,
    });
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
  if (at < 1)
    throw new UsageError({
      ja: `--facts の ${pair} に値がありません。${EXAMPLE} のように指定してください。`,
      en: `--facts: ${pair} has no value; write ${EXAMPLE} or a JSON object`,
    });
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  const kind = factCatalogue(policy).get(name)?.type.kind;
  if (kind === 'set') return [name, value === '' ? [] : value.split('+')];
  return [name, value];
}
