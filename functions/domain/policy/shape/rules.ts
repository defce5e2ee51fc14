import * as z from 'zod';
import { says } from '../../base/issue-words.ts';
import { condition } from './condition.ts';
import { assumed, name, text } from './words.ts';

export const level = z.strictObject({
  name,
  title: text,
  /** Whether customers are told of an incident of this level. */
  notify: z.boolean(),
  /** Roles that answer for an incident of this level, the leading one first. */
  responders: z.array(name).default([]),
  assumed,
});

/**
 * `level` classifies. `atLeast` is a floor: as `level`, and nobody may set a lower one while it holds.
 */
export const rule = z
  .strictObject({
    clause: name,
    level: name.optional(),
    atLeast: name.optional(),
    category: name.optional(),
    when: condition,
    reason: text,
  })
  .refine(
    ({ level: given, atLeast, category }) => (given ?? atLeast ?? category) !== undefined,
    says({
      ja: 'level・atLeast・category のうち1つ以上を指定してください',
      en: 'write level, atLeast, category or several of them',
    }),
  )
  .refine(
    ({ level: given, atLeast }) => given === undefined || atLeast === undefined,
    says({
      ja: 'level と atLeast のどちらか一方を指定してください。atLeast の規則もレベルを決めます',
      en: 'write either level or atLeast; a rule with atLeast gives the level as well',
    }),
  );
