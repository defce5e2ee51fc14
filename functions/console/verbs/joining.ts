import { textsToHandOver } from '../../domain/incident/joining/handed-over.ts';
import type { TextInto } from '../../domain/incident/record/joined.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import type { SignalSeen } from '../../domain/signal/signal.ts';
import { loadOpened } from '../shown/opened.ts';
import { calledFunctions } from '../shown/own-words.ts';
import { joinWarnings } from '../shown/warnings/join-warnings.ts';
import { joinBody } from './schemas.ts';
import { type VerbContext, verb } from './verb.ts';

const join = verb(
  'join',
  joinBody,
  'Join this incident into another one',
  [
    'For two alarms of one event. The signals, facts, times, outages, measures and customers concerned of this incident go on in the',
    'other one ("into"), where everything is assessed anew: known wins over unknown, and the graver over the other; what contradicted is',
    'told in its timeline, and people are called to decide. "warnings" names what the two have otherwise: answers and times. The prevention plan, exceptions, filings and decisions go on there. Later signals of the same sources go there. Unsent notices of this incident are',
    'cancelled, what it owed is void; what was told or met stays on its record. It cannot be undone. Those who lead may do it.',
  ].join(' '),
  async (body, { ports, policy, state, caller, keep, keepIn }) => {
    const target = await loadOpened(ports, body.into);
    const { id: incident, status, drill } = target;
    const reason = await keep('reason', body.reason);
    const reasonInto = await keepIn(target.stream, 'reason', body.reason);
    const seenInto = await signalsFor(target.stream, state, ports, keepIn);
    const into = { incident, status, drill };
    const textsInto = await textsFor(target.stream, state, ports, keepIn);
    const functionsInto = await namesInto(ports, state, target);
    const asked = { reason, reasonInto, seenInto, textsInto, ...functionsInto };
    const join = { ...asked, into: incident, by: caller.person.id };
    return {
      command: { do: 'join', into, ...asked },
      warnings: joinWarnings(policy, { ...state, join }, target),
    };
  },
);

/**
 * The signals so far, their own words put away beside the other incident; one whose words were erased is left out. Each goes by
 * its own name, so that a request that is repeated after another signal came in finds its texts as they were.
 */
async function signalsFor(
  stream: string,
  state: OpenIncident,
  ports: VerbContext['ports'],
  keepIn: VerbContext['keepIn'],
): Promise<SignalSeen[]> {
  const copies = state.seen.map(async (seen) => {
    const words = await ports.getContent(state.stream, seen.words);
    return words === null ? [] : [{ ...seen, words: await keepIn(stream, `signal-${seen.words.content}`, words) }];
  });
  return (await Promise.all(copies)).flat();
}

/** The texts of what was decided, filed and asked here, put away beside the other incident; null for one that was erased. */
async function textsFor(
  stream: string,
  state: OpenIncident,
  ports: VerbContext['ports'],
  keepIn: VerbContext['keepIn'],
): Promise<TextInto[]> {
  const copies = textsToHandOver(state).map(async (ref) => {
    const text = await ports.getContent(state.stream, ref);
    const into = text === null ? null : await keepIn(stream, `text-${ref.content}`, text);
    return { content: ref.content, into };
  });
  return Promise.all(copies);
}

/** The functions that go by another name on record in the other incident, or by two here, though people call them the same. */
async function namesInto(
  ports: VerbContext['ports'],
  state: OpenIncident,
  target: OpenIncident,
): Promise<{ readonly functionsInto?: Readonly<Record<string, string>> }> {
  const [own, there] = [await calledFunctions(ports, state), await calledFunctions(ports, target)];
  const renamed = own.flatMap(({ name, words }) => {
    const one = [...there, ...own].find((other) => other.words === words);
    return one === undefined || one.name === name ? [] : [[name, one.name] as const];
  });
  return renamed.length === 0 ? {} : { functionsInto: Object.fromEntries(renamed) };
}

export const joiningVerbs = { join };
