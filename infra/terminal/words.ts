import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Text } from '../../functions/domain/base/text.ts';
import { UsageError } from './usage-error.ts';

/** The words of a command line by the options a command knows. Throws UsageError for any other. */
export function readWords<const Options extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(wordsOf(error, Object.keys(options)));
  }
}

/** What Node found wrong with an option, in words of our own. */
function wordsOf(error: unknown, known: readonly string[]): Text {
  const { message, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
  const option = /--?[\w-]+/.exec(message)?.[0] ?? '';
  const all = known.map((name) => `--${name}`).join(', ');
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return {
      ja: `${option} というオプションはありません。使えるのは次のとおりです：${all}`,
      en: `there is no option ${option}; there are ${all}`,
    };
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return message.includes('does not take an argument')
      ? { ja: `${option} に値は指定できません。`, en: `${option} takes no value` }
      : valueWanted(option, message.includes('ambiguous'));
  return { ja: `コマンドを解釈できません（${message}）。`, en: message };
}

/** `beginsWithDash`: what follows the option looks like another option. */
function valueWanted(option: string, beginsWithDash: boolean): Text {
  if (!beginsWithDash) return { ja: `${option} に値を指定してください。`, en: `write a value after ${option}` };
  return {
    ja: `${option} に値を指定してください（「-」で始まる値は、${option}=値 の形で指定します）。`,
    en: `write a value after ${option}; one that begins with "-" is written ${option}=VALUE`,
  };
}
