import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { renamedPeople, renamedWords } from '../../functions/domain/policy/renamed.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import type { Say } from './up-tell.ts';

const named = z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string().optional() }));

/** Warns of ids that stood under another name when the system was last started here, and keeps the names for the next start. */
export function tellRenamed(home: string, { team }: Policy, say: Say): void {
  const file = join(home, 'state', 'people.json');
  const before = existsSync(file) ? named.safeParse(readJson(file)).data : undefined;
  for (const renamed of renamedPeople(before ?? [], team.people)) say(renamedWords(renamed));
  writeFileSync(file, JSON.stringify(team.people.map(({ id, name, nameEn }) => ({ id, name, nameEn }))));
}

/** A file that a crash cut short tells nothing. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
