import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { readUpOptions } from '../../infra/cli/up-options.ts';
import { ROOT } from '../style/source-files.ts';
import { allBlocks, commandsOf, inlineCode, PROSE, wordsOf } from './blocks.ts';

const run = promisify(execFile);
const unique = (all: readonly string[]) => [...new Set(all)];
const spans = unique(PROSE.flatMap(inlineCode));
const typed = unique([...spans, ...allBlocks().flatMap(commandsOf)]);
const starting = (pattern: RegExp) => typed.filter((code) => pattern.test(code));

const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);

/** What is typed elsewhere than in this folder, or changes it; with the reason why it is not run. */
const NOT_RUN: readonly (readonly [string, string])[] = [
  [
    'npx vitest run test/infra/local/endpoint/endpoint-support.test.ts -u',
    'writes SUPPORT.md anew; `npm test` runs the same without -u',
  ],
  ['npx tsx infra/build/sizes.ts', 'prints sizes; test/infra/app/synth.test.ts holds them'],
];

/** What carries out a command of the package manager in this form: a step of CI, or a test. */
const RUN_BY: readonly (readonly [command: RegExp, file: string, holding: string])[] = [
  [/^npm ci$/, '.ci/run', 'npm ci '],
  [/^npm test$/, '.ci/run', 'npm test\n'],
  [/^npm start$/, '.ci/start-check', 'npm start '],
  [/^npm start -- --policy mine\.yaml$/, 'test/infra/local/up/up-start.test.ts', "'--policy', "],
  [/^npm start -- --(reset|empty)$/, 'test/docs/first-hour.test.ts', "'--reset', '--empty'"],
  // `npm test` runs the same files: all of the first, and of the second what shows each kind.
  [/^npm run test:quick$/, 'package.json', '"test:quick": "vitest run --project pure"'],
  [/^npm run rehearsals$/, 'package.json', '"rehearsals": "HIKESHI_LONG=all vitest run test/rehearsals/'],
  [/^npm run structure$/, '.ci/run', 'npm run --silent structure'],
  [/^npm run bench -- --short$/, '.ci/run', 'npm run --silent bench -- --short'],
  [/^npm run crash -- --short$/, '.ci/run', 'npm run --silent crash -- --short'],
  [/^npm run storm -- --short$/, '.ci/run', 'npm run --silent storm -- --short'],
  [/^npm run mutations -- --short$/, '.ci/run', 'npm run --silent mutations -- --short'],
  // `npm test` runs the same file.
  [/^npm run prose$/, 'package.json', '"prose": "vitest run --project pure test/style/prose"'],
  [/^npm run notices -- --out DIR$/, '.ci/run', 'npm run --silent notices -- --out '],
];

describe('commands of the package manager', () => {
  it('are each carried out by CI or by a test', () => {
    const typedSo = unique(starting(/^npm /).flatMap((command) => command.split(' && ')));
    const carriedOut = (command: string) =>
      RUN_BY.some(
        ([pattern, file, text]) => pattern.test(command) && readFileSync(join(ROOT, file), 'utf8').includes(text),
      );
    expect(typedSo.filter((command) => !carriedOut(command))).toEqual([]);
    expect(RUN_BY.filter(([pattern]) => !typedSo.some((command) => pattern.test(command)))).toEqual([]);
  });

  const npm = starting(/^npm /).map((command) => wordsOf(command.split(' && ').at(-1) ?? ''));

  it.each(npm.map((words) => [words.join(' '), words] as const))('%s', (_, words) => {
    const [, verb = '', name = ''] = words;
    const script = verb === 'run' ? name : verb;
    if (verb !== 'ci') expect(Object.keys(scripts)).toContain(script);
    // What a script names must be there: a test file, or a file that is run.
    const files = (scripts[script] ?? '').split(' ').filter((word) => /^(test|infra)\/.*\.(ts|js)$/.test(word));
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    const flags = words.includes('--') ? words.slice(words.indexOf('--') + 1) : [];
    if (verb === 'start')
      expect(() =>
        readUpOptions(
          flags.map((word) => (word === 'N' ? '8800' : word)),
          {},
        ),
      ).not.toThrow();
  });
});

