import { readFileSync } from 'node:fs';
import { compilePolicy } from '../../functions/domain/compile/compile.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';

/** The policies of the five companies. */
export const SHIPPED = ['flexcrm', 'synergy', 'flam', 'limited-company', 'coxproject'] as const;

const FOLDER = new URL('../../workflows/policies/', import.meta.url);

/** The text of a shipped policy file. */
export function shippedText(name: string): string {
  return readFileSync(new URL(`${name}.yaml`, FOLDER), 'utf8');
}

const compiled = new Map<string, Policy>();

/** A shipped policy, compiled from its file once a process: nobody can change it. */
export function shipped(name: string): Policy {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const policy = frozen(compilePolicy(shippedText(name), `workflows/policies/${name}.yaml`));
  compiled.set(name, policy);
  return policy;
}

/** The value with all that it holds, so that no test can change it for another. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
