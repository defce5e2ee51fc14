import * as z from 'zod';
import { assumed, duration, name, text } from './words.ts';

/** What is stated of facts, by fact name. */
const statements = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

/** Asked only once this other fact is known. */
const after = z.string().optional();

/** Facts of the policy's own. */
export const ownFacts = z.record(
  z.string(),
  z.union([
    z.strictObject({ steps: z.array(z.string()).min(2), ask: text, after }),
    z.strictObject({ options: z.array(z.string()).min(2), ask: text, after }),
  ]),
);

/** Kinds of customer data, by id: the values of the fact `data.sets`. What they state holds whenever one is concerned. */
export const dataSets = z.record(
  name,
  z.strictObject({
    title: text,
    /** What the company is for this data; states the fact `data.role`. */
    role: z.enum(['controller', 'processor', 'not-handling']).optional(),
    /** A step of `asset.class`; states that fact. */
    class: z.enum(['0', '1', '2']).optional(),
    /** It holds what people log in with: where it may have leaked, notices ask them to change their passwords. */
    credentials: z.boolean().optional(),
    facts: statements.default({}),
  }),
);

/** Systems, by id: the values of the fact `systems`. The one that may be down the shortest is recovered first. */
export const systems = z.record(
  name,
  z.strictObject({ title: text, tolerableDowntime: duration, facts: statements.default({}), assumed }),
);

/** What the classes of assets mean. */
export const assetClasses = z.array(
  z.strictObject({ class: z.enum(['0', '1', '2']), title: text, clause: name.optional() }),
);

/**
 * Facts that a signal states. Nothing it does not name is assumed: the rest stays unknown.
 * The first rule of the list whose pattern fits is taken, and no other.
 */
export const signalRule = z.strictObject({
  clause: name.optional(),
  /** Patterns of the alarm's name or the finding's type; `*` stands for any run of characters. */
  match: z.array(z.string().min(1)).min(1),
  title: text.optional(),
  facts: statements.default({}),
  /** Roles that are called at once for such a signal, beside the paging order. */
  call: z.array(name).default([]),
});
