import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { synthesize } from '../../../infra/build/synth.ts';

/** CloudFormation's schemas and the rules of cdk-nag take long beside other tests. */
const PATIENCE_MS = 180_000;
vi.setConfig({ testTimeout: PATIENCE_MS });

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'hikeshi-checks-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

interface Report {
  readonly pluginReports: readonly { readonly violations: readonly { readonly ruleName: string }[] }[];
}

function findings(): string[] {
  const report = JSON.parse(readFileSync(join(out, 'validation-report.json'), 'utf8')) as Report;
  return report.pluginReports.flatMap((plugin) => plugin.violations.map((violation) => violation.ruleName));
}

describe('the checked synthesis', () => {
  it('finds nothing that is not explained, in CloudFormation schemas and the AwsSolutions pack', async () => {
    await synthesize({ out, isChecked: true });
    expect(findings()).toEqual([]);
  });

  it('explains the sandbox too', async () => {
    await synthesize({ out, isChecked: true, context: { 'hikeshi.mail.sandbox': true } });
    expect(findings()).toEqual([]);
  });
});
