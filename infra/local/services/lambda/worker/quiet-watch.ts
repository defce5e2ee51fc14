import { post } from './post.ts';
import type { Traffic } from './traffic.ts';
import type { VirtualTime } from './virtual-time.ts';

/** After this many real turns of the event loop without open requests, only timers are left. */
const QUIET_TURNS = 3;
/** With no timer either, look this often and this long before saying that nothing will ever come. */
const STUCK_LOOK_MS = 5;
const STUCK_LOOKS = 20;

const realImmediate = setImmediate;
const realTimeout = setTimeout;

/** Tells the host when a handler that is not done has nothing left to do before its next timer. */
export class QuietWatch {
  readonly #time: VirtualTime;
  readonly #traffic: Traffic;
  #pending = false;
  #round = 0;
  #onSettled: (() => void) | null = null;

  constructor(time: VirtualTime, traffic: Traffic) {
    this.#time = time;
    this.#traffic = traffic;
    traffic.onQuiet(() => this.#quiet());
  }

  /** The handler runs, from now on or again. */
  watch(): void {
    this.#pending = true;
    this.#look();
  }

  /** The handler is done; calls back once the requests that it left open are closed too. */
  settle(settled: () => void): void {
    this.#pending = false;
    this.#round += 1;
    if (this.#traffic.open() === 0) settled();
    else this.#onSettled = settled;
  }

  #quiet(): void {
    const settled = this.#onSettled;
    this.#onSettled = null;
    settled?.();
    if (this.#pending) this.#look();
  }

  #look(): void {
    this.#round += 1;
    this.#count(this.#round, QUIET_TURNS, 0);
  }

  /** While requests are open there is nothing to count: the end of the last one starts a new look. */
  #count(round: number, turnsLeft: number, looks: number): void {
    realImmediate(() => {
      if (!this.#pending || round !== this.#round || this.#traffic.open() > 0) return;
      if (turnsLeft > 1) this.#count(round, turnsLeft - 1, looks);
      else if (this.#traffic.working()) this.#count(round, QUIET_TURNS, looks);
      else this.#report(round, looks);
    });
  }

  #report(round: number, looks: number): void {
    const untilMs = this.#time.nextTimerMs();
    if (untilMs === null && looks < STUCK_LOOKS) {
      realTimeout(() => this.#count(round, 1, looks + 1), STUCK_LOOK_MS);
    } else if (untilMs !== null && untilMs <= Date.now()) {
      this.#time.advanceTo(untilMs);
      this.#look();
    } else {
      post({ kind: 'sleep', untilMs });
    }
  }
}
