/** One mutating call that a function made. */
export interface Effect {
  /** From 1, over the life of the system. */
  readonly n: number;
  readonly at: string;
  readonly service: string;
  readonly operation: string;
  /** Physical name, DynamoDB only. */
  readonly table?: string;
  /** Physical name of the calling function, or `admin`. */
  readonly function: string;
}
