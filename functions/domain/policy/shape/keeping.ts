import * as z from 'zod';
import { clock } from './clocks.ts';
import { assumed, name, period, text } from './words.ts';

/** Where data lies. Backups, retention and erasure name these. */
export const stores = z.record(name, z.strictObject({ title: text }));

export const retention = z.strictObject({
  store: name,
  clause: name,
  keep: z.union([period, z.literal('until-contract-end')]),
  /** Held where ordinary operators cannot alter it. */
  unalterable: z.boolean().default(false),
  assumed,
});

export const backup = z.strictObject({
  id: name,
  clause: name,
  of: z.array(name).min(1),
  every: z.union([period, z.literal('continuous')]),
  keep: period,
  /** Never kept longer than this. */
  keepAtMost: period.optional(),
  /** A second copy, outside the reach of the same disaster. */
  copy: z.strictObject({ to: z.enum(['second-region', 'second-account', 'off-site']), keep: period }).optional(),
  /** How it is made, where the text says so. */
  method: text.optional(),
  restoredOnRequest: z.boolean().default(false),
  /** Why it is made so often, or kept so long, although the published text does not name it. */
  assumed,
});

/** What is promised not to be backed up: its absence is no fault. */
export const notBackedUp = z.strictObject({ store: name, clause: name });

const erased = z.strictObject({ store: name, clause: name, clock });

export const erasure = z.strictObject({
  clause: name,
  /** `masking`: made unreadable beyond recovery instead of removed. */
  method: z.enum(['deletion', 'masking', 'either']).default('deletion'),
  /** Whether documents that the customer supplied are given back, destroyed, or nothing is held. */
  documents: z.enum(['returned-or-destroyed', 'none']).default('none'),
  /** The first whose plans hold the contract's plan; without plans, every other contract. */
  terms: z
    .array(
      z.strictObject({
        plans: z.array(name).min(1).optional(),
        /** In the order in which they are erased. */
        stores: z.array(erased).min(1),
        /** The copies in a backup are gone by then. */
        backups: z
          .array(
            z.strictObject({
              backup: name,
              clause: name,
              clock,
              /** Of which of the stores the copies are; without it, of all of them. `previous-stage` is the erasure of these. */
              of: z.array(name).min(1).optional(),
            }),
          )
          .default([]),
      }),
    )
    .min(1),
  /** Named in the certificate. */
  exceptions: z.array(z.strictObject({ store: name, clause: name, reason: text })).default([]),
});
