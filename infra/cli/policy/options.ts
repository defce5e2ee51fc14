import type { Language, Text } from '../../../functions/domain/text.ts';
import { policyFile } from '../../policy-file.ts';
import { ROOT } from '../../synth/root.ts';
import { languageAsked } from '../language.ts';
import { UsageError } from '../usage-error.ts';

/** The default of a new production account of SES, and of the setting mail.share. */
export const USUAL_SES = { ratePerSecond: 14, share: 0.8 } as const;

/** The language of an answer: what `--lang` says, else the usual one, else the terminal's. Throws UsageError. */
export function languageOf(given: string | undefined, usual?: Language): Language {
  return languageAsked(given ?? usual, process.env);
}

/** There is no such policy. */
export function noPolicy(name: string): Text {
  return {
    ja: `対応方針「${name}」はありません。同梱の方針の名前、または .yaml ファイルのパスを指定してください。`,
    en: `There is no policy "${name}": name one that ships with Hikeshi, or the path of a .yaml file.`,
  };
}

/** The file of the one policy that the words name. Throws UsageError, SettingsError. */
export function fileOf(positionals: readonly string[]): string {
  const [named, ...more] = positionals;
  if (named === undefined)
    throw new UsageError({
      ja: '対応方針の名前、またはファイルのパスを1つ指定してください。',
      en: 'name one policy, or the path of its file',
    });
  if (more.length > 0)
    throw new UsageError({
      ja: `指定できる対応方針は1つです（余分な指定：${more.join(' ')}）。`,
      en: `one policy at a time; ${more.join(' ')} is one too many`,
    });
  return policyFile(ROOT, named);
}

/** A number above 0. Throws UsageError. */
export function positive(option: string, given: string): number {
  const value = Number(given);
  if (!(value > 0) || !Number.isFinite(value))
    throw new UsageError({
      ja: `${option} は0より大きい数値で指定してください（指定：${given}）。`,
      en: `${option} is a number above 0, not ${given}`,
    });
  return value;
}
