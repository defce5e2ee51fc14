import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type SourceFile, sourceFiles } from './source-files.ts';

/** A longer file holds more than one idea; a test is a list and may be longer. */
const FILE_LINES_MAX = 250;
const TEST_LINES_MAX = 350;
/** A fuller folder holds several rooms. */
const FOLDER_FILES_MAX = 20;

const product = sourceFiles('functions');
const all = sourceFiles('infra', 'functions', 'test');

function offenders(files: readonly SourceFile[], pattern: RegExp, allowed: readonly string[] = []): string[] {
  return files
    .filter(({ path }) => !allowed.includes(path) && path !== 'test/style/rules.test.ts')
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
    );
}

describe('the rules of style', () => {
  it('time is an input: one adapter reads the clock', () => {
    expect(
      offenders(product, /Date\.now\(\)|new Date\(\)|performance\.now\(\)|Temporal\.Now/, [
        'functions/adapters/clock.ts',
      ]),
    ).toEqual([]);
  });

  it('commands write to the terminal in one place, which lets nothing steer it', () => {
    const allowed = ['infra/terminal/terminal.ts', 'infra/build/sizes.ts'];
    expect(
      offenders(sourceFiles('infra/cli', 'infra/build'), /process\.std(out|err)\.write|console\.\w+\(/, allowed),
    ).toEqual([]);
  });

  it('lengths of time are named in one place', () => {
    const named =
      /const (SECOND|MINUTE|HOUR|DAY|WEEK)S?_(MS|AN?_[A-Z]+) =|MS_PER_|[^\d_](60_000|3_600_000|86_400_000)\b|\b(24|60) \* 60\b/;
    const allowed = ['functions/domain/base/time/units.ts'];
    expect(offenders(sourceFiles('functions', 'infra'), named, allowed)).toEqual([]);
  });

  it('a name means one type', () => {
    const declared = new Map<string, string[]>();
    for (const { path, text } of sourceFiles('functions', 'infra'))
      for (const [, name = ''] of text.matchAll(
        /^(?:export )?(?:declare )?(?:abstract )?(?:type|interface|class) (\w+)/gm,
      ))
        declared.set(name, [...(declared.get(name) ?? []), path]);
    expect([...declared].filter(([, paths]) => new Set(paths).size > 1)).toEqual([]);
  });

  it('random ids come through one adapter', () => {
    const source = /Math\.random|randomUUID|randomBytes|getRandomValues/;
    expect(offenders(product, source, ['functions/adapters/random.ts'])).toEqual([]);
  });

  it('texts are composed in one place, which leaves the spelling of names alone', () => {
    expect(offenders(product, /\.normalize\(/, ['functions/domain/base/composed.ts'])).toEqual([]);
  });

  it('no file is longer than one idea', () => {
    const most = (path: string) => (path.startsWith('test/') ? TEST_LINES_MAX : FILE_LINES_MAX);
    const long = all.filter(({ path, text }) => text.split('\n').length > most(path));
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('no folder is a drawer', () => {
    const counts = new Map<string, number>();
    for (const folder of all.map(({ path }) => dirname(path))) counts.set(folder, (counts.get(folder) ?? 0) + 1);
    expect([...counts].filter(([, files]) => files > FOLDER_FILES_MAX)).toEqual([]);
  });

  it('nothing is left for later in the code', () => {
    expect(offenders(all, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
  });

  it('types are not loosened', () => {
    // A response's body in the console's tests is whatever came: each test says what it expects of it.
    const allowed = ['test/console/client.ts'];
    expect(offenders(all, /\bas any\b|(?<!metBy): any\b|@ts-ignore|@ts-nocheck/, allowed)).toEqual([]);
  });

  it('no test is skipped or runs alone', () => {
    expect(offenders(sourceFiles('test'), /\b(it|test|describe)\.(skip|only|todo)\b/)).toEqual([]);
  });

  it('addresses are examples', () => {
    const address = /[\w.+-]+@(?!example\.(jp|com)|\$|\{)[\w-]+\.(com|jp|net|org|co)\b/;
    expect(offenders(all, address)).toEqual([]);
  });
});
