/** What follows from the facts by the policy's rules. */
export interface Assessment {
  /** Null while unknown facts could still decide between levels. */
  readonly level: string | null;
  readonly categories: readonly string[];
  /** Whether customers are told; null while undecided. */
  readonly notify: boolean | null;
  /** What decided: by level (graver first), confirmed before possible, then policy order. */
  readonly clauses: readonly string[];
  /** Unknown facts that could change level, notify, what is owed or what is told, as things stand. What decides soonest comes first. */
  readonly missing: readonly string[];
}
