import { sealItem } from '../../../functions/domain/base/ledger/chain.ts';
import type { LedgerItem } from '../../../functions/domain/base/ledger/item.ts';
import { incidentId } from '../../../functions/domain/base/ledger/streams.ts';
import { fromMs, type Instant } from '../../../functions/domain/base/time/instant.ts';
import type { Signal } from '../../../functions/domain/signal/signal.ts';
import { decideSource, type Round, type SourceDecision } from '../../../functions/domain/source/decide-source.ts';
import type { SourceEvent } from '../../../functions/domain/source/events.ts';
import { evolveSource, initialSource } from '../../../functions/domain/source/evolve.ts';
import type { SourceState } from '../../../functions/domain/source/state.ts';

export const SOURCE = 'alarm-000000000001';
const START_MS = Date.parse('2026-04-24T08:50:00.000Z');
export const TITLE = { content: 'title', digest: 'sha256:title' };
export const WORDS = { content: 'words', digest: 'sha256:words' };
export const OPENING = { policy: 'sha256:policy', title: TITLE, words: WORDS, by: null };

export function at(second: number): Instant {
  return fromMs(START_MS + second * 1000);
}

/** A signal of the source, so many seconds after the start. */
export function signal(
  id: string,
  second: number,
  state: Signal['state'] = 'firing',
  facts: Signal['facts'] = {},
): Signal {
  const moment = at(second);
  return {
    source: SOURCE,
    signal: id,
    state,
    ...{ title: 't', name: 'n', description: null, reason: null },
    ...{ occurredAt: null, detectedAt: moment, changedAt: moment, restoredAt: state === 'firing' ? null : moment },
    ...{ facts, call: [], drill: false, isUnreadable: false, muted: null },
  };
}

/** A source played signal by signal. */
export class Play {
  items: LedgerItem<SourceEvent>[] = [];
  state: SourceState = initialSource(`source/${SOURCE}`);

  take(one: Signal, second: number, round?: Round): SourceDecision {
    const decision = decideSource(this.state, one, at(second), round);
    this.append(decision.command, decision.events, second);
    return decision;
  }

  append(command: string, events: readonly SourceEvent[], second: number): void {
    if (events.length === 0) return;
    const previous = this.items.at(-1) ?? null;
    const moment = previous !== null && previous.at > at(second) ? previous.at : at(second);
    const actor = { kind: 'system', name: 'intake' } as const;
    const item = sealItem(previous, { stream: this.state.stream, command, actor, at: moment, events });
    this.items.push(item);
    this.state = evolveSource(this.state, item);
  }
}

export function opened(): Play {
  const play = new Play();
  play.take(signal('e-1', 0), 0);
  return play;
}

export const FIRST = incidentId(SOURCE, 'e-1');
