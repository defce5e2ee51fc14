import type { FactValue } from '../../rules/facts/values.ts';
import type { HandedOver, HandedResponse } from '../record/joined.ts';

/** Functions by their names on record, with the name on record by which the other incident has the same function. */
export type NamesInto = Readonly<Record<string, string>>;

const FUNCTION = 'service.function';

/** What is handed over, with each function by the name on record that it has there: typed words go by another key in every incident. */
export function inNamesOf(into: NamesInto | undefined, handed: HandedOver): HandedOver {
  if (into === undefined) return handed;
  const { facts, withdrawn, told, response, outages, restricted } = handed;
  return {
    ...handed,
    facts: stated(into, facts),
    ...(withdrawn && { withdrawn: stated(into, withdrawn) }),
    ...(restricted && { restricted: renamed(into, restricted) }),
    ...(told && {
      told: told.map((one) => ({
        ...one,
        facts: stated(into, one.facts),
        ...(one.functions && { functions: renamed(into, one.functions) }),
      })),
    }),
    ...(response && { response: { ...response, settled: response.settled.map((one) => settledIn(into, one)) } }),
    outages: once(outages.map((one) => ({ ...one, function: nameIn(into, one.function) }))),
  };
}

function nameIn(into: NamesInto, name: string): string {
  return into[name] ?? name;
}

function renamed(into: NamesInto, names: readonly string[]): string[] {
  return [...new Set(names.map((name) => nameIn(into, name)))];
}

function stated<F extends Readonly<Record<string, FactValue>>>(into: NamesInto, facts: F): F {
  const name = facts[FUNCTION];
  return typeof name === 'string' ? { ...facts, [FUNCTION]: nameIn(into, name) } : facts;
}

function settledIn(into: NamesInto, one: HandedResponse['settled'][number]): HandedResponse['settled'][number] {
  const { restricts, facts } = one;
  return {
    ...one,
    facts: stated(into, facts),
    ...(restricts && {
      restricts: { recorded: renamed(into, restricts.recorded), stated: renamed(into, restricts.stated) },
    }),
  };
}

/** Two that are one by their names now: its end stands, where it is known of either. */
function once(outages: HandedOver['outages']): HandedOver['outages'] {
  const isSame = (one: HandedOver['outages'][number], other: HandedOver['outages'][number]) =>
    one.function === other.function && one.from === other.from;
  return outages.filter((one, index) => {
    const same = outages.filter((other) => isSame(one, other));
    return one === (same.find(({ to }) => to !== null) ?? same[0]) && outages.indexOf(one) === index;
  });
}
