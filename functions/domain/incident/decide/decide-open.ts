import { type Actor, personIn } from '../../base/ledger/item.ts';
import { refuse } from '../../base/refusal.ts';
import type { Text } from '../../base/text.ts';
import { earlier, type Instant } from '../../base/time/instant.ts';
import { requestNext } from '../../components/executions.ts';
import { callRoles } from '../../components/paging/escalation.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { assess } from '../../rules/assessment/assess.ts';
import { contradictionIn } from '../../rules/facts/contradictions.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import { evolveEvent } from '../evolve/evolve.ts';
import { inTurn } from '../evolve/play.ts';
import { duties } from '../owed/reconcile-duties.ts';
import { callResponders } from '../owed/responders.ts';
import { escalation, openPage } from '../paging/pages.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { IncidentState } from '../record/state.ts';
import { timesProblem } from '../standing/times.ts';

type Open = CommandOf<'open'>;
/** Before it is opened nothing has been decided. */
const NOT_ASSESSED = { assessment: { level: null } } as const;

const ALREADY: Text = {
  ja: 'このインシデントはすでに登録されています。',
  en: 'The incident has been opened already.',
};
const IMPOSSIBLE: Text = { ja: 'インシデントを登録できませんでした。', en: 'The incident cannot be opened.' };

/** Opens an incident: what is stated, what follows from it, what is owed, who is called, and the workflow. FC-3. */
export function decideOpen(
  policy: Policy,
  state: IncidentState,
  by: { readonly actor: Actor; readonly at: Instant },
  command: Open,
): DecideResult {
  if (state.status !== 'none') return refuse('already-open', ALREADY);
  const isReport = command.origin.kind === 'report';
  const problem = isReport
    ? (timesProblem(command, by.at, policy.zone) ?? contradictionIn({}, command.facts, false))
    : null;
  if (problem !== null) return refuse('invalid', problem);
  const opened = openedEvent(command, by.at);
  const after = evolveEvent(state, opened, { seq: 1, at: by.at, person: personIn(by.actor) });
  if (after.status === 'none') return refuse('invalid', IMPOSSIBLE);
  return [
    opened,
    ...inTurn(
      { policy, state: after, ...by },
      stated(command),
      assessed,
      duties,
      called(command),
      callResponders(NOT_ASSESSED),
      workflow,
    ),
  ];
}

/** A signal's clock may run ahead of ours: nothing is detected in the future, and nothing occurred after it was detected. */
function openedEvent(
  { do: _, facts: __, call: ___, named: ____, ...command }: Open,
  at: Instant,
): Extract<IncidentEvent, { type: 'incident.opened' }> {
  const detectedAt = earlier(command.detectedAt, at);
  const occurredAt = command.occurredAt === null ? null : earlier(command.occurredAt, detectedAt);
  return { type: 'incident.opened', ...command, detectedAt, occurredAt };
}

/** That somebody outside reported it is a fact as well. SY-7. */
function stated({ facts: given, origin, named }: Open) {
  const isOutside = origin.kind === 'report' && origin.reporter !== null;
  const facts = isOutside ? { 'reporter.customer': 'yes', ...given } : given;
  return (): IncidentEvent[] =>
    Object.keys(facts).length === 0 ? [] : [{ type: 'facts.stated', facts, ...(named && { title: named }) }];
}

function assessed({ policy, state }: Given): IncidentEvent[] {
  return [{ type: 'incident.assessed', assessment: assess(policy, state.facts, null) }];
}

/** One page for everything that is new, a triage and duties missed already included. */
function called({ call = [] }: Open) {
  return (given: Given): IncidentEvent[] => {
    const { policy, at } = given;
    return [openPage(given, 'opened', null, [...callRoles(policy, call, at), ...escalation(given)])];
  };
}

function workflow({ state }: Given): IncidentEvent[] {
  return [requestNext(state, 'incident', null)];
}
