import { pause } from '../../adapters/clock.ts';
import { putContent } from '../../adapters/store/contents.ts';
import { bundledDigest } from '../../adapters/store/policies.ts';
import type { ContentRef } from '../../domain/base/ledger/content.ts';
import { base32Id } from '../../domain/base/ledger/digest.ts';
import { incidentStream } from '../../domain/base/ledger/streams.ts';
import type { Refusal } from '../../domain/base/refusal.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { wordsText } from '../../domain/signal/words.ts';
import type { Round, SourceDecision } from '../../domain/source/decide-source.ts';
import { askedBySystem } from '../command/asked.ts';
import { carryOut, loadIncident } from '../command/incidents.ts';
import { putSourceView, recordClosed, recordJoined, recordSignal } from '../command/sources.ts';
import { commandsFor } from './commands-for.ts';

const POLICY_LETTERS = 12;
const WORDS_LETTERS = 24;
/** Some two seconds in all. */
const LOOKS = 6;
const LOOK_AGAIN_MS = 150;
const UNDER_WAY: readonly Refusal['refused'][] = ['not-found', 'not-ready'];
const NO_TITLE: ContentRef = { content: '', digest: '' };

/** An incident would not take a signal, and not because it was closed: it is not opened yet, or the rules have a fault. */
class SignalRefused extends Error {
  override readonly name = 'SignalRefused';
  readonly refusal: Refusal;

  constructor(signal: Signal, refusal: Refusal) {
    super(`signal ${signal.signal} of ${signal.source} was refused: ${refusal.reason.en}`);
    this.refusal = refusal;
  }
}

/**
 * Takes one signal all the way: recorded with its source, then told to the incident it opens or joins. Everything in
 * it may be repeated. `round`: why one that was recorded is decided anew. Throws SignalRefused, StorageUnavailable, StreamContended.
 */
export async function takeSignal(signal: Signal, at: Instant, round?: Round): Promise<SourceDecision['outcome']> {
  let decision = await recordSignal(signal, at, round);
  let refusal = await tellIncident(decision, signal, at);
  if (refusal !== null && decision.incident !== null && (await sourceLearns(signal, decision.incident, refusal, at))) {
    decision = await recordSignal(signal, at, 'again');
    refusal = await tellIncident(decision, signal, at);
  }
  if (refusal !== null) throw new SignalRefused(signal, refusal);
  if (decision.events.length > 0) await putSourceView(signal.source);
  return decision.outcome;
}

/** It ended while the signal was on its way, and its source does not know yet. Whether that was so. */
async function sourceLearns(
  { source, signal }: Signal,
  incident: string,
  refusal: Refusal,
  at: Instant,
): Promise<boolean> {
  if (refusal.refused === 'not-open') {
    await recordClosed(source, incident, `${signal}+closed`, at);
    return true;
  }
  if (refusal.refused !== 'joined') return false;
  const { state } = await loadIncident(incidentStream(incident));
  if (state.status !== 'joined' || state.join === null) return false;
  await recordJoined(source, incident, state.join.into, `${signal}+joined`, at);
  return true;
}

/** Another invocation may be opening the incident of its source, or joining it into another, at this moment: a signal waits a little. */
async function tellIncident(decision: SourceDecision, signal: Signal, at: Instant): Promise<Refusal | null> {
  for (let looked = 1; ; looked += 1) {
    const refusal = await tellOnce(decision, signal, at);
    if (refusal === null || !UNDER_WAY.includes(refusal.refused) || looked === LOOKS) return refusal;
    await pause(LOOK_AGAIN_MS * looked);
  }
}

async function tellOnce(decision: SourceDecision, signal: Signal, at: Instant): Promise<Refusal | null> {
  if (decision.incident === null) return null;
  const stream = incidentStream(decision.incident);
  const title = decision.outcome === 'opened' ? await putTitle(stream, signal.title) : NO_TITLE;
  const words = decision.times === null ? NO_TITLE : await putWords(stream, signal);
  const by = decision.times === null ? null : await callerDigest(stream, signal);
  for (const { id, command } of commandsFor(decision, signal, { policy: bundledDigest(), title, words, by })) {
    const { refusal } = await carryOut(stream, askedBySystem('take-signal', id, at, command));
    if (refusal !== null) return refusal;
  }
  return null;
}

/** A later release may read other words out of the same event, so the id follows from both. */
function putWords(stream: string, signal: Signal): Promise<ContentRef> {
  const text = wordsText(signal);
  return putContent(stream, `signal-${base32Id(`${signal.signal} ${text}`, WORDS_LETTERS)}`, text);
}

/**
 * The same for the same person within one incident. The ledger learns the digest alone, keyed with a secret that is erased with the
 * text: it names nobody.
 */
async function callerDigest(stream: string, { caller }: Signal): Promise<string | null> {
  if (caller === undefined) return null;
  return (await putContent(stream, `caller-${base32Id(caller, WORDS_LETTERS)}`, caller)).digest;
}

/** The policy may word the title, so another policy's title has another id. */
function putTitle(stream: string, title: string): Promise<ContentRef> {
  const policy = bundledDigest().replace('sha256:', '').slice(0, POLICY_LETTERS);
  return putContent(stream, `title-${policy}`, title);
}
