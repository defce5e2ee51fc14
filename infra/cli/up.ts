import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../../functions/domain/base/text.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { assemblyFor, readInputs } from '../build/synth.ts';
import { RealClock } from '../local/clock/real-clock.ts';
import { probePorts } from '../local/endpoint/server.ts';
import { LocalSystem } from '../local/runtime/system.ts';
import { PatternError } from '../local/services/events/pattern.ts';
import { ScheduleError } from '../local/services/events/schedule.ts';
import { PolicyNotServed } from '../local/services/iam/statements.ts';
import { AssemblyError, DamagedAssembly } from '../local/template/assembly.ts';
import { homeFolder } from '../terminal/home.ts';
import { warn } from '../terminal/terminal.ts';
import { ToldError } from '../terminal/told-error.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { tellRefusal } from './common/refusal.ts';
import { firstStart } from './up-first-start.ts';
import { type Lock, takeLock } from './up-lock.ts';
import { readUpOptions, type UpOptions } from './up-options.ts';
import { tellRenamed } from './up-people.ts';
import { type Say, sayer, tellOpen, tellPages } from './up-tell.ts';

const USAGE_ERROR = 2;
const FAILED = 1;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What the template asks for and this machine does not serve. */
const NOT_SERVED = [AssemblyError, PatternError, PolicyNotServed, ScheduleError];

/**
 * Runs the whole system on this machine until it is told to stop. Gives the exit code: 0 after Ctrl-C, 1 when it cannot
 * start, 2 for a wrong command line.
 */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    return await up(readUpOptions(argv, process.env));
  } catch (error) {
    tellRefusal(error, { argv, usage: [`npm start -- ${USAGE}`], explain: notStarted });
    return error instanceof UsageError ? USAGE_ERROR : FAILED;
  }
}

/** What keeps the template of this machine from being served; null where it is something else. */
export function notStarted(error: unknown): Text | null {
  if (!(error instanceof ToldError)) return null;
  if (error instanceof DamagedAssembly) return damaged(error);
  return NOT_SERVED.some((kind) => error instanceof kind) ? notServed(error) : null;
}

function damaged({ says }: ToldError): Text {
  const folder = join(homeFolder(), 'assemblies');
  return {
    ja: `合成されたテンプレートが壊れています（${says.ja}）。${folder} を削除して、もう一度起動してください。ほかのデータは失われません。`,
    en: `${says.en}\nThe synthesized template is damaged: remove ${folder} and start again. Nothing else is lost.`,
  };
}

function notServed({ says }: ToldError): Text {
  return {
    ja: `テンプレートに、この端末では動作しない内容があります（${says.ja}）。動作する範囲は infra/local/SUPPORT.md をご確認ください。`,
    en: `${says.en}\nThe template asks for what this machine does not serve: see infra/local/SUPPORT.md.`,
  };
}

const USAGE = '[--port N] [--policy NAME|FILE] [--empty] [--reset] [--lang ja|en]';

async function up(options: UpOptions): Promise<number> {
  const lock = takeLock(options.home);
  const say = sayer(options.language);
  try {
    // Known before the seconds that synthesizing may take.
    await probePorts([options.port, options.port + 1, options.port + 2]);
    const stopped = untilStopped();
    const { system, clock, isFirst, policy } = await start(options, say);
    announce({ system, policy }, lock, say);
    tellPages(system, say);
    tellRenamed(options.home, policy, say);
    const { language } = options;
    if (isFirst && !options.empty) await firstStart(system, { say, stopped, language, policy });
    else await tellOpen(system, say, language);
    // A first start that is killed half way is taken up again; an empty one stays empty for good.
    writeFileSync(startedMark(options), '');
    say({ ja: 'Ctrl-C で停止します。状態は保存されます。', en: 'Ctrl-C stops it; the state stays.' });
    await stopped;
    await system.stop();
    clock.stop();
    say({
      ja: `停止しました。次回の起動時に、続きから始まります（${options.home}）。`,
      en: `stopped. The next start goes on from here (${options.home}).`,
    });
    return 0;
  } finally {
    lock.release();
  }
}

async function start(
  options: UpOptions,
  say: Say,
): Promise<{ system: LocalSystem; clock: RealClock; isFirst: boolean; policy: Policy }> {
  const folder = join(options.home, 'state');
  if (options.reset) {
    rmSync(folder, { recursive: true, force: true });
    say({
      ja: `初期化：${folder} に保存されていたものをすべて削除しました。`,
      en: `reset: everything kept in ${folder} is gone.`,
    });
  }
  const isFirst = !existsSync(startedMark(options));
  const assembly = await assemblyFor(options.policy, say);
  const clock = new RealClock();
  const { port } = options;
  const { policy } = readInputs({ 'hikeshi.policy': options.policy }).policy;
  const system = await LocalSystem.start({
    assembly,
    clock,
    state: { folder },
    seed: null,
    policy,
    ports: { console: port, endpoint: port + 1, mailbox: port + 2 },
    say: (line) => warn(`${line}\n`),
  });
  return { system, clock, isFirst, policy };
}

function startedMark({ home }: UpOptions): string {
  return join(home, 'state', 'started');
}

function announce({ system, policy }: { system: LocalSystem; policy: Policy }, lock: Lock, say: Say): void {
  const { consoleUrl, endpointUrl, mailboxUrl, stack } = system;
  const urls = { console: consoleUrl ?? '', endpoint: endpointUrl, mailbox: mailboxUrl ?? '' };
  lock.announce({ pid: process.pid, ...urls, stack: stack.name, region: stack.region, policy });
  for (const [name, url] of Object.entries(urls)) say(`${name} ${url}`);
  say({
    ja: 'この端末から外へは何も送信されません。メールと呼出はメールボックスに届き、呼出の配信先はすべて確認済みとして扱います。',
    en: 'Nothing leaves this machine: mail and pages arrive in the mailbox, and page subscriptions count as confirmed.',
  });
}

/** Resolves at the first signal; a second one ends the process at once. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });
}
