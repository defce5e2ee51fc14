import { setting } from '../../adapters/environment.ts';
import { mustFollow, readRow } from '../../adapters/store/heads.ts';
import { bundledPolicy } from '../../adapters/store/policies.ts';
import { getSignal, settleSignal } from '../../adapters/store/signals.ts';
import type { OpenStream } from '../../adapters/store/views.ts';
import { idInStream, incidentStream } from '../../domain/base/ledger/streams.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { IncidentState } from '../../domain/incident/record/state.ts';
import { readSignal } from '../../domain/signal/read/read-signal.ts';
import type { SignalReading } from '../../domain/signal/signal.ts';
import type { SourceState } from '../../domain/source/state.ts';
import { overdueMute, unmuted } from '../../domain/source/unmuted.ts';
import { loadIncident } from '../command/incidents.ts';
import { loadSource, putSourceView, recordClosed, recordJoined } from '../command/sources.ts';
import { workOff } from '../intake/take-event.ts';
import { takeSignal } from '../intake/tell-incident.ts';
import type { SweepRun } from './sweep-run.ts';
import type { Swept } from './swept.ts';

/** These change nothing about an incident, so the incident need not know of them. */
const SILENT: readonly string[] = ['coalesced', 'idle', 'muted'];

/**
 * Finishes what a crash left half done between a source and its incident, and takes what still fires when its mute is over.
 * Throws StorageUnavailable and the like.
 */
export async function sweepSource(open: OpenStream, at: Instant, run: SweepRun): Promise<Swept> {
  const source = idInStream(open.stream);
  const { state, items } = await loadSource(source);
  if (open.version < state.seq) await mustFollow('source', open.stream, items);
  const overdue = overdueMute(state, at);
  if (overdue !== null) {
    await takeUnmuted(source, overdue, state, at);
    return { repaired: [`mute of ${overdue} over`], moments: [] };
  }
  const finished = state.incident === null ? [] : await bringTogether(source, state, state.incident, at, run);
  const isIdle = state.incident === null && state.muted === null;
  const isBehind = open.version < state.seq || finished.length > 0 || isIdle || (await lacksMute(state));
  // Announced and never written: its signal is delivered again, or lies in the queue of failed events.
  if (isBehind && state.seq > 0) await putSourceView(source);
  const moments = state.muted === null ? [] : [state.muted.until];
  return { repaired: isBehind && state.seq > 0 ? [...finished, 'view'] : finished, moments };
}

/** An earlier release recorded the mute, and wrote a row that does not show it. */
async function lacksMute({ stream, muted, mute }: SourceState): Promise<boolean> {
  if (muted === null || mute?.words !== null) return false;
  return (await readRow('source', stream))?.row.muted === undefined;
}

/** Its source fires, and has told nothing else since: people are called now. */
async function takeUnmuted(source: string, signal: string, state: SourceState, at: Instant): Promise<void> {
  const reading = await readAgain(source, signal);
  if (reading?.kind !== 'signal') return;
  await takeSignal(unmuted(reading, state), at, 'unmuted');
  await settleSignal(source, signal, 'recorded');
}

async function bringTogether(
  source: string,
  state: SourceState,
  incident: string,
  at: Instant,
  run: SweepRun,
): Promise<string[]> {
  const seen = run.seen(incidentStream(incident));
  // What this run saw of it settles that nothing is amiss, and nothing else: it may have gone on since.
  if (seen?.status === 'open' && unknownSignals(state, incident, seen).length === 0) return [];
  const { state: known } = await loadIncident(incidentStream(incident));
  if (known.status === 'closed') {
    await recordClosed(source, incident, `closed:${incident}#${known.seq}`, at);
    return ['closing'];
  }
  if (known.status === 'joined' && known.join !== null) {
    await recordJoined(source, incident, known.join.into, `joined:${incident}#${known.seq}`, at);
    return ['joining'];
  }
  const missing = unknownSignals(state, incident, known);
  for (const signal of missing) await takeAgain(source, signal);
  return missing.map((signal) => `signal ${signal}`);
}

/** Signals that the source recorded for the incident and the incident has never heard of, in their order. */
function unknownSignals(source: SourceState, incident: string, known: IncidentState): string[] {
  const heard = (signal: string) =>
    ['', '+again', '+unmuted'].some((round) => known.commands.has(`signal:${signal}${round}`));
  return [...source.taken]
    .filter(([signal, taken]) => taken.incident === incident && !SILENT.includes(taken.outcome) && !heard(signal))
    .map(([signal]) => signal);
}

async function takeAgain(source: string, signal: string): Promise<void> {
  const { receivedAt } = await getSignal(source, signal);
  const reading = await readAgain(source, signal);
  if (reading === undefined || reading.kind === 'ignored') return;
  await settleSignal(source, signal, await workOff(reading, receivedAt));
}

async function readAgain(source: string, signal: string): Promise<SignalReading | undefined> {
  const kept = await getSignal(source, signal);
  const readings = readSignal(JSON.parse(kept.event), bundledPolicy(), setting('SIGNALS'));
  return readings.find((each) => each.source === source && each.signal === signal);
}
