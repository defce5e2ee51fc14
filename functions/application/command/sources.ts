import { putContent } from '../../adapters/store/contents.ts';
import { showHead } from '../../adapters/store/heads.ts';
import type { ContentRef } from '../../domain/base/ledger/content.ts';
import { base32Id } from '../../domain/base/ledger/digest.ts';
import type { LedgerItem } from '../../domain/base/ledger/item.ts';
import { sourceStream } from '../../domain/base/ledger/streams.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import type { IncidentState } from '../../domain/incident/record/state.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { mutedText } from '../../domain/signal/words.ts';
import { decideSource, type Round, type SourceDecision } from '../../domain/source/decide-source.ts';
import { decideSourceClosed, decideSourceJoined, decideSourceReopened } from '../../domain/source/decide-standing.ts';
import type { SourceEvent } from '../../domain/source/events.ts';
import { evolveSource, foldSource } from '../../domain/source/evolve.ts';
import type { SourceState } from '../../domain/source/state.ts';
import { sourceView } from '../../domain/source/view.ts';
import { handle, type Loaded, loadStream, type StreamDefinition } from './command-handler.ts';

const WORDS_LETTERS = 24;
const SOURCE: StreamDefinition<SourceState, SourceEvent> = { view: 'source', fold: foldSource, evolve: evolveSource };
const ACTOR = { kind: 'system', name: 'take-signal' } as const;

interface SourceCommandDecision {
  readonly command: string;
  readonly events: readonly SourceEvent[];
}

/**
 * Records a signal with its source and answers which incident it belongs to. Given again it answers the same and
 * records nothing. Of two that race, one opens the incident and the other joins it.
 * Throws StorageUnavailable, StorageRefused, StreamContended.
 */
export async function recordSignal(signal: Signal, at: Instant, round?: Round): Promise<SourceDecision> {
  const words = signal.muted === null ? null : await putMutedWords(signal);
  return (await appendDecided(signal.source, at, (state) => decideSource(state, signal, at, round, words))).decided;
}

/** A later release may read other words out of the same event, so the id follows from both. */
function putMutedWords(signal: Signal): Promise<ContentRef> {
  const text = mutedText(signal);
  return putContent(sourceStream(signal.source), `muted-${base32Id(`${signal.signal} ${text}`, WORDS_LETTERS)}`, text);
}

/** Brings the list's row of a source up to its stream; it stays open while an incident of it is. */
export async function putSourceView(source: string): Promise<void> {
  const { state, items } = await loadSource(source);
  await showHead(sourceView(state), items);
}

/** Records that an incident was closed: the next signal opens another. `command` makes a repetition harmless. */
export async function recordClosed(source: string, incident: string, command: string, at: Instant): Promise<void> {
  const events = (state: SourceState) => decideSourceClosed(state, incident);
  await appendStanding(source, command, at, events);
}

/** Records that an incident was joined into another. `command` makes a repetition harmless. */
export async function recordJoined(
  source: string,
  incident: string,
  into: string,
  command: string,
  at: Instant,
): Promise<void> {
  await appendStanding(source, command, at, (state) => decideSourceJoined(state, incident, into));
}

/** After an item that closed, reopened or joined an incident: its sources are told. Throws as `recordSignal`. */
export async function tellSources(state: IncidentState, item: LedgerItem<IncidentEvent>): Promise<void> {
  if (state.status === 'none') return;
  for (const source of state.sources) await tellSource(source, state.id, item);
}

async function tellSource(source: string, incident: string, item: LedgerItem<IncidentEvent>): Promise<void> {
  const command = `${item.stream}#${item.seq}`;
  for (const event of item.events) {
    if (event.type === 'incident.closed') await recordClosed(source, incident, command, item.at);
    if (event.type === 'incident.joined') await recordJoined(source, incident, event.into, command, item.at);
    if (event.type !== 'incident.reopened') continue;
    await appendStanding(source, command, item.at, (known) => decideSourceReopened(known, incident));
  }
}

async function appendStanding(
  source: string,
  command: string,
  at: Instant,
  eventsOf: (state: SourceState) => SourceEvent[],
): Promise<void> {
  const { state, items } = await appendDecided(source, at, (known) => ({ command, events: eventsOf(known) }));
  await showHead(sourceView(state), items);
}

async function appendDecided<D extends SourceCommandDecision>(
  source: string,
  at: Instant,
  decideOn: (state: SourceState) => D,
) {
  return handle(SOURCE, sourceStream(source), ({ state }) => ({ ...decideOn(state), actor: ACTOR, at }));
}

/** A source as its stream tells it, with its items, read consistently. Throws StorageUnavailable. */
export function loadSource(source: string): Promise<Loaded<SourceState, SourceEvent>> {
  return loadStream(SOURCE, sourceStream(source));
}
