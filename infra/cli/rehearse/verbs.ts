import { LATER_VERBS } from '../../../functions/console/verbs/later.ts';
import type { VerbStep } from './scenario-schema.ts';

/** A request of the product's API. The console and the command line send the same ones. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: unknown;
}

/** The request that a verb is. `incident` is the id it is about; null for verbs about no incident yet opened. */
export function requestOf(step: VerbStep, incident: string | null): ApiRequest | 'needs-incident' {
  switch (step.do) {
    case 'report':
      return { method: 'POST', path: '/api/incidents', body: step.with };
    case 'import':
      return { method: 'POST', path: '/api/customers', body: step.with };
    default:
      if (isLater(step.do)) return { method: 'POST', path: `/api/${step.do}`, body: step.with };
      if (incident === null) return 'needs-incident';
      if (step.do === 'assess') return assessment(step, incident);
      if (step.do === 'reject' || step.do === 'reopen' || isWithdrawal(step)) return withReason(step, incident);
      return { method: 'POST', path: `/api/incidents/${incident}/${step.do}`, body: step.with };
  }
}

/** About no incident. */
function isLater(verb: string): boolean {
  return LATER_VERBS.some((later) => later === verb);
}

function isWithdrawal({ do: verb, with: { withdraw } }: VerbStep): boolean {
  return verb === 'outage' && withdraw === true;
}

/** A scenario may leave out why something is sent back, withdrawn or opened again; the product asks for it. */
function withReason({ do: verb, with: body }: VerbStep, incident: string): ApiRequest {
  return { method: 'POST', path: `/api/incidents/${incident}/${verb}`, body: { reason: NO_REASON, ...body } };
}

/** Facts that a scenario takes back, or makes milder, without saying why: the reason that the product asks for says so. */
function assessment({ with: body }: VerbStep, incident: string): ApiRequest {
  const isReasonless = body.reason === undefined && body.level === undefined && Object.keys(body).length > 0;
  const path = `/api/incidents/${incident}/assess`;
  return { method: 'POST', path, body: isReasonless ? { ...body, reason: NO_REASON } : body };
}

const NO_REASON = '（シナリオに理由の記載なし） No reason is given in the scenario.';
