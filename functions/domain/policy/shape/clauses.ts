import * as z from 'zod';
import { text } from './words.ts';

/** A numbered sentence of the published text. Written as it may be published: in whole, polite sentences. */
export const clause = z.strictObject({
  ...text.shape,
  /** Where it stands in the text that the policy is modelled on, such as `2.8.2`. */
  source: z.string().min(1).optional(),
  /** Which later part of the product brings what the clause promises, where nothing covers it yet. */
  later: text.optional(),
  /** How a sentence that can be read in several ways is read here. Shown to staff, never published. */
  reading: text.optional(),
  /** About the company's own work, so it is no article of the text for customers. */
  inward: z.boolean().optional(),
});
