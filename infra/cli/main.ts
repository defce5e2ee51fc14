import { explain } from '../synth/explain.ts';
import { print, warn } from '../terminal.ts';

interface Command {
  readonly says: string;
  readonly usage: string;
  readonly load: () => Promise<{ run(argv: readonly string[]): Promise<number> }>;
}

const USAGE_ERROR = 2;
const FAILED = 1;

const COMMANDS: Readonly<Record<string, Command>> = {
  up: {
    says: 'run the whole system on this machine',
    usage: 'up [--port N] [--empty] [--reset] [--policy NAME|FILE] [--lang ja|en]',
    load: () => import('./up.ts'),
  },
  rehearse: {
    says: 'play a scenario on virtual time',
    usage: 'rehearse SCENARIO [--policy NAME|FILE] [--json] [--html FILE] [--lang ja|en]',
    load: () => import('./rehearse/rehearse.ts'),
  },
  policy: {
    says: 'check a policy file, or explain what it makes of facts',
    usage:
      'policy check|explain|publish NAME|FILE, policy diff EARLIER LATER, policy new FILE, or policy schema; "hikeshi policy" alone tells the options',
    load: () => import('./policy/policy.ts'),
  },
  verify: {
    says: 'check the ledgers of a running system',
    usage: 'verify [STREAM …] [--endpoint URL | --aws] [--stack NAME] [--region REGION] [--json]',
    load: () => import('./verify.ts'),
  },
  rebuild: {
    says: 'write the lists anew from the ledger',
    usage: 'rebuild [STREAM …] [--endpoint URL | --aws] [--stack NAME] [--region REGION] [--json]',
    load: () => import('./rebuild.ts'),
  },
  subscriptions: {
    says: 'show who has not confirmed being paged',
    usage: 'subscriptions [--endpoint URL | --aws] [--stack NAME] [--region REGION]',
    load: () => import('./subscriptions.ts'),
  },
};

/**
 * Runs the command named first and answers the process's exit code: the command's own, 2 when there is none of that
 * name. Errors that a person can mend are told in one line; anything else is a defect and keeps its stack trace.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = argv;
  if (['help', '--help', '-h'].includes(name)) return help(rest[0]);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return unknown(name);
  if (rest.includes('--help') || rest.includes('-h')) return help(name);
  process.stdout.on('error', quietWhenLeft);
  try {
    const { run } = await command.load();
    return await run(rest);
  } catch (cause) {
    const text = explain(cause);
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

function help(about: string | undefined): number {
  const command = about !== undefined && Object.hasOwn(COMMANDS, about) ? COMMANDS[about] : undefined;
  if (command !== undefined) {
    print(`hikeshi ${command.usage}\n  ${command.says}\n`);
    return 0;
  }
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { says }]) => `  ${name.padEnd(width)}  ${says}`);
  print(`usage: hikeshi COMMAND …\n\n${lines.join('\n')}\n\n"hikeshi help COMMAND" tells its options.\n`);
  return 0;
}

function unknown(name: string): number {
  const known = Object.keys(COMMANDS).join(', ');
  warn(`hikeshi: there is no command "${name}"; there are ${known} and help.\n`);
  return USAGE_ERROR;
}
