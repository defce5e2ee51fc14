import { policyFile } from '../../settings/policy-file.ts';
import { ROOT } from '../../terminal/root.ts';
import { UsageError } from '../../terminal/usage-error.ts';

/** The default of a new production account of SES, and of the setting mail.share. */
export const USUAL_SES = { ratePerSecond: 14, share: 0.8 } as const;

/** The file of the one policy that the words name. Throws UsageError, NoPolicy. */
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
      en: `expected one policy, got also ${more.join(' ')}`,
    });
  return policyFile(ROOT, named);
}

/** How many customers. Throws UsageError. */
export function wholeNumber(option: string, given: string): number {
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new UsageError({
    ja: `${option} は1以上の整数で指定してください（区切りの「,」は付けません。指定：${given}）。`,
    en: `${option} is a whole number from 1 on, without separators, not ${given}`,
  });
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
