import type { Language, Text } from '../../functions/domain/base/text.ts';
import { explain } from '../build/explain.ts';
import { languageIn } from '../terminal/language.ts';
import { print, warn } from '../terminal/terminal.ts';

interface CliCommand {
  readonly says: Text;
  readonly usage: string;
  readonly load: () => Promise<{ run(argv: readonly string[]): Promise<number> }>;
}

const USAGE_ERROR = 2;
const FAILED = 1;

const COMMANDS: Readonly<Record<string, CliCommand>> = {
  up: {
    says: { ja: 'システム全体をこの端末で動かします', en: 'run the whole system on this machine' },
    usage: 'up [--port N] [--empty] [--reset] [--policy NAME|FILE] [--lang ja|en]',
    load: () => import('./up.ts'),
  },
  rehearse: {
    says: { ja: 'シナリオを仮想の時間で実行します', en: 'play a scenario on virtual time' },
    usage: 'rehearse SCENARIO [--policy NAME|FILE] [--json] [--html FILE] [--lang ja|en]',
    load: () => import('./rehearse/rehearse.ts'),
  },
  policy: {
    says: {
      ja: '対応方針を検査し、事実からの判定を説明し、公開文や新しい方針を作成します',
      en: 'check a policy file, explain what it makes of facts, write the text to publish or a new policy',
    },
    usage:
      'policy check|explain|publish NAME|FILE | diff EARLIER LATER | new FILE | schema [--lang ja|en] (hikeshi policy: all options)',
    load: () => import('./policy/policy.ts'),
  },
  verify: {
    says: { ja: '動作中のシステムの記録を検証します', en: 'check the ledgers of a running system' },
    usage: 'verify [STREAM …] [--endpoint URL | --aws] [--stack NAME] [--region REGION] [--json] [--lang ja|en]',
    load: () => import('./verify.ts'),
  },
  rebuild: {
    says: { ja: '一覧を記録から作り直します', en: 'write the lists anew from the ledger' },
    usage: 'rebuild [STREAM …] [--endpoint URL | --aws] [--stack NAME] [--region REGION] [--json] [--lang ja|en]',
    load: () => import('./rebuild.ts'),
  },
  subscriptions: {
    says: { ja: '呼出の宛先を確認していない人を示します', en: 'show who has not confirmed being paged' },
    usage:
      'subscriptions [--endpoint URL | --aws] [--stack NAME] [--region REGION] [--policy NAME|FILE] [--lang ja|en]',
    load: () => import('./subscriptions.ts'),
  },
};

/**
 * Runs the command named first and answers the process's exit code: the command's own, 2 when there is none of that
 * name. Errors that a person can mend are told in one line; anything else is a defect and keeps its stack trace.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = argv;
  const language = languageIn(argv);
  // `hikeshi --lang ja` alone asks for help, in Japanese.
  if (['help', '--help', '-h'].includes(name) || name.startsWith('--lang')) return help(rest[0], language);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return unknown(name, language);
  if (rest.includes('--help') || rest.includes('-h')) return help(name, language);
  process.stdout.on('error', quietWhenLeft);
  try {
    const { run } = await command.load();
    return await run(rest);
  } catch (cause) {
    const text = explain(cause, language);
    if (text === null) throw cause;
    warn(`${text}\n`);
    return FAILED;
  }
}

/** A reader such as `head` has seen enough and left. */
function quietWhenLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

function help(about: string | undefined, language: Language): number {
  const command = about !== undefined && Object.hasOwn(COMMANDS, about) ? COMMANDS[about] : undefined;
  if (command !== undefined) {
    print(`hikeshi ${command.usage}\n  ${command.says[language]}\n`);
    return 0;
  }
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { says }]) => `  ${name.padEnd(width)}  ${says[language]}`);
  print(`${FRAME[language].head}\n\n${lines.join('\n')}\n\n${FRAME[language].foot}\n`);
  return 0;
}

const FRAME: Readonly<Record<Language, { readonly head: string; readonly foot: string }>> = {
  ja: {
    head: '使い方：hikeshi コマンド …',
    foot: '各コマンドのオプションは hikeshi help コマンド で表示します。',
  },
  en: { head: 'usage: hikeshi COMMAND …', foot: '"hikeshi help COMMAND" tells its options.' },
};

function unknown(name: string, language: Language): number {
  const names = Object.keys(COMMANDS);
  const told = {
    ja: `hikeshi: 「${name}」というコマンドはありません。使えるのは ${names.join('、')}、help です。`,
    en: `hikeshi: there is no command "${name}"; there are ${names.join(', ')} and help.`,
  };
  warn(`${told[language]}\n`);
  return USAGE_ERROR;
}
