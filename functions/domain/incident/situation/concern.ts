import type { Text } from '../../base/text.ts';
import { ownWordsTitle } from '../../policy/own-titles.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Section } from '../../policy/shape/stages.ts';
import { inPersonsWords } from '../../policy/titles.ts';
import type { Facts, FactValue } from '../../rules/facts/values.ts';
import type { OpenIncident } from '../record/state.ts';
import { factOf, isLikely, type NoticeSituation, statedByPerson } from './situation.ts';

/** What is known of an incident, and which of it people stated. */
interface FactsByPeople extends Pick<NoticeSituation, 'facts'> {
  readonly state: Pick<OpenIncident, 'statedByPeople'>;
}

/** What can happen to customers' data, by the fact that says so. */
export const DATA_HARMS: readonly (readonly [fact: string, noun: Text])[] = [
  ['data.leak', { ja: '漏えい', en: 'leak' }],
  ['data.tampering', { ja: '改ざん', en: 'alteration' }],
  ['data.loss', { ja: '消失', en: 'loss' }],
];

/** Whether customers' data may be concerned: only then a notice speaks of data. */
export function concernsData(situation: FactsByPeople): boolean {
  return DATA_HARMS.some(([fact]) => isLikely(situation, fact));
}

/** Whether it is certain that data came to harm; else it is data that may be concerned. */
export function isHarmSure(situation: Pick<FactsByPeople, 'facts'>): boolean {
  return DATA_HARMS.some(([fact]) => factOf(situation, fact) === 'confirmed');
}

/** Whether facts that were told say that data came to harm, or may have. */
export function isLikelyHarm(facts: Facts): boolean {
  return DATA_HARMS.some(([fact]) => isLikely({ facts }, fact));
}

/** Whether data may have reached others, so that customers must beware. */
export function mayBeAbused(situation: Pick<FactsByPeople, 'facts'>): boolean {
  return (isLikely(situation, 'data.leak') && !isRecovered(situation)) || isLikely(situation, 'spread');
}

/** Whether data got out and came back unseen: it was exposed, but nobody has it. */
export function isRecovered(situation: Pick<FactsByPeople, 'facts'>): boolean {
  return isLikely(situation, 'data.leak') && factOf(situation, 'data.recovered') === 'yes';
}

/** Whether lost data is there again, as somebody recorded it. */
export function isLossRestored(situation: Pick<FactsByPeople, 'facts'>): boolean {
  return isLikely(situation, 'data.loss') && factOf(situation, 'data.restored') === 'yes';
}

/** Whether a person stated that somebody of the company made a mistake, be it in a setting or in their work. */
export function isByMistake(situation: FactsByPeople): boolean {
  return ['misconfiguration', 'mistake'].includes(String(statedByPerson(situation, 'cause.kind')));
}

/** Whether it is about persons: unless somebody stated that no personal data is concerned. */
export function concernsPersons(situation: FactsByPeople): boolean {
  return concernsData(situation) && factOf(situation, 'data.personal') !== 'none';
}

const ATTACKS = ['malware', 'intrusion'] as const;

/** Causes that are events of their own: customers are told of them even before anything else is known. */
export type Attack = (typeof ATTACKS)[number];

/** The attack that a kind of cause names; null for other kinds. */
export function attackNamed(kind: FactValue): Attack | null {
  return ATTACKS.find((attack) => attack === kind) ?? null;
}

/** The attack that a person stated. What only a signal says is a suspicion. */
export function attackStated(situation: FactsByPeople): Attack | null {
  return attackNamed(statedByPerson(situation, 'cause.kind'));
}

/** Whether readers ask at once what became of their data: in an attack and where a risk has become real, not in an outage. */
export function raisesDataQuestion(situation: FactsByPeople): boolean {
  return (
    concernsData(situation) ||
    attackStated(situation) !== null ||
    ['spread', 'risk'].some((fact) => isLikely(situation, fact))
  );
}

/** Whether harm to data was in question and has been ruled out, and nothing else is likely. */
export function wasRuledOut(situation: FactsByPeople): boolean {
  const isLeft =
    attackStated(situation) !== null ||
    ['spread', 'risk', 'obligation', 'cause.wrongful'].some((fact) => isLikely(situation, fact));
  const isNone = DATA_HARMS.some(([fact]) => factOf(situation, fact) === 'none');
  return isNone && !isLeft && !concernsData(situation) && !concernsService(situation);
}

/** The facts by which customers are told that they feel an effect, or may. */
export const EFFECTS: readonly string[] = ['service.felt', 'service.impact', 'service.customers', 'service.long'];

/** What is known of the service's use: whether customers feel it; while that is open, an impaired service may be felt. */
export function serviceStep(situation: Pick<FactsByPeople, 'facts'>): FactValue {
  const felt = factOf(situation, 'service.felt');
  if (felt !== 'unknown') return felt;
  if (isLikely(situation, 'service.long')) return 'possible';
  const impact = factOf(situation, 'service.impact');
  return impact === 'minor' || impact === 'major' ? 'possible' : impact;
}

/** Whether a disruption of the service is, or may be, felt. */
export function concernsService(situation: Pick<FactsByPeople, 'facts'>): boolean {
  const step = serviceStep(situation);
  return step === 'confirmed' || step === 'possible';
}

/** Where a notice names the functions concerned. */
export const NAMING: readonly Section[] = ['scope', 'impact'];

/** Whether a notice keeps from its readers which functions are concerned: no other section names them. FC-5. */
export function hidesFunctions(withheld: readonly Section[] | undefined): boolean {
  return NAMING.every((section) => withheld?.includes(section) === true);
}

/** The functions concerned, of the outages recorded and as stated, by the names on record. */
export function functionNames({ facts, outages }: Pick<OpenIncident, 'facts' | 'outages'>): readonly string[] {
  return [...new Set([...outages.map((outage) => outage.function), ...statedFunctions({ facts })])];
}

/** The function that is stated, by itself; none where none is. */
export function statedFunctions({ facts }: Pick<OpenIncident, 'facts'>): readonly string[] {
  const stated = factOf({ facts }, 'service.function');
  return typeof stated === 'string' && stated !== 'unknown' ? [stated] : [];
}

/** The functions concerned, by the names that the policy gives them. */
export function functionsOf({
  facts,
  state,
  policy,
}: Pick<NoticeSituation, 'facts' | 'state' | 'policy'>): readonly Text[] {
  return toldNames(policy, functionNames({ facts, outages: state.outages }));
}

/** Whether a notice tells in a person's words which functions are concerned. Those on record may be others than were restricted. */
export function namesFunctions({ withheld, areFunctionsWorded = false }: NoticeSituation): boolean {
  return areFunctionsWorded && !withheld.includes('scope');
}

/** A function by its name on record; by the words of a person where a key stands for them. */
export function recordedName(policy: Pick<Policy, 'ownTitles'>, name: string): Text {
  return inPersonsWords(policy, name) ?? { ja: name, en: name };
}

/** What notices call these functions. A name that was erased is told to nobody, one that two incidents gave once. */
export function toldNames(policy: Policy, names: readonly string[]): readonly Text[] {
  const known = names.filter((name) => Object.hasOwn(policy.ownTitles ?? {}, name) || ownWordsTitle(name) === null);
  const titles = known.map((name) => functionTitle(policy, name));
  return titles.filter(({ ja }, index) => titles.findIndex((one) => one.ja === ja) === index);
}

/** What notices call a function. */
export function functionTitle(policy: Policy, name: string): Text {
  const known = policy.serviceLevels.find((one) => one.function === name);
  return known?.title ?? recordedName(policy, name);
}
