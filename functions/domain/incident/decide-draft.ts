import type { Section } from '../notice/stages.ts';
import type { Policy } from '../policy/schema.ts';
import type { Refusal } from './command.ts';
import type { IncidentEvent } from './events.ts';
import type { CommandOf, Given, Outcome } from './given.ts';
import { findNotice, hasStarted, isStale, isUnsent, numberFor } from './notices.ts';
import { inTurn } from './play.ts';
import { refuse } from './refusal.ts';
import type { OpenIncident } from './state.ts';
import { askApprovers } from './void-approvals.ts';
import { TEXT_CHANGED } from './void-reasons.ts';

type Draft = CommandOf<'draft'>;

/** A text for customers. It replaces the one of its stage that has not gone out; approvers are called. FC-4, FC-5, FC-10. */
export function decideDraft(given: Given, command: Draft): Outcome {
  const author = given.actor.kind === 'person' ? given.actor.id : null;
  if (command.author !== author) return refuse('not-allowed', 'A draft names the one who gives it as its author.');
  const refusal =
    sectionsProblem(given.policy, command) ?? orderProblem(given.state, command) ?? needlessProblem(given, command);
  if (refusal !== null) return refusal;
  return inTurn(given, drafted(command), replaced(given.state, command), (now) => askApprovers(now, author));
}

function drafted(command: Draft) {
  return ({ state }: Given): IncidentEvent[] => {
    const { do: _, ...told } = command;
    const notice = `${state.id}-n${state.notices.length + 1}`;
    const number = numberFor(state, command.stage);
    const corrects = command.corrects ?? (command.stage === 'correction' ? lastSent(state) : null);
    return [{ type: 'notice.drafted', ...told, notice, number, corrects, basedOn: command.basedOn ?? state.seq }];
  };
}

function lastSent({ notices }: OpenIncident): string | null {
  return notices.findLast(hasStarted)?.id ?? null;
}

/** What it replaces. An approval given for the old text falls with it. */
function replaced(before: OpenIncident, { stage }: Draft) {
  return ({ state }: Given): IncidentEvent[] => {
    const by = state.notices.at(-1)?.id ?? '';
    const olds = before.notices.filter((notice) => notice.stage === stage && isUnsent(notice));
    return olds.flatMap(({ id, status }): IncidentEvent[] => [
      ...(status === 'approved' ? [{ type: 'approval.voided', notice: id, reason: TEXT_CHANGED } as const] : []),
      { type: 'notice.superseded', notice: id, by },
    ]);
  };
}

function sectionsProblem(policy: Policy, { stage, sections, limited }: Draft): Refusal | null {
  const rule = policy.notices.stages[stage];
  if (rule === undefined) return refuse('invalid', `This policy has no notices of the stage ${stage}.`);
  const withheld: readonly Section[] = limited?.withheld ?? [];
  const both = withheld.filter((section) => sections.includes(section));
  if (both.length > 0)
    return refuse('invalid', `Withheld and told at once: ${both.join(', ')}. Leave out one of the two.`);
  const kept = withheld.filter((section) => policy.notices.limited?.withhold.includes(section) !== true);
  if (kept.length > 0)
    return refuse('invalid', `This policy lets nobody withhold ${kept.join(', ')}. Write those sections.`);
  const missing = rule.sections.filter((section) => !sections.includes(section) && !withheld.includes(section));
  if (missing.length === 0) return null;
  return refuse('invalid', `A ${stage} notice also needs: ${missing.join(', ')} (${rule.clause}). Add them.`);
}

/** First before all others, once; the detailed one is the last but for corrections. */
function orderProblem(state: OpenIncident, { stage, corrects }: Draft): Refusal | null {
  const sent = state.notices.filter(hasStarted);
  const first = sent.find((notice) => notice.stage === 'first');
  const detailed = sent.find((notice) => notice.stage === 'detailed');
  if (stage === 'first' && first !== undefined) {
    return refuse('wrong-stage', `The first notice went out at ${first.startedAt}. Draft a follow-up or a correction.`);
  }
  if (stage !== 'first' && first === undefined) {
    return refuse('wrong-stage', 'No first notice has gone out yet. Approve that one first.');
  }
  if (stage !== 'correction' && detailed !== undefined) {
    return refuse(
      'wrong-stage',
      `The detailed notice went out at ${detailed.startedAt} and is the last. Only a correction may follow.`,
    );
  }
  return correctsProblem(state, corrects);
}

function correctsProblem(state: OpenIncident, corrects: string | null): Refusal | null {
  if (corrects === null) return null;
  const notice = findNotice(state, corrects);
  if (notice !== undefined && hasStarted(notice)) return null;
  return refuse('not-found', `There is no notice ${corrects} that went out. Name the one that was wrong.`);
}

/** The system does not replace a person's text, nor its own while that is up to date. */
function needlessProblem({ state }: Given, { stage, author }: Draft): Refusal | null {
  if (author !== null) return null;
  const current = state.notices.findLast((notice) => notice.stage === stage && isUnsent(notice));
  if (current === undefined || isStale(state, current)) return null;
  return refuse('not-ready', `Notice ${current.id} stands already.`);
}
