import { floorOf, isBelow } from '../assessment/floors.ts';
import { knownFacts } from '../facts/derived.ts';
import type { Facts } from '../facts/values.ts';
import type { Policy } from '../policy/schema.ts';
import { earlier, later } from '../time/instant.ts';
import { assessAnew } from './assess-anew.ts';
import { changedFacts } from './changed-facts.ts';
import type { IncidentEvent, StatedTimes } from './events.ts';
import type { CommandOf, Given, Outcome } from './given.ts';
import { inTurn, play } from './play.ts';
import { refuse } from './refusal.ts';
import type { OpenIncident } from './state.ts';
import { newTimes, timesOf, timesProblem } from './times.ts';
import { voidApprovals } from './void-approvals.ts';

/** Another signal of the same source. It may tell more; it never changes what a person stated. */
export function decideAttach(given: Given, command: CommandOf<'attach-signal'>): Outcome {
  const { source, signal, count } = command;
  const attached: IncidentEvent = { type: 'signal.attached', source, signal, count };
  const facts = Object.fromEntries(
    Object.entries(command.facts).filter(
      ([name, value]) => value !== 'unknown' && !given.state.statedByPeople.has(name),
    ),
  );
  const known = changedFacts(given.state.facts, facts);
  const times = newTimes(given.state, possibleTimes(given, command.times));
  return withConsequences(given, [attached, ...told(known, times)], false);
}

/** Facts and times stated by a person, or a level they insist on. Every assessment is kept, with what it came from. */
export function decideAssess(given: Given, command: CommandOf<'assess'>): Outcome {
  const { policy, state, at } = given;
  const { facts, overrule } = command;
  const times = newTimes(state, command.times);
  const problem =
    (overrule === null ? null : levelProblem(policy, overrule.level, { ...state.facts, ...facts })) ??
    timesProblem({ ...timesOf(state), ...times }, at);
  if (problem !== null) return refuse('invalid', problem);
  const events = told(facts, times);
  if (overrule !== null) events.push({ type: 'level.overruled', ...overrule });
  if (events.length > 0) return withConsequences(given, events, true);
  if (Object.keys(command.times).length > 0) return [];
  return refuse('invalid', 'State at least one fact, a time, or a level with its reason.');
}

/** Why a person may not set this level, as a sentence; null if they may. */
function levelProblem(policy: Policy, level: string, facts: Facts): string | null {
  if (!policy.levels.some(({ name }) => name === level)) {
    const levels = policy.levels.map(({ name }) => name).join(', ');
    return `level ${level} is not a level of this policy. Choose one of ${levels}.`;
  }
  const floor = floorOf(policy, knownFacts(policy, facts));
  if (floor === null || !isBelow(policy, level, floor.level)) return null;
  return `${floor.clause} holds, so the level is at least ${floor.level}. State the facts that end it first.`;
}

/** From when to when a function was out of service. Told again from the same moment, it is the same outage. */
export function decideOutage(given: Given, command: CommandOf<'record-outage'>): Outcome {
  const { at, state } = given;
  const { function: what, from, to } = command;
  if (from > at) return refuse('invalid', `from ${from} lies in the future. State when the outage began.`);
  if (to !== null && to < from) return refuse('invalid', `to ${to} is before from ${from}.`);
  if (to !== null && to > at) return refuse('invalid', `to ${to} lies in the future. Leave it out until it is over.`);
  const same = state.outages.some((outage) => outage.function === what && outage.from === from && outage.to === to);
  if (same) return [];
  const recorded: IncidentEvent = { type: 'outage.recorded', function: what, from, to };
  return [recorded, ...inTurn(play(given, [recorded]), voidApprovals)];
}

function withConsequences(given: Given, events: IncidentEvent[], stated: boolean): IncidentEvent[] {
  return [...events, ...assessAnew(play(given, events), given.state, stated)];
}

function told(facts: Facts, times: StatedTimes): IncidentEvent[] {
  const events: IncidentEvent[] = [];
  if (Object.keys(times).length > 0) events.push({ type: 'times.stated', times });
  if (Object.keys(facts).length > 0) events.push({ type: 'facts.stated', facts });
  return events;
}

/** What a signal may change: it begins no later than known, and never otherwise than a person said. */
function signalled(state: OpenIncident, { detectedAt, occurredAt, restoredAt }: StatedTimes): StatedTimes {
  const isFree = (name: string) => !state.timesByPeople.has(name);
  const began = occurredAt ?? null;
  const isEarlier = began !== null && (state.occurredAt === null || began < state.occurredAt);
  return {
    ...(detectedAt !== undefined && isFree('detectedAt') ? { detectedAt: earlier(detectedAt, state.detectedAt) } : {}),
    ...(isEarlier && isFree('occurredAt') ? { occurredAt: began } : {}),
    // Firing again is news to whoever said that it was over; being over is none.
    ...(restoredAt === null || (restoredAt !== undefined && isFree('restoredAt')) ? { restoredAt } : {}),
  };
}

/** A signal is not asked to correct itself: a restoration lies between the beginning and now. */
function possibleTimes({ state, at }: Given, times: StatedTimes): StatedTimes {
  const { restoredAt, ...others } = signalled(state, times);
  if (timesProblem({ ...timesOf(state), ...others, restoredAt: null }, at) !== null) return {};
  if (restoredAt === undefined) return others;
  if (restoredAt === null) return { ...others, restoredAt };
  return { ...others, restoredAt: later(earlier(restoredAt, at), state.occurredAt ?? state.detectedAt) };
}
