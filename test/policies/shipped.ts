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

/** A shipped policy, compiled from its file. */
export function shipped(name: string): Policy {
  return compilePolicy(shippedText(name), `workflows/policies/${name}.yaml`);
}
