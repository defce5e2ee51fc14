import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../terminal/root.ts';
import { bundleFunctions } from './bundle.ts';
import { readInputs } from './synth.ts';

const KILOBYTE = 1024;
const WIDTH = 20;

/** `npx tsx infra/build/sizes.ts`: prints how large each function's bundle is, the largest first. */
const into = await mkdtemp(join(tmpdir(), 'hikeshi-sizes-'));
try {
  const bundles = await bundleFunctions({ root: ROOT, into, policy: readInputs().policy.canonical });
  for (const { name, bytes } of [...bundles].sort((a, b) => b.bytes - a.bytes)) {
    process.stdout.write(`${name.padEnd(WIDTH)}${String(Math.round(bytes / KILOBYTE)).padStart(6)} KiB\n`);
  }
} finally {
  await rm(into, { recursive: true, force: true });
}
