import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../synth/root.ts';
import { readInputs } from '../synth/synth.ts';
import { bundleFunctions } from './bundle.ts';

const KILOBYTE = 1024;
const WIDTH = 20;

/** `npx tsx infra/bundling/sizes.ts`: prints how large each function's bundle is, the largest first. */
const into = await mkdtemp(join(tmpdir(), 'hikeshi-sizes-'));
try {
  const bundles = await bundleFunctions({ root: ROOT, into, policy: readInputs().policy.canonical });
  for (const { name, bytes } of [...bundles].sort((a, b) => b.bytes - a.bytes)) {
    process.stdout.write(`${name.padEnd(WIDTH)}${String(Math.round(bytes / KILOBYTE)).padStart(6)} KiB\n`);
  }
} finally {
  await rm(into, { recursive: true, force: true });
}
