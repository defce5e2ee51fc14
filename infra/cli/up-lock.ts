import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { makeHome } from '../terminal/home.ts';
import { ToldError } from '../terminal/told-error.ts';

/** What a running system tells about itself, for other commands. */
interface RunningSystem {
  readonly pid: number;
  readonly console: string;
  readonly endpoint: string;
  readonly mailbox: string;
  readonly stack: string;
  readonly region: string;
  /** The policy that it was started with. */
  readonly policy: Policy;
}

/** Another system runs on the same state. */
export class AlreadyRunning extends ToldError {
  override readonly name = 'AlreadyRunning';
  readonly pid: number;

  constructor(pid: number, home: string, console: string | null) {
    const where = console === null ? { ja: '', en: '' } : { ja: `、画面：${console}`, en: ` at ${console}` };
    super({
      ja: `${home} のデータを使用するシステムが、すでに動作しています（プロセス ${pid}${where.ja}）。先に停止するか、HIKESHI_HOME に別のフォルダーを指定してください。`,
      en: `already running${where.en} (process ${pid}) on ${home}. Stop it first, or set HIKESHI_HOME to another folder.`,
    });
    this.pid = pid;
  }
}

/** Keeps a second start away from the state of the first. */
export interface Lock {
  /** Tells other commands where the system is. */
  announce(running: RunningSystem): void;
  release(): void;
}

/** Takes the lock; one that its holder left behind when it was killed is taken over. Throws AlreadyRunning, UnusableHome. */
export function takeLock(home: string): Lock {
  makeHome(home);
  const lock = join(home, 'lock');
  const running = join(home, 'running.json');
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder !== process.pid && isHikeshi(holder)) throw new AlreadyRunning(holder, home, consoleOf(running));
    writeFileSync(lock, String(process.pid));
  }
  rmSync(running, { force: true });
  return {
    announce: (told) => writeFileSync(running, `${JSON.stringify(told, null, 2)}\n`),
    release: () => {
      // Somebody who removed the lock by hand may have started another system: its lock is not ours to remove.
      if (!existsSync(lock) || readFileSync(lock, 'utf8') !== String(process.pid)) return;
      rmSync(running, { force: true });
      rmSync(lock, { force: true });
    },
  };
}

function consoleOf(file: string): string | null {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as RunningSystem).console;
  } catch {
    return null;
  }
}

/** Whether the process lives and, where that can be seen, is one of ours: numbers are given again after a restart. */
function isHikeshi(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return /hikeshi|node/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return true;
  }
}
