/**
 * A fault to come. `count`: how many calls it hits (1 if neither is given); `forMilliseconds`: how long it lasts.
 * `target` narrows it: a recipient for `mail.*`, a table's name for `store.*`, for `crash` a function's name,
 * `service.Operation`, or `service.Operation:table`.
 */
export type Fault = {
  readonly target?: string;
  readonly count?: number;
  readonly forMilliseconds?: number;
} & (
  | { readonly kind: 'mail.reply-lost' | 'mail.throttle' | 'mail.down' | 'mail.denied' }
  | { readonly kind: 'store.fail' | 'store.race' | 'store.reply-lost' }
  | {
      readonly kind: 'crash';
      /** Before the side effect happens, or after it and before its reply. Default: after. */
      readonly when?: 'before' | 'after';
      /** Let this many matching side effects pass first. */
      readonly skip?: number;
      /** The calling function only, or the whole system (a power cut, started again at once). Default: function. */
      readonly scope?: 'function' | 'system';
    }
);

export interface Faults {
  /** Throws UnknownFault for a kind that is not served here. */
  add(fault: Fault): void;
  clear(): void;
}
