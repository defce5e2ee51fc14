import { fileURLToPath } from 'node:url';

/** Root of the repository: where cdk.json, functions and workflows stand. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
