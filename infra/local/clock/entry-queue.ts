import type { Turn } from './clock.ts';

/** One thing that is due. */
export interface ClockEntry {
  readonly atMs: number;
  readonly turn: Turn;
  readonly arrival: number;
  readonly run: () => void | Promise<void>;
  /** `over`: it has run or is about to. */
  state: 'waiting' | 'cancelled' | 'over';
}

/** Cancelled entries are thrown out once there are this many and they are the larger half. */
const COMPACT_FROM_ENTRIES = 64;

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Negative when `a` comes before `b`: by time, machine, execution, arrival. */
function compareEntries(a: ClockEntry, b: ClockEntry): number {
  return (
    a.atMs - b.atMs ||
    compareText(a.turn.machine, b.turn.machine) ||
    compareText(a.turn.execution, b.turn.execution) ||
    a.arrival - b.arrival
  );
}

/** A binary heap of what is due. Cancelled entries stay in it unseen until they are the larger half. */
export class EntryQueue {
  #heap: ClockEntry[] = [];
  #cancelled = 0;

  /** How many entries are still to run. */
  get size(): number {
    return this.#heap.length - this.#cancelled;
  }

  push(entry: ClockEntry): void {
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1);
  }

  cancel(entry: ClockEntry): void {
    if (entry.state !== 'waiting') return;
    entry.state = 'cancelled';
    this.#cancelled += 1;
    if (this.#cancelled >= COMPACT_FROM_ENTRIES && this.#cancelled * 2 > this.#heap.length) this.#compact();
  }

  /** The next entry to run, left in place. */
  peek(): ClockEntry | undefined {
    for (let first = this.#heap[0]; first?.state === 'cancelled'; first = this.#heap[0]) {
      this.#takeFirst();
      this.#cancelled -= 1;
    }
    return this.#heap[0];
  }

  /** The next entry to run, taken out. */
  pop(): ClockEntry | undefined {
    const entry = this.peek() === undefined ? undefined : this.#takeFirst();
    if (entry !== undefined) entry.state = 'over';
    return entry;
  }

  #compact(): void {
    this.#heap = this.#heap.filter((entry) => entry.state === 'waiting').sort(compareEntries);
    this.#cancelled = 0;
  }

  #takeFirst(): ClockEntry | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return first;
  }

  #rise(start: number): void {
    let at = start;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfLater(parent, at)) return;
      at = parent;
    }
  }

  #sink(start: number): void {
    let at = start;
    for (;;) {
      const child = this.#earlierChild(at);
      if (child === null || !this.#swapIfLater(at, child)) return;
      at = child;
    }
  }

  #earlierChild(at: number): number | null {
    const left = this.#heap[2 * at + 1];
    const right = this.#heap[2 * at + 2];
    if (left === undefined) return null;
    return right !== undefined && compareEntries(right, left) < 0 ? 2 * at + 2 : 2 * at + 1;
  }

  #swapIfLater(upper: number, lower: number): boolean {
    const above = this.#heap[upper];
    const below = this.#heap[lower];
    if (above === undefined || below === undefined || compareEntries(above, below) <= 0) return false;
    this.#heap[upper] = below;
    this.#heap[lower] = above;
    return true;
  }
}
