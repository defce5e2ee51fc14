import * as z from 'zod';
import { loadIncident } from '../adapters/incidents.ts';
import type { IncidentAction } from '../domain/incident/action.ts';
import { next } from '../domain/incident/next.ts';
import type { Instant } from '../domain/time/instant.ts';
import { superseded } from './generation.ts';
import { waitSecondsUntil } from './longest-wait.ts';
import { renewalDue } from './renewal.ts';
import { moment, stepInput } from './step-input.ts';

const input = stepInput.extend({ rounds: z.int().min(0), startedAt: moment });

/** What the incident workflow does next, on which item that was decided, and how many rounds it has made. */
export async function handler(event: unknown) {
  const asked = input.parse(event);
  const { state, policy } = await loadIncident(asked.stream);
  const answered = { head: state.seq, rounds: asked.rounds + 1 };
  if (superseded(state, asked.generation)) return { do: 'End', ...answered };
  const action = next(policy, state, asked.at);
  if (action.do !== 'End' && renewalDue('incident', asked)) return { do: 'RenewExecution', ...answered };
  return { ...timed(action, asked.at), ...answered };
}

/** A wait with its length. */
function timed(action: IncidentAction, at: Instant) {
  return action.do === 'WaitForChange' ? { ...action, waitSeconds: waitSecondsUntil(action.until, at) } : action;
}
