import { join } from 'node:path';
import { explain } from './build/explain.ts';
import { synthesize } from './build/synth.ts';
import { unheardLogins, unheardText } from './settings/unheard-logins.ts';
import { languageOf } from './terminal/language.ts';
import { ROOT } from './terminal/root.ts';
import { warn } from './terminal/terminal.ts';

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
