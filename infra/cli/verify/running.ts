import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { homeFolder } from '../../terminal/home.ts';

/** Which system is verified: where it answers, and the name of its stack. */
export interface VerifyTarget {
  /** Null: AWS itself, with the credentials of the environment. */
  readonly endpoint: string | null;
  readonly stack: string;
  readonly region: string;
}

const TABLES = ['ledger', 'views', 'contents', 'deliveries', 'policies'] as const;

/** What a start tells of itself; an earlier release left its policy out. */
const running = z.object({
  endpoint: z.url(),
  stack: z.string(),
  region: z.string(),
  policy: z.record(z.string(), z.unknown()).optional(),
});

/** A system of this machine, with the policy that it was started with. */
export interface RunningHere extends VerifyTarget {
  readonly policy: Policy | null;
}

/** The system that `npm start` runs here, or null when none does. */
export function runningHere(): RunningHere | null {
  try {
    const file = join(homeFolder(), 'running.json');
    const { policy, ...target } = running.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { ...target, policy: (policy as Policy | undefined) ?? null };
  } catch {
    return null;
  }
}

/** Points the adapters, which read their settings when they are loaded, at the system. */
export function pointAt({ endpoint, stack, region }: VerifyTarget): void {
  const tables = TABLES.map((name) => [`${name.toUpperCase()}_TABLE`, `${stack}-${name}`]);
  Object.assign(process.env, { ...Object.fromEntries(tables), AWS_REGION: region });
  if (endpoint === null) return;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
}
