import { sameJson } from '../../base/ledger/canonical.ts';
import { type Instant, latestOf } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { factCatalogue } from '../../rules/facts/catalogue.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import { graverOf } from '../../rules/facts/graver.ts';
import type { Facts, FactType, FactValue } from '../../rules/facts/values.ts';
import type { SourceHeard } from '../record/source-heard.ts';
import type { OpenIncident } from '../record/state.ts';
import { concernsService, raisesDataQuestion } from './concern.ts';

/**
 * When the service was well again, by what all sources told last: null while one of them fires, or where none of them tells.
 * What tells of data alone says nothing of it, unless all do.
 */
export function restoredByAll(policy: Policy, heard: readonly SourceHeard[]): Instant | null {
  const ofService = heard.filter((one) => !tellsOfDataAlone(policy, one));
  const telling = ofService.length === 0 ? heard : ofService;
  if (telling.some(({ state }) => state === 'firing')) return null;
  return latestOf(telling.map(({ restoredAt }) => restoredAt));
}

/** Whether a source fires that tells of the service, and not of data alone. */
export function isServiceFiring(policy: Policy, heard: readonly SourceHeard[]): boolean {
  return heard.some((one) => one.state === 'firing' && !tellsOfDataAlone(policy, one));
}

/** Whether such a source has not told by itself that all is well: it fires, or a person alone stated since that it is over. */
export function isWellByWord(policy: Policy, heard: readonly SourceHeard[]): boolean {
  // It may have come to that state in the minute in which it fired.
  const isStated = ({ state, at, restoredAt, byWord }: SourceHeard) =>
    state === 'restored' && at !== '' && (byWord === true || at < (restoredAt ?? ''));
  return heard.some((one) => (one.state === 'firing' || isStated(one)) && !tellsOfDataAlone(policy, one));
}

/** Whether what a source told is of data, and nothing of the service. */
export function tellsOfDataAlone(policy: Policy, { facts: stated, ofData }: SourceHeard): boolean {
  const facts = knownFacts(policy, stated);
  if (concernsService({ facts })) return false;
  return ofData === true || raisesDataQuestion({ state: { statedByPeople: new Set() }, facts });
}

/**
 * What a source states, beside the others of its incident: it makes nothing milder that stands by another one, and answers nothing that
 * a join left open although it had said the same before.
 */
export function statedBeside(policy: Policy, state: OpenIncident, source: string, stated: Facts): Facts {
  const others = state.merged.length === 0 ? [] : state.heard.filter((one) => one.source !== source);
  const catalogue = factCatalogue(policy);
  const entries = Object.entries(stated).flatMap(([name, value]): [string, FactValue][] => {
    const type = catalogue.get(name)?.type;
    if (type === undefined || value === 'unknown') return [[name, value]];
    if ((state.leftOpen[name] ?? []).some((known) => isNoGraver(name, type, value, known))) return [];
    const said = others.map(({ facts }) => facts[name] ?? 'unknown').filter((one) => one !== 'unknown');
    return [[name, beside(name, type, value, state.facts[name] ?? 'unknown', said)]];
  });
  return Object.fromEntries(entries);
}

/** What stands stays where another source said so too, unless the new value is graver. */
function beside(
  name: string,
  type: FactType,
  value: FactValue,
  stands: FactValue,
  said: readonly FactValue[],
): FactValue {
  if (stands === 'unknown') return value;
  if (Array.isArray(value) && Array.isArray(stands)) {
    const theirs = stands.filter((one) => said.some((each) => Array.isArray(each) && each.includes(one)));
    return [...new Set([...theirs, ...value])];
  }
  if (graverOf(name, type, value, stands) === null) return said.some((one) => sameJson(one, stands)) ? stands : value;
  return said.reduce<FactValue>((gravest, one) => {
    const standing = isNoGraver(name, type, one, stands) ? one : stands;
    return graverOf(name, type, gravest, standing) ?? gravest;
  }, value);
}

/** Whether a value is no graver than the one known; of two without an order, what is known stands. */
function isNoGraver(name: string, type: FactType, value: FactValue, known: FactValue): boolean {
  const graver = graverOf(name, type, known, value);
  return graver === null || sameJson(graver, known);
}
