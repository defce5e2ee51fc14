/** A part of an execution that can be cut short as a whole: the execution itself, a Parallel's branches, a Map's items. */
export class CancelScope {
  #cancelled = false;
  readonly #onCancel = new Set<() => void>();

  /** True once nothing in it may go on. */
  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** Calls back when the scope is cut short; gives back how to take that back. */
  onCancel(listener: () => void): () => void {
    this.#onCancel.add(listener);
    return () => this.#onCancel.delete(listener);
  }

  /** Cuts short whatever still runs, the innermost first. */
  cancel(): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    const listeners = [...this.#onCancel].reverse();
    this.#onCancel.clear();
    for (const listener of listeners) listener();
  }
}
