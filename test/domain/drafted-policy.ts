import { compilePolicy } from '../../functions/domain/policy/compile.ts';
import type { Policy } from '../../functions/domain/policy/schema.ts';
import { shipped } from '../policies/shipped.ts';

/** The template, compiled anew with some keys changed. */
export function templateWith(changes: (base: Policy) => object): Policy {
  const base = shipped('template');
  return compilePolicy(JSON.stringify({ ...base, ...changes(base) }), 'drafted.yaml');
}
