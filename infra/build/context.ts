import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingsError } from '../settings/settings-error.ts';

export type CdkContext = Readonly<Record<string, unknown>>;

/**
 * The context of the app: cdk.json's, with what the CDK was given by `--context` and what the caller asks for on top.
 * @throws SettingsError when cdk.json cannot be read.
 */
export function readContext(root: string, given: CdkContext = {}): CdkContext {
  return { ...fileContext(root), ...cliContext(), ...given };
}

function fileContext(root: string): CdkContext {
  const file = join(root, 'cdk.json');
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { context?: CdkContext }).context ?? {};
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SettingsError('cdk.json', {
      ja: `cdk.json を読み取れません（${why}）。システムの設定が入っているファイルですので、元に戻してください。`,
      en: `cdk.json cannot be read (${why}): restore it, the settings stand in it.`,
    });
  }
}

/** The CDK command line hands over its context in the environment. */
function cliContext(): CdkContext {
  const text = process.env.CDK_CONTEXT_JSON;
  return text === undefined ? {} : (JSON.parse(text) as CdkContext);
}
