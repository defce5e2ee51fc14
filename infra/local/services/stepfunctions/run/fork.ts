import type { Json } from '../language/json.ts';
import type { Branch } from './run.ts';
import { CancelScope } from './scope.ts';
import { standStill } from './waiting.ts';

/** One of several lines of states that run beside one another. */
export type BranchRun = (scope: CancelScope) => Promise<Json>;

type BranchOutcome = { readonly outputs: Json[] } | { readonly thrown: unknown };

/** Lines that are under way, and those that wait for a place. */
class Fork {
  readonly #branch: Branch;
  readonly #lines: readonly BranchRun[];
  readonly #scope = new CancelScope();
  readonly #outputs: Json[];
  readonly #wake: (outcome: BranchOutcome) => void;
  #begun = 0;
  #done = 0;

  constructor(branch: Branch, lines: readonly BranchRun[], wake: (outcome: BranchOutcome) => void) {
    this.#branch = branch;
    this.#lines = lines;
    this.#wake = wake;
    this.#outputs = lines.map(() => null);
  }

  beginNext(): void {
    const at = this.#begun;
    const line = this.#lines[at];
    if (line === undefined) return;
    this.#begun += 1;
    const { clock, turn } = this.#branch.run;
    clock.schedule(clock.now(), turn, () => this.#run(at, line));
  }

  cancel(): void {
    this.#scope.cancel();
  }

  async #run(at: number, line: BranchRun): Promise<void> {
    if (this.#scope.cancelled) return;
    try {
      this.#outputs[at] = await line(this.#scope);
      this.#done += 1;
      if (this.#done === this.#lines.length) this.#wake({ outputs: this.#outputs });
      else this.beginNext();
    } catch (thrown) {
      this.#scope.cancel();
      this.#wake({ thrown });
    }
  }
}

/**
 * Runs lines beside one another, at most `concurrency` at a time, and gives their outputs in their order. The first
 * failure cuts the others short and is thrown.
 */
export async function runBeside(branch: Branch, lines: readonly BranchRun[], concurrency: number): Promise<Json[]> {
  if (lines.length === 0) return [];
  const outcome = await standStill<BranchOutcome>(branch, (wake) => {
    const fork = new Fork(branch, lines, wake);
    for (let at = 0; at < Math.min(concurrency, lines.length); at += 1) fork.beginNext();
    return () => fork.cancel();
  });
  if ('thrown' in outcome) throw outcome.thrown;
  return outcome.outputs;
}
