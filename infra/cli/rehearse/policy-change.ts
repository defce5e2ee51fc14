import { inBoth, type Language, type Text } from '../../../functions/domain/base/text.ts';
import { PolicyError } from '../../../functions/domain/policy/problem.ts';
import { assemblyFor } from '../../build/synth.ts';
import type { System } from '../../local/runtime/system.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { policyFor } from './policy-file.ts';

interface Rehearsal {
  /** The scenario's file: paths start from its folder. */
  readonly file: string;
  readonly system: System;
  readonly language: Language;
}

/**
 * A policy changes by a deployment, so that is what is rehearsed: the reason is the one in the new file. Null when it was taken,
 * otherwise why it was not.
 */
export async function changePolicy(named: unknown, { file, system, language }: Rehearsal): Promise<string | null> {
  if (typeof named !== 'string') return NO_FILE[language];
  try {
    const { file: policy } = policyFor(file, named, null);
    await system.deploy(await assemblyFor(policy));
    return null;
  } catch (error) {
    if (error instanceof PolicyError) return policyRefused(error)[language];
    if (error instanceof SettingsError) return noPolicyToChangeTo(named)[language];
    throw error;
  }
}

const NO_FILE: Text = {
  ja: 'policy-change：変更後の対応方針を file に指定してください',
  en: 'policy-change: name the new policy in `file`',
};

/** One line a problem, as `policy check` tells them. */
function policyRefused(error: PolicyError): Text {
  return inBoth((language) => `policy-change${language === 'ja' ? '：' : ': '}${error.in(language)}`);
}

function noPolicyToChangeTo(file: string): Text {
  return {
    ja: `policy-change：対応方針「${file}」はありません。同梱の方針の名前、またはシナリオのフォルダーからの .yaml ファイルのパスを指定してください`,
    en: `policy-change: there is no policy "${file}": name one that ships with Hikeshi, or a .yaml file from the scenario's folder`,
  };
}
