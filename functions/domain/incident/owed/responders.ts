import { callRoles, isActive, isStillCalling } from '../../components/paging/escalation.ts';
import type { Given } from '../command/given.ts';
import { openPage } from '../paging/pages.ts';
import type { IncidentEvent } from '../record/events.ts';

/** A level that was just decided, or changed, calls the people who answer for it and were not called yet, or in vain. CX-1. */
export function callResponders(before: { readonly assessment: Pick<Given['state']['assessment'], 'level'> }) {
  return ({ policy, state, at }: Given): IncidentEvent[] => {
    const { level } = state.assessment;
    if (level === null || level === before.assessment.level) return [];
    const responders = policy.levels.find(({ name }) => name === level)?.responders ?? [];
    const reached = new Set(
      state.pages
        .filter((page) => !isActive(page) || isStillCalling(page, at))
        .flatMap(({ steps }) => steps.filter((step) => step.at <= at).map(({ person }) => person)),
    );
    const people = callRoles(policy, responders, at).filter(({ person }) => !reached.has(person));
    return people.length === 0 ? [] : [openPage({ policy, state, at, actor: SYSTEM }, 'assigned', null, people)];
  };
}

const SYSTEM = { kind: 'system', name: 'hikeshi' } as const;
