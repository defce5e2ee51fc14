import type { Text } from '../../domain/base/text.ts';
import { textsToHandOver } from '../../domain/incident/joining/handed-over.ts';
import type { TextInto } from '../../domain/incident/record/joined.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import { isOwed } from '../../domain/incident/standing/duties.ts';
import { hasStarted } from '../../domain/incident/standing/notices.ts';
import type { SignalSeen } from '../../domain/signal/signal.ts';
import { loadOpened } from '../shown/opened.ts';
import { calledFunctions } from '../shown/own-words.ts';
import { joinBody } from './schemas.ts';
import { type Verb, type VerbContext, verb } from './verb.ts';

const join = verb(
  'join',
  joinBody,
  'Join this incident into another one',
  [
    'For two alarms of one event. The signals, facts, times, outages, measures and customers concerned of this incident go on in the',
    'other one ("into"), where everything is assessed anew: known wins over unknown, and the graver over the other; what contradicted is',
    'told in its timeline, and people are called to decide. The prevention plan, exceptions, filings and decisions go on there. Later signals of the same sources go there. Unsent notices of this incident are',
    'cancelled, what it owed is void; what was told or met stays on its record. It cannot be undone. Those who lead may do it.',
  ].join(' '),
  async (body, { ports, state, keep, keepIn }) => {
    const target = await loadOpened(ports, body.into);
    const { id: incident, status, drill } = target;
    const reason = await keep('reason', body.reason);
    const reasonInto = await keepIn(target.stream, 'reason', body.reason);
    const seenInto = await signalsFor(target.stream, state, ports, keepIn);
    const into = { incident, status, drill };
    const textsInto = await textsFor(target.stream, state, ports, keepIn);
    const functionsInto = await namesInto(ports, state, target);
    return {
      command: { do: 'join', into, reason, reasonInto, seenInto, textsInto, ...functionsInto },
      warnings: [...toldTwice(state, target), ...firstCarriedOn(state, target), ...widenedTo(state, target)],
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

export const joiningVerbs: readonly Verb[] = [join];

/** The first notice of this incident would be cancelled, and the other one has sent its own. */
export function firstCarriedOn(state: OpenIncident, target: OpenIncident): Text[] {
  const isOpen = state.duties.some((duty) => duty.kind === 'notice.first' && isOwed(duty));
  if (!isOpen || state.notices.some(hasStarted) || !target.notices.some(hasStarted)) return [];
  return [
    {
      ja: `${state.id} の初報は未送信です。${target.id} ではお客様への通知を送信済みのため、${state.id} の内容は、初報の期限のまま ${target.id} の続報としてお知らせする必要があります。`,
      en: `The first notice of ${state.id} has not gone out, and ${target.id} has told customers already: what ${state.id} is about is owed there as a follow-up, by the time of that first notice.`,
    },
  ];
}

/** Customers who were told of the one would be told of the other as well. */
function toldTwice(state: OpenIncident, target: OpenIncident): Text[] {
  const told = (one: OpenIncident) => one.notices.some((notice) => notice.stage === 'first' && hasStarted(notice));
  if (!told(state) || told(target)) return [];
  return [
    {
      ja: `${state.id} では初報を送信済みですが、${target.id} ではまだ送信していません。${target.id} の初報は、同じお客様にもう一度届きます。不要な場合は、理由を記録して見送ってください。`,
      en: `A first notice of ${state.id} went out already, none of ${target.id}: its first notice would tell those customers again. Waive it there with a reason, or send it to the others.`,
    },
  ];
}

/** One of the two names only some customers, and the other one does not: all of them are concerned once they are one. */
export function widenedTo(state: OpenIncident, target: OpenIncident): Text[] {
  if ((state.audience === 'all') === (target.audience === 'all')) return [];
  const narrowed = state.audience === 'all' ? target : state;
  return [
    {
      ja: `通知の対象が一部のお客様に限られているのは、${narrowed.id} だけです。統合後の ${target.id} の対象は「すべてのお客様」になります。一部のお客様に限る場合は、統合後に対象を設定し直してください。`,
      en: `Only ${narrowed.id} names some customers as its scope. Once joined, ${target.id} concerns all customers. Set its scope again after the join if it concerns only some.`,
    },
  ];
}
