import * as z from 'zod';
import { loadIncident } from '../../application/command/incidents.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { isSuperseded } from '../../domain/components/executions.ts';
import type { IncidentAction } from '../../domain/incident/next/action.ts';
import { next } from '../../domain/incident/next/next.ts';
import { waitSecondsUntil } from '../input/longest-wait.ts';
import { renewalDue } from '../input/renewal.ts';
import { moment, stepInput } from '../input/step-input.ts';

const input = stepInput.extend({ rounds: z.int().min(0), startedAt: moment });

/** What the incident workflow does next, on which item that was decided, and how many rounds it has made. */
export async function handler(event: unknown) {
  const asked = input.parse(event);
  const { state, policy } = await loadIncident(asked.stream);
  const answered = { head: state.seq, rounds: asked.rounds + 1 };
  if (isSuperseded(state, asked.generation)) return { do: 'End', ...answered };
  const action = next(policy, state, asked.at);
  if (action.do !== 'End' && renewalDue('incident', asked)) return { do: 'RenewExecution', ...answered };
  return { ...timed(action, asked.at), ...answered };
}

/** A wait with its length. */
function timed(action: IncidentAction, at: Instant) {
  return action.do === 'WaitForChange' ? { ...action, waitSeconds: waitSecondsUntil(action.until, at) } : action;
}
