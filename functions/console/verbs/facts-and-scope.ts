import type { z } from '@hono/zod-openapi';
import type { Scope } from '../../domain/base/scope.ts';
import type { Text } from '../../domain/base/text.ts';
import type { DateText, Instant } from '../../domain/base/time/instant.ts';
import { zonedParts } from '../../domain/base/time/zoned.ts';
import { timesBefore } from '../../domain/incident/decide/decide-facts.ts';
import { failureAfter } from '../../domain/incident/evolve/before-failure.ts';
import type { Thing } from '../../domain/incident/record/event-parts.ts';
import { asOfThing, isOfBoth, thingAlone } from '../../domain/incident/situation/courses.ts';
import { isWellByWord } from '../../domain/incident/situation/heard.ts';
import { hasStarted } from '../../domain/incident/standing/notices.ts';
import { ScopeError } from '../../domain/register/audience.ts';
import type { StatedTimes } from '../../domain/signal/stated-times.ts';
import { mustBePast, mustNotPrecede } from '../http/moments.ts';
import { bothOf, invalid } from '../http/problem.ts';
import { functionCalled } from '../shown/own-words.ts';
import { replacedSince, type SentStatement } from '../shown/replaced-since.ts';
import { stateAt } from '../shown/since-worded.ts';
import { scopeWarnings } from '../shown/warnings/done-warnings.ts';
import { failsOn, STILL_FIRING } from '../words/still-firing.ts';
import { checkedFacts, wholeWithFacts } from './facts.ts';
import { lookUpFunction } from './functions.ts';
import { outageBody } from './outage-body.ts';
import { assessBody, scopeBody } from './schemas.ts';
import { statedTimes } from './times.ts';
import { keepIfGiven, reasonGiven, type Verb, type VerbContext, verb } from './verb.ts';

const assessOnly = verb(
  'assess',
  assessBody,
  'State facts and times; overrule the level with a reason',
  [
    'Facts not named stay as they are. The level follows from the facts by the policy; every assessment is kept.',
    'To take back or make milder what is known, or to end a duty by it, give a "reason".',
    'Where what happened to data and a disruption of the service are one incident and began apart, "timesOf" says which of the two the times are of.',
  ].join(' '),
  async (body, context) => {
    const { caller, policy, state } = context;
    const of = body.timesOf ?? (await thingThen(body, context));
    const thing = asOfThing(state, of, caller.at);
    // Times of a thing that these facts bring in, or of either of two, lie beside what is known: the decision compares them.
    const isOfEither = of !== undefined || isOfBoth({ ...state, facts: { ...state.facts, ...body.facts } });
    const beside =
      isOfEither && thing === state ? { occurredAt: null, restoredAt: null, detectedAt: caller.at } : thing;
    const [facts, times] = bothOf(
      () => checkedFacts(policy, body.facts),
      (): StatedTimes => statedTimes(body, beside, caller.at, policy.zone),
    );
    const named = facts['service.function'];
    const lookedUp =
      typeof named !== 'string' || named === 'unknown'
        ? { found: { name: named }, warnings: [] }
        : await lookUpFunction('facts.service.function', named, context);
    const { name, ...found } = lookedUp.found;
    const { level } = body;
    const reason = (await keepIfGiven(context, 'reason', body.reason)) ?? undefined;
    const overrule = level === undefined || reason === undefined ? null : { level, reason };
    const recorded = name === undefined ? facts : { ...facts, 'service.function': name };
    const why = { ...(of && { of }), ...(reason && { reason }) };
    const command = { do: 'assess', facts: recorded, times, overrule, ...why, ...found } as const;
    const stated = { actor: { kind: 'person', id: caller.person.id }, facts: recorded, times, of } as const;
    const warnings = [...lookedUp.warnings, ...(await doubtsOf(context, body.opened, stated))];
    return { command, warnings };
  },
);

/** A form that was opened while the incident was of one thing has its times, also where it is of two by now. */
async function thingThen(
  { opened, occurredAt, restoredAt, facts }: z.output<typeof assessBody>,
  { state, ports }: VerbContext,
): Promise<Thing | undefined> {
  const isTimed = occurredAt !== undefined || restoredAt !== undefined;
  if (opened === undefined || !isTimed || !isOfBoth(state)) return undefined;
  const then = await stateAt(ports, state, opened.seq);
  if (then === null || isOfBoth({ ...then, facts: { ...then.facts, ...facts } })) return undefined;
  return thingAlone(then) ?? undefined;
}

