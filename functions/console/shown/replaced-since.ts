import { sameJson } from '../../domain/base/ledger/canonical.ts';
import { type Actor, type LedgerItem, personIn } from '../../domain/base/ledger/item.ts';
import { capitalized, type Text } from '../../domain/base/text.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { spokenText } from '../../domain/base/time/spoken.ts';
import { timesBefore } from '../../domain/incident/decide/decide-facts.ts';
import type { StatedOf } from '../../domain/incident/decide/stated/thing-meant.ts';
import { foldIncident } from '../../domain/incident/evolve/evolve.ts';
import { askedOf } from '../../domain/incident/paging/taken-back.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import { recordedName } from '../../domain/incident/situation/concern.ts';
import { TIME_NAMES } from '../../domain/incident/standing/times.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { personName } from '../../domain/policy/titles.ts';
import { valueTitle } from '../../domain/rules/facts/value-title.ts';
import type { FactValue } from '../../domain/rules/facts/values.ts';

type Items = readonly LedgerItem<IncidentEvent>[];

export interface SentStatement extends StatedOf {
  readonly actor: Actor;
}

/**
 * What was recorded since a form was opened (its seq), and is replaced by what came with the form: a sentence for each fact and time, with whose it was and
 * what it said. `items`: the ledger as it stood before the statement.
 */
export function replacedSince(policy: Policy, items: Items, opened: number, stated: SentStatement): readonly Text[] {
  const [then, before] = [stateOf(items.filter(({ seq }) => seq <= opened)), stateOf(items)];
  const at = items.at(-1)?.at;
  if (then === null || before === null || at === undefined) return [];
  const since = items.filter(({ seq }) => seq > opened);
  const isReplaced = (was: FactValue | Instant | null, is: typeof was, given: typeof was) =>
    !sameJson(was, is) && !sameJson(is, given);
  const facts = Object.entries(stated.facts).flatMap(([name, given]) => {
    const value = before.facts[name] ?? 'unknown';
    if (!isReplaced(then.facts[name] ?? 'unknown', value, given)) return [];
    const title = name === 'service.function' ? recordedName(policy, String(value)) : valueTitle(policy, value, name);
    return [
      replaced(
        policy,
        askedOf(policy, name),
        title,
        by(since, ({ facts: told }) => name in told),
      ),
    ];
  });
  const given = { policy, actor: stated.actor, at };
  const { of, thing: isOf } = timesBefore({ ...given, state: before }, stated);
  const { thing: wasOf } = timesBefore({ ...given, state: then }, { ...stated, of });
  const times = TIMES.flatMap((name) => {
    const given = stated.times[name];
    if (given === undefined || !isReplaced(wasOf[name], isOf[name], given)) return [];
    const value = isOf[name];
    const title = value === null ? UNKNOWN : spokenText(value, policy.zone);
    return [
      replaced(
        policy,
        TIME_NAMES[name],
        title,
        by(since, ({ times: told }) => told[name] !== undefined),
      ),
    ];
  });
  return [...facts, ...times];
}

/** The same of a statement that is on record: the item that it stands in. */
export function replacedBy(policy: Policy, items: Items, opened: number, seq: number): readonly Text[] {
  const item = items.find((one) => one.seq === seq);
  const stated = item === undefined ? null : statementIn(item);
  const before = items.filter((one) => one.seq < seq);
  return stated === null ? [] : replacedSince(policy, before, opened, stated);
}

const TIMES = ['occurredAt', 'detectedAt', 'knownAt', 'restoredAt'] as const;
const UNKNOWN: Text = { ja: '不明', en: 'unknown' };

function stateOf(items: Items): OpenIncident | null {
  const state = foldIncident(items[0]?.stream ?? '', items);
  return state.status === 'none' ? null : state;
}

function statementIn({ actor, events }: LedgerItem<IncidentEvent>): SentStatement {
  const times = events.filter((event) => event.type === 'times.stated');
  const of = times.find((event) => event.of !== undefined)?.of;
  return {
    actor,
    facts: Object.assign({}, ...events.map((event) => (event.type === 'facts.stated' ? event.facts : {}))),
    times: Object.assign({}, ...times.map((event) => event.times)),
    ...(of && { of }),
  };
}

/** The person who stated it last; null where a signal, a join or the system did. */
function by(since: Items, isOf: (statement: SentStatement) => boolean): string | null {
  const item = since.findLast((one) => isOf(statementIn(one)));
  return item === undefined ? null : personIn(item.actor);
}

function replaced(policy: Policy, what: Text, was: Text, person: string | null): Text {
  const name = person === null ? null : personName(policy, person);
  return {
    ja: `${what.ja}は、この画面を開いた後に${name === null ? '' : `${name.ja}が`}「${was.ja}」と記録していましたが、今回の入力で置き換えました。どちらが正しいかご確認ください。`,
    en: `${capitalized(what.en)}: ${name === null ? 'it had been recorded' : `${name.en} had recorded it`} as “${was.en}” after this form was opened, and what you sent took its place. Please check which is right.`,
  };
}
