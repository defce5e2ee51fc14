import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const DOMAIN = 'functions/domain';
const USAGE = `usage: npm run mutants -- ROOM... [--against FOLDER,...]

ROOM is a folder or file below ${DOMAIN}, such as base/time. Its mutants run against the tests of the
same folder below test/domain, or of the next one above that has tests; --against names others.`;

interface Asked {
  readonly rooms: readonly string[];
  readonly against: string | null;
}

/** Null where nothing that exists is named. */
function read(args: readonly string[]): Asked | null {
  const at = args.indexOf('--against');
  const against = at < 0 ? null : (args[at + 1] ?? null);
  const rooms = at < 0 ? args : args.slice(0, at);
  const isKnown = rooms.length > 0 && rooms.every((room) => existsSync(join(DOMAIN, room)));
  return isKnown && (at < 0 || against !== null) ? { rooms, against } : null;
}

/** The nearest folder of tests that mirrors a room. */
function testsOf(room: string): string {
  const folder = join('test/domain', room);
  const hasTests =
    existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.test.ts'));
  return hasTests || room === '.' ? folder : testsOf(dirname(room));
}

function mutate({ rooms, against }: Asked): number {
  const files = rooms.map((room) => join(DOMAIN, room.endsWith('.ts') ? room : `${room}/**/*.ts`));
  const tests = against ?? [...new Set(rooms.map(testsOf))].join(',');
  process.stdout.write(`mutants of ${files.join(', ')} against the tests of ${tests}\n`);
  const options = ['stryker', 'run', 'test/mutants/stryker.config.json', '--mutate', files.join(',')];
  return spawnSync('npx', options, { env: { ...process.env, MUTANT_TESTS: tests }, stdio: 'inherit' }).status ?? 1;
}

const asked = read(process.argv.slice(2));
if (asked === null) process.stderr.write(`${USAGE}\n`);
process.exitCode = asked === null ? 2 : mutate(asked);