/** Warnings to the person who states this: a restoration that does not hold, and what others recorded since the form was opened. */
async function doubtsOf(
  { policy, state, ports, caller }: VerbContext,
  opened: z.output<typeof assessBody>['opened'],
  stated: SentStatement,
): Promise<Text[]> {
  const { facts, times } = stated;
  const { of } = timesBefore({ policy, state, actor: stated.actor, at: caller.at }, stated);
  const again = failureAfter(state, times.restoredAt, { facts, of });
  const isFiring = times.restoredAt != null && of !== 'data' && isWellByWord(policy, state.heard);
  const doubts = again !== null ? [failsOn(again, policy.zone)] : isFiring ? [STILL_FIRING] : [];
  if (opened === undefined) return doubts;
  return [...doubts, ...replacedSince(policy, (await ports.readIncident(state.stream)).items, opened.seq, stated)];
}

const assess: Verb = {
  ...assessOnly,
  build: (body, context) => {
    wholeWithFacts(context.policy, assessBody, body);
    return assessOnly.build(body, context);
  },
};

const outage = verb(
  'outage',
  outageBody,
  'Record when a function was out of order, or withdraw such a record',
  [
    'Leave out "to" while it still is; send the same "function" and "from" again with "to" when it is back.',
    'With "withdraw" and a "reason", the outage that was recorded with this "function" and "from" counts no more.',
    'A function that neither the policy nor the register names is called as you call it; "warnings" then tells which they name.',
  ].join(' '),
  async (body, context) => {
    if (body.withdraw) return await withdrawal(body, context);
    mustBePast('from', body.from, context.caller.at);
    mustBePast('to', body.to, context.caller.at);
    mustNotPrecede(body.from, 'to', body.to, { ja: '開始日時', en: 'its beginning' }, context.policy.zone);
    const {
      found: { name, ...found },
      warnings,
    } = await lookUpFunction('function', body.function, context, body.from);
    const { from, to = null } = body;
    return { command: { do: 'record-outage', function: name, from, to, ...found }, warnings };
  },
);

async function withdrawal(
  { function: given, from, reason: why = '' }: z.output<typeof outageBody>,
  context: VerbContext,
) {
  const name = (await functionCalled(context.ports, context.state, given, from)) ?? given;
  const reason = await context.keep('reason', why);
  return { command: { do: 'withdraw-outage', function: name, from, reason } as const };
}

const scope = verb(
  'scope',
  scopeBody,
  'Say which customers are concerned, and who of them is phoned',
  [
    'Unscoped means all. A new scope voids an approval that was given for the old audience.',
    'Contracts stay in the ledger and cannot be erased, and so do values that the register has under `contract`, `plan`, `region`,',
    '`functions` and `trial`, and a yes or no under any column. Customers chosen by another value are recorded by their contracts:',
    'give the scope again after an import that brings more of them.',
  ].join(' '),
  async (body, context) => {
    const audience = await checked('audience', body.audience, context);
    const calls = body.calls === undefined ? null : await checked('calls', body.calls, context);
    const { ports, caller, policy, state } = context;
    const sent = state.drill ? [] : state.notices.filter(hasStarted);
    const told = await ports.toldAll(audience.scope, dayOf(caller.at, policy.zone), sent);
    const given = await reasonGiven(context, body.reason);
    return {
      command: { do: 'scope', audience: audience.scope, calls: calls?.scope ?? null, told, ...given },
      warnings: [...audience.warnings, ...(calls?.warnings ?? [])],
    };
  },
);

export const statingVerbs = { assess, outage, scope };

/**
 * The scope as it goes on record, with a warning where it means nobody. Throws a 400 Problem when the register knows no such
 * contract or column: a slip would leave customers untold.
 */
async function checked(path: string, scope: Scope, { ports, caller, policy }: VerbContext) {
  if (scope === 'all') return { scope, warnings: [] };
  try {
    const found = await ports.checkScope(scope, dayOf(caller.at, policy.zone));
    return { scope: found.scope, warnings: scopeWarnings(found) };
  } catch (error) {
    throw error instanceof ScopeError ? invalid(path, error.why) : error;
  }
}

function dayOf(at: Instant, zone: string): DateText {
  return zonedParts(at, zone).date;
}
