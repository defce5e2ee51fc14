import { readFileSync } from 'node:fs';

/** The compiled policy that was deployed together with this function, as canonical JSON. */
export function bundledText(): string {
  return readFileSync(new URL('./policy.json', import.meta.url), 'utf8');
}
