import { join } from 'node:path';
import { explain } from './synth/explain.ts';
import { ROOT } from './synth/root.ts';
import { synthesize } from './synth/synth.ts';
import { warn } from './terminal.ts';

/** What the CDK runs: writes the cloud assembly to where the CDK asks for it. */
try {
  await synthesize({ out: process.env.CDK_OUTDIR ?? join(ROOT, 'cdk.out'), isChecked: true, isForDeployment: true });
} catch (cause) {
  const lines = explain(cause);
  if (lines === null) throw cause;
  warn(`${lines}\n`);
  process.exitCode = 1;
}
