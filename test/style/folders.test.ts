import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, type SourceFile, sourceFiles } from './source-files.ts';

/** From outside to inside. A file imports its own folder and those after it, never those before. */
const ORDER = ['infra', 'functions/steps', 'functions/adapters', 'functions/domain'] as const;

/** steps and console stand side by side: neither imports the other. */
function roomOf(path: string): number {
  if (path.startsWith('functions/console/')) return ORDER.indexOf('functions/steps');
  return ORDER.findIndex((folder) => path.startsWith(`${folder}/`));
}

function inwardBreaks({ path, text }: SourceFile): string[] {
  return importsOf(text)
    .filter((target) => target.startsWith('.'))
    .map((target) => posix.normalize(posix.join(posix.dirname(path), target)))
    .filter((target) => roomOf(target) !== -1 && (roomOf(target) < roomOf(path) || sideways(path, target)))
    .map((target) => `${path} imports ${target}`);
}

function sideways(path: string, target: string): boolean {
  const isConsole = (file: string) => file.startsWith('functions/console/');
  return roomOf(path) === roomOf(target) && isConsole(path) !== isConsole(target);
}

const files = sourceFiles('infra', 'functions');

describe('the folders', () => {
  it('import one way: infra → steps | console → adapters → domain', () => {
    expect(files.flatMap(inwardBreaks)).toEqual([]);
  });

  it('keep the AWS SDK in functions/adapters', () => {
    const users = files.filter(({ text }) => importsOf(text).some((target) => target.startsWith('@aws-sdk/')));
    expect(users.map(({ path }) => path).filter((path) => !path.startsWith('functions/adapters/'))).toEqual([]);
  });

  it('keep Temporal behind one module of the domain', () => {
    const users = files.filter(({ text }) => importsOf(text).includes('temporal-polyfill'));
    expect(users.map(({ path }) => path)).toHaveLength(1);
  });
});