describe('commands of this repository that sentences name', () => {
  it.each(starting(/^npx (vitest|tsx) /))('%s', (command) => {
    expect(NOT_RUN.map(([listed]) => listed)).toContain(command);
    const files = wordsOf(command).filter((word) => word.endsWith('.ts'));
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('are the reason for every entry of the list', () => {
    expect(NOT_RUN.map(([command]) => command).filter((command) => !typed.includes(command))).toEqual([]);
  });

  it('every file that a command starts with is there', () => {
    expect(starting(/^\.\/|^\.ci\//).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe('commands of the AWS CDK', () => {
  const cdk = starting(/^(npx )?cdk [a-z]/).map((command) => wordsOf(command.replace(/^npx /, '')));
  /** An option alone, named beside the command that takes it. */
  const alone = spans
    .filter((code) => code.startsWith('--cloudformation-'))
    .map((code) => ['cdk', 'bootstrap', ...code.split(' ')]);
  const all = [...cdk, ...alone];
  const verbs = unique(all.map(([, verb = '']) => verb));

  it.each(verbs)('cdk %s has the options that are documented', async (verb) => {
    const { stdout } = await run('npx', ['cdk', verb, '--help'], { cwd: ROOT });
    expect(stdout).toContain(`cdk ${verb}`);
    const known = stdout.replace(/\s/g, '');
    const asked = all.filter((words) => words[1] === verb).flat();
    const flags = asked.filter((word) => word.startsWith('--'));
    expect(flags.filter((flag) => !known.includes(flag.replace(/=.*/, '')))).toEqual([]);
  });

  it('cdk bootstrap makes the roles that the operations guide lets a deployer take on', async () => {
    const { stdout } = await run('npx', ['cdk', 'bootstrap', '--show-template'], { cwd: ROOT });
    const guide = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
    const named = unique([...guide.matchAll(/role\/cdk-(\w+)-([\w-]+)-123456789012-/g)].map(([, , name = '']) => name));
    expect(named).toHaveLength(3);
    expect(named.filter((name) => !stdout.includes(`cdk-\${Qualifier}-${name}-\${AWS::AccountId}-`))).toEqual([]);
    expect(stdout).toContain(`Default: ${/role\/cdk-(\w+)-/.exec(guide)?.[1]}`);
  });

  it.each(starting(/^npx cdk synth ./))('%s', async (command) => {
    const { stdout } = await run('npx', wordsOf(command).slice(1), { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
    expect(stdout).toContain('AWS::StepFunctions::StateMachine');
  });
});

/** Taken by what `npm run` starts: CI gives it. */
const OF_SCRIPTS = ['--short'];

describe('commands of hikeshi that sentences name', () => {
  let usage = '';

  beforeAll(async () => {
    const hikeshi = (...words: string[]) => run(process.execPath, [join(ROOT, 'infra/cli/hikeshi.js'), ...words]);
    const names = ['up', 'rehearse', 'verify', 'rebuild', 'subscriptions'];
    const told = await Promise.all(names.map((name) => hikeshi('help', name)));
    const policy = await hikeshi('policy').catch(({ stderr }: { stderr: string }) => ({ stdout: stderr }));
    usage = [...told, policy].map(({ stdout }) => stdout).join('\n');
  });

  it.each(starting(/^(hikeshi|policy) [a-z]+/))('%s', (command) => {
    const words = wordsOf(command.replace(/^hikeshi /, ''));
    const verb = words[0] === 'policy' ? words.slice(0, 2).join(' ') : (words[0] ?? '');
    const lines = usage.split('\n').filter((line) => line.includes(`hikeshi ${verb}`));
    expect(lines).not.toEqual([]);
    const flags = words.filter((word) => word.startsWith('--'));
    expect(flags.filter((flag) => !lines.join('\n').includes(flag))).toEqual([]);
  });

  it.each(
    unique(['README.md', 'docs/scenarios.md', 'CHANGELOG.md'].flatMap(inlineCode)).filter(
      (code) => /^--[a-z]/.test(code) && !OF_SCRIPTS.includes(code),
    ),
  )('the option %s', (code) => expect(usage).toContain(code.split(' ')[0]));
});
