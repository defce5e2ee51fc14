import * as z from 'zod';
import { says } from '../../base/issue-words.ts';
import { SECTIONS } from './stages.ts';
import { assumed, duration, name, text } from './words.ts';

/** How customers are reached. Which of them this release serves stands in `served.ts`. */
export const CHANNEL_KINDS = ['mail', 'in-product', 'site', 'feed', 'phone'] as const;

const channel = z.strictObject({
  kind: z.enum(CHANNEL_KINDS),
  title: text,
  clause: name.optional(),
  /** The kind of duty by which a person publishes to it. */ duty: name.optional(),
  assumed,
});

const stage = z.strictObject({
  clause: name,
  sections: z.array(z.enum(SECTIONS)).min(1),
  /** Sections that may say "under investigation" in this stage. */
  mayBeOpen: z.array(z.enum(SECTIONS)).default([]),
  /** The channels of this stage; without them, every channel. */
  channels: z.array(name).min(1).optional(),
  /** The duty is met when all of its channels have reached (also when left out), or any of them. */
  metBy: z.enum(['all', 'any']).optional(),
  /** Why this stage has these contents although the published text does not name them. */
  assumed,
});

const deviation = z.strictObject({ clause: name, about: z.enum(['timing', 'content', 'channel']), reason: text });

/** Who may approve beside the role, once so much time has passed since it was asked. */
const deputy = z.strictObject({ role: name, after: duration });

export const notices = z.strictObject({
  approval: z.strictObject({ role: name, budget: duration, deputies: z.array(deputy).optional() }),
  /** Time between approval and the first mail in which a notice can be cancelled. */
  hold: duration.default('PT0S'),
  channels: z
    .record(name, channel)
    .refine(
      (given) => Object.keys(given).length > 0,
      says({ ja: '通知手段を1つ以上指定してください', en: 'write at least one channel' }),
    ),
  deviations: z.array(deviation).default([]),
  /** Sent so long before the due time if nothing was approved: what is known, in wording approved beforehand. */
  holding: z.strictObject({ clause: name, before: duration, wording: text }).optional(),
  /** When law or contract stands in the way: what may be withheld, on which grounds. */
  limited: z
    .strictObject({ clause: name, grounds: z.array(text).min(1), withhold: z.array(z.enum(SECTIONS)).min(1) })
    .optional(),
  /** Which address of a customer is written to, and what is done for those who gave none. */
  address: z.strictObject({ clause: name, which: text, without: text.optional() }).optional(),
  stages: z.strictObject({
    first: stage,
    'follow-up': stage.optional(),
    correction: stage.optional(),
    detailed: stage.optional(),
  }),
});
