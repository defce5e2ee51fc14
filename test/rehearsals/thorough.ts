import { spawnSync } from 'node:child_process';

/** What `npm run NAME` plays, and how much of it: all, or with `--short` what CI has time for. */
interface Run {
  readonly file: string;
  readonly variable: string;
  readonly whole: string;
  readonly short: string;
}

const RUNS: Readonly<Record<string, Run>> = {
  crash: { file: 'test/rehearsals/faults/crash.test.ts', variable: 'HIKESHI_CRASH', whole: 'kinds', short: 'mail' },
  storm: { file: 'test/rehearsals/faults/storm.test.ts', variable: 'HIKESHI_STORM', whole: '10000', short: '100' },
  mutations: {
    file: 'test/steps/tampering/mutations.test.ts',
    variable: 'HIKESHI_MUTATIONS',
    whole: '10000',
    short: '140',
  },
};

/** `npm run crash|storm|mutations [-- --short]`. What the variable says already stands. */
function play([name = '', option]: readonly string[]): number {
  const run = RUNS[name];
  if (run === undefined || (option !== undefined && option !== '--short')) {
    process.stderr.write(`say one of ${Object.keys(RUNS).join(', ')}, and --short or nothing\n`);
    return 2;
  }
  const { file, variable, whole, short } = run;
  const env = { [variable]: option === undefined ? whole : short, ...process.env };
  return spawnSync('npx', ['vitest', 'run', file], { env, stdio: 'inherit' }).status ?? 1;
}

process.exitCode = play(process.argv.slice(2));
