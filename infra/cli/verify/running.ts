import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { homeFolder } from '../../terminal/home.ts';

/** Which system is verified: where it answers, and the name of its stack. */
export interface VerifyTarget {
  /** Null: AWS itself, with the credentials of the environment. */
  readonly endpoint: string | null;
  readonly stack: string;
  readonly region: string;
}

const TABLES = ['ledger', 'views', 'contents', 'deliveries', 'policies'] as const;

const running = z.object({ endpoint: z.url(), stack: z.string(), region: z.string() });

/** The system that `npm start` runs here, or null when none does. */
export function runningHere(): VerifyTarget | null {
  try {
    const file = join(homeFolder(), 'running.json');
    return running.parse(JSON.parse(readFileSync(file, 'utf8')));
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
