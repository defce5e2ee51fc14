import { join } from 'node:path';
import { languageOf } from './cli/language.ts';
import { explain } from './synth/explain.ts';
import { ROOT } from './synth/root.ts';
import { synthesize } from './synth/synth.ts';
import { warn } from './terminal.ts';
import { unheardLogins, unheardText } from './unheard-logins.ts';

/** What the CDK runs: writes the cloud assembly to where the CDK asks for it. */
try {
  const { settings, policy } = await synthesize({
    out: process.env.CDK_OUTDIR ?? join(ROOT, 'cdk.out'),
    isChecked: true,
    isForDeployment: true,
  });
  const unheard = unheardText(unheardLogins(settings.signals.loginTargets, policy.policy));
  if (unheard !== null) warn(`注意：${unheard.ja}\nnote: ${unheard.en}\n`);
} catch (cause) {
  const lines = explain(cause, languageOf(process.env));
  if (lines === null) throw cause;
  warn(`${lines}\n`);
  process.exitCode = 1;
}
