import * as z from 'zod';
import { says } from '../../base/issue-words.ts';
import { assumed, name, text } from './words.ts';

/** Where customers turn to; stands in every notice. */
export const contact = z
  .strictObject({
    name: text,
    email: z.email(),
    /** When inquiries are received. */
    hours: text,
    /** When they are answered, where that differs. */
    answered: text.optional(),
    /** The clause that states when they are answered, where `assumed` is about the receiving alone: those hours are told. */
    answeredIn: z.strictObject({ clause: name }).optional(),
    clause: name.optional(),
    /** Why these hours stand here although the published text does not name them. */
    assumed,
    /** Which other published text states the hours: published in place of assumed ones. */
    statedIn: text.optional(),
    /** In an outage the hours may be extended, and its notices say so. */
    extended: z.strictObject({ clause: name }).optional(),
  })
  .refine(
    ({ answered, answeredIn }) => answeredIn === undefined || answered !== undefined,
    says({ ja: 'answeredIn を指定する場合は、answered も指定してください', en: 'write answered beside answeredIn' }),
  );
