import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FUNCTIONS, functionPlan } from '../../../infra/app/functions-table.ts';
import { bundleFunctions, MissingEntry } from '../../../infra/build/bundle.ts';
import { sourcesDigest } from '../../../infra/build/digest.ts';
import { readInputs, synthesize, synthesizeCached } from '../../../infra/build/synth.ts';
import { ROOT } from '../../../infra/terminal/root.ts';

/** A function's share of a cold start grows with its size. */
const STEP_BYTES_MAX = 1_050_000;
/** It holds every screen in both languages. */
const CONSOLE_BYTES_MAX = 1_800_000;
/** Synthesizing takes seconds on a quiet machine, and much longer beside other tests. */
const PATIENCE_MS = 180_000;
vi.setConfig({ testTimeout: PATIENCE_MS });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-synth-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('bundling', () => {
  it('gives the same bytes for the same sources, wherever they are written to', async () => {
    const bundle = (name: string) => bundleFunctions({ root: ROOT, into: join(folder, name), policy: '{}' });
    const [first, second] = [await bundle('a'), await bundle('b')];
    for (const [index, { folder: one }] of first.entries()) {
      const other = second[index]?.folder ?? '';
      expect(readFileSync(join(one, 'index.mjs')).equals(readFileSync(join(other, 'index.mjs')))).toBe(true);
    }
  });

  it('keeps each function small, with a handler that loads on this Node', async () => {
    const bundles = await bundleFunctions({ root: ROOT, into: folder, policy: readInputs().policy.canonical });
    expect(bundles.map(({ name }) => name)).toEqual(FUNCTIONS.map(({ name }) => name));
    for (const { name, bytes } of bundles) {
      expect(bytes, name).toBeLessThan(name === 'console' ? CONSOLE_BYTES_MAX : STEP_BYTES_MAX);
    }
    expect(handlersOf(bundles.map(({ folder: where }) => join(where, 'index.mjs')))).toEqual(
      bundles.map(() => 'function'),
    );
  });

  it('names a function whose source is missing', async () => {
    const plan = { ...functionPlan('sweep'), entry: 'functions/steps/nowhere.ts' };
    const bundling = bundleFunctions({ root: ROOT, into: folder, policy: '{}', functions: [plan] });
    await expect(bundling).rejects.toThrow(MissingEntry);
    await expect(bundling).rejects.toThrow('No source file for functions/steps/nowhere.ts');
  });
});

describe('synthesis', () => {
  it('writes a template that tells nothing about where it was made', async () => {
    const { out, policy } = await synthesize({ out: join(folder, 'cdk.out') });
    const template = readFileSync(join(out, 'hikeshi.template.json'), 'utf8');
    expect(template).not.toContain(ROOT);
    expect(template).not.toContain(folder);
    const assets = readdirSync(out).filter((name) => name.startsWith('asset.'));
    expect(assets).toHaveLength(FUNCTIONS.length);
    for (const asset of assets) {
      expect(readFileSync(join(out, asset, 'policy.json'), 'utf8')).toBe(policy.canonical);
    }
  });

  it('is skipped when nothing has changed, and says when it is not', async () => {
    const told: string[] = [];
    const ask = () => synthesizeCached({ out: folder, progress: (line) => told.push(line.en) });
    const [first, again] = [await ask(), await ask()];
    expect([first.isCached, again.isCached]).toEqual([false, true]);
    expect(again.assembly).toBe(first.assembly);
    expect(told).toHaveLength(1);
  });

  it('is done once when several ask at the same time', async () => {
    const asked = await Promise.all([1, 2].map(() => synthesizeCached({ out: folder })));
    expect(new Set(asked.map(({ assembly }) => assembly)).size).toBe(1);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('leaves no half-made assembly behind when it fails', async () => {
    const failing = synthesizeCached({ out: folder, context: { 'hikeshi.policy': 'nowhere' } });
    await expect(failing).rejects.toThrow('There is no policy "nowhere": write one of');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the digest of the sources', () => {
  it('moves with a source, a setting and the policy, and with nothing else', () => {
    for (const name of ['infra/build', 'functions/domain/base/time', 'workflows', 'cdk.json', 'package-lock.json']) {
      cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    }
    const digest = (context: object = {}, policy = 'text') => sourcesDigest(folder, { ...context }, policy);
    const before = digest();
    expect(digest()).toBe(before);
    expect(digest({ 'hikeshi.mail.share': 0.5 })).not.toBe(before);
    expect(digest({}, 'other text')).not.toBe(before);
    expect(digest({ 'hikeshi.policy': '/elsewhere/the-same.yaml' })).toBe(before);
    writeFileSync(join(folder, 'infra/build/new.ts'), '');
    expect(digest()).not.toBe(before);
  });
});

/** What each module exports as its handler, in a Node of its own with nothing else in its environment. */
function handlersOf(files: readonly string[]): string[] {
  const urls = JSON.stringify(files.map((file) => pathToFileURL(file).href));
  const code = `for (const url of ${urls}) console.log(typeof (await import(url)).handler);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    encoding: 'utf8',
    env: { AWS_REGION: 'ap-northeast-1', ACCOUNT_ID: '000000000000' },
  });
  return (stdout === '' ? stderr : stdout).trim().split('\n');
}
