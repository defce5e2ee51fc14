import { now, pause } from '../../adapters/clock.ts';
import { tellBreaker } from '../../adapters/store/mail-breaker.ts';
import { toMs } from '../../domain/base/time/instant.ts';
import { SECOND_MS } from '../../domain/base/time/units.ts';
import { ClaimLead } from '../../domain/channels/delivery/lead.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import { PendingReader } from './slice-pending.ts';
import { sendOne } from './slice-send.ts';
import { SlotSource } from './slice-slots.ts';
import { type SliceJob, type SliceState, until } from './slice-state.ts';
import { recordStop } from './slice-stop.ts';
import { sendTrialMail, tryPaused } from './slice-trial.ts';

/** Sends of at most this many seconds may be on their way; a service that stops answering leaves no more unknown. */
const IN_FLIGHT_SECONDS = 2;
const IN_FLIGHT_MIN = 2;
const FULL_LOOK_MS = 20;
/** What was sent longer ago than this stands in the ledger: a change of it by others is found. */
const RECORD_EVERY_MS = 15_000;

/** One invocation's sending: recipients in order, each at its slot, none waiting for another's reply. */
export class SliceRun {
  readonly #job: SliceJob;
  readonly #state: SliceState = {
    stop: null,
    lastSendMs: 0,
    unknownInARow: 0,
    accepted: 0,
    refusedInARow: 0,
    refusal: '',
    lead: new ClaimLead(),
    outcomes: [],
  };
  readonly #inFlight = new Set<Promise<void>>();
  readonly #inFlightMax: number;
  #failure: unknown = null;
  /** A mail to nobody was taken. */
  #isTried = false;
  #parts = 0;
  #recordedMs = toMs(now());

  constructor(job: SliceJob) {
    this.#job = job;
    this.#inFlightMax = Math.max(IN_FLIGHT_MIN, Math.ceil((IN_FLIGHT_SECONDS * SECOND_MS) / job.gapMs));
  }

  /**
   * Sends from a position on, and tells every sender of the account why it stopped, if it did. Answers where to go on; null
   * when that must be looked for. Throws StorageUnavailable, after everything that was on its way has ended.
   */
  async from(cursor: number): Promise<number | null> {
    const reader = new PendingReader(this.#job.notice, cursor, this.#job.count, this.#job.interval);
    await this.#send(reader).catch((cause: unknown) => {
      this.#failure ??= cause;
    });
    await Promise.all(this.#inFlight);
    await this.#record();
    const { stop } = this.#state;
    if (stop !== null) await recordStop(stop, now());
    if (this.#failure !== null) throw this.#failure;
    // The mail to nobody was taken, and nothing went wrong since.
    if (stop === null && this.#isTried) await tellBreaker({ type: 'healthy' }, now());
    return stop === null ? reader.cursor : null;
  }

  async #send(reader: PendingReader): Promise<void> {
    if (this.#job.trial) {
      await tryPaused(this.#job, this.#state, async (row) => {
        await this.#launch(row, toMs(now()));
        return this.#mayGoOn();
      });
      return;
    }
    const slots = new SlotSource(this.#job);
    if (!this.#job.careful || (await this.#isMended(slots, reader))) await this.#sendAll(slots, reader);
    await slots.giveBack();
  }

  /** Whether the account takes a mail to nobody. */
  async #isMended(slots: SlotSource, reader: PendingReader): Promise<boolean> {
    const slotMs = await this.#slot(slots, reader);
    this.#isTried = slotMs !== null && (await sendTrialMail(this.#job, this.#state, slotMs));
    return this.#isTried;
  }

  async #sendAll(slots: SlotSource, reader: PendingReader): Promise<void> {
    while (this.#mayGoOn()) {
      const row = await reader.next();
      if (row === null) return;
      const slotMs = await this.#slot(slots, reader);
      if (slotMs === null) return reader.giveBack(row);
      await this.#sendAt(reader, row, slotMs);
      if (toMs(now()) - this.#recordedMs >= RECORD_EVERY_MS) this.#track(this.#record());
    }
  }

  /** Records what the slice is through with and has not recorded yet. */
  async #record(): Promise<void> {
    this.#recordedMs = toMs(now());
    this.#parts += 1;
    await this.#job.record(this.#state.outcomes.splice(0), this.#parts).catch((cause: unknown) => {
      this.#failure ??= cause;
    });
  }

  #track(work: Promise<void>): void {
    const flight = work.finally(() => this.#inFlight.delete(flight));
    this.#inFlight.add(flight);
  }

  /** The next slot, ms; null when there is none for this slice. */
  async #slot(slots: SlotSource, reader: PendingReader): Promise<number | null> {
    const slotMs = await slots.next(reader.left, this.#state.lead.ms);
    if (slotMs === null && slots.isPaused) this.#state.stop = { kind: 'paused', why: 'the account is paused' };
    return slotMs;
  }

  async #sendAt(reader: PendingReader, row: Delivery, slotMs: number): Promise<void> {
    await until(slotMs - this.#state.lead.ms);
    await this.#room();
    if (this.#mayGoOn()) this.#start(row, slotMs);
    else reader.giveBack(row);
  }

  #mayGoOn(): boolean {
    return this.#state.stop === null && this.#failure === null;
  }

  #start(row: Delivery, slotMs: number): void {
    this.#track(this.#launch(row, slotMs));
  }

  /** A store that fails ends the slice; the Task is tried again. */
  async #launch(row: Delivery, slotMs: number): Promise<void> {
    try {
      await sendOne(this.#job, this.#state, row, slotMs);
    } catch (cause) {
      this.#failure ??= cause;
    }
  }

  #mostInFlight(): number {
    return this.#job.careful && this.#state.accepted === 0 ? 1 : this.#inFlightMax;
  }

  async #room(): Promise<void> {
    while (this.#inFlight.size >= this.#mostInFlight() && this.#mayGoOn()) await pause(FULL_LOOK_MS);
  }
}
