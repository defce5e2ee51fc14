import type { Policy } from '../../policy/shape/schema.ts';
import { isGrave } from '../../rules/facts/compare.ts';
import type { Facts } from '../../rules/facts/values.ts';
import { concernsService } from './concern.ts';
import { isLikely } from './situation.ts';

/** What is known of an incident, completed, and whether it has outages. */
export interface InQuestion {
  readonly policy: Policy;
  readonly facts: Facts;
  readonly hasOutages: boolean;
}

const OF_PERSONS: readonly string[] = [
  'data.sensitive',
  'data.financial',
  'data.mynumber',
  'data.exposed',
  'data.persons',
];
/** Causes that reach for data, whatever is known of it. */
const REACHING: readonly string[] = ['malware', 'intrusion', 'insider', 'loss'];
const SIGNS: readonly string[] = ['data.affected', 'data.leak', 'data.tampering', 'data.loss', 'cause.wrongful'];
const BEYOND: readonly string[] = ['spread', 'risk'];

/**
 * Whether the incident raises the question that a fact answers: how many persons a leak concerns, how far an outage is felt. Where it
 * does, not to know the fact excludes nothing; where it does not, the fact says nothing of this incident.
 */
export function isInQuestion(one: InQuestion, name: string): boolean {
  if (name === 'data.recovered') return isLikely(one, 'data.leak');
  if (name === 'data.copy' || name === 'data.restored') return isLikely(one, 'data.loss');
  if (OF_PERSONS.includes(name)) return reachesData(one) && one.facts['data.personal'] !== 'none';
  if (name.startsWith('data.') || name === 'asset.class') return reachesData(one);
  if (name.startsWith('service.') || name === 'fixed.quickly') return reachesService(one);
  return reachesData(one) || reachesService(one) || hasGrave(one);
}

function reachesData(one: InQuestion): boolean {
  return [...SIGNS, ...BEYOND].some((fact) => isLikely(one, fact)) || REACHING.includes(`${one.facts['cause.kind']}`);
}

function reachesService(one: InQuestion): boolean {
  return one.hasOutages || concernsService(one);
}

function hasGrave({ policy, facts }: InQuestion): boolean {
  return Object.entries(facts).some(([name, value]) => value !== 'unknown' && isGrave(policy, name, value));
}
