import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { VirtualClock } from '../../../../infra/local/clock/virtual-clock.ts';
import type { FunctionSpec } from '../../../../infra/local/settings/function-spec.ts';
import { hostOf } from './lambda-fixtures.ts';

const START_MS = Date.parse('2026-04-24T08:50:00.000Z');

/** What a bundle may hold: Node's modules by import, import() and require, its own address, randomness, time. */
const SOURCE = `
import { createRequire } from 'node:module';
import { basename } from 'node:path';
const drawn = Math.random();
export const handler = async ({ asked }) => {
  const { request } = await import('node:http');
  const { sep } = createRequire(import.meta.url)('node:path');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
  return { asked, drawn, at: Date.now(), sep, request: typeof request, self: basename(import.meta.url), isStrict: this === undefined };
};`;

function specOf(source: string): FunctionSpec {
  const codeDir = mkdtempSync(join(tmpdir(), 'hikeshi-code-'));
  writeFileSync(join(codeDir, 'index.mjs'), source);
  const arn = 'arn:aws:lambda:ap-northeast-1:000000000000:function:told';
  return { name: 'told', arn, codeDir, handler: 'index.handler', timeoutSeconds: 300, memoryMb: 256, environment: {} };
}

async function answerOf(spec: FunctionSpec, codeFolder?: string) {
  const clock = new VirtualClock(START_MS);
  const host = hostOf(clock, [spec], codeFolder === undefined ? {} : { codeFolder });
  const turn = { machine: 'test', execution: 'one' };
  let result: unknown;
  clock.schedule(START_MS, turn, async () => {
    result = await host.invoke('told', { asked: 'what' }, turn);
  });
  await clock.advanceTo(START_MS + 120_000);
  await host.stop();
  return result;
}

it('given a bundle, when its worker runs it as a script, new or with the code kept before, then it answers as when it is imported', async () => {
  const spec = specOf(SOURCE);
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-code-'));
  const imported = await answerOf(spec);
  expect(imported).toMatchObject({
    ok: true,
    payload: { at: START_MS + 60_000, request: 'function', self: 'index.mjs' },
  });
  expect(await answerOf(spec, folder)).toEqual(imported);
  const kinds = () => readdirSync(folder).map((name) => name.split('.').at(-1));
  expect(kinds().sort()).toEqual(['cjs', 'code']);
  expect(await answerOf(spec, folder)).toEqual(imported);
  expect(kinds()).toHaveLength(2);
});

it('given kept code that is spoilt, gone or cannot be written, then the function answers all the same', async () => {
  const spec = specOf(SOURCE);
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-code-'));
  const first = await answerOf(spec, folder);
  for (const name of readdirSync(folder)) if (name.endsWith('.code')) writeFileSync(join(folder, name), 'no code');
  expect(await answerOf(spec, folder)).toEqual(first);
  rmSync(folder, { recursive: true });
  expect(await answerOf(spec, folder)).toEqual(first);
  expect(await answerOf(specOf(`${SOURCE}\n`), '/dev/null/nowhere')).toEqual(first);
});

it('given a module that is no script in another form, then it is imported', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-code-'));
  const spec = specOf('const told = await Promise.resolve(7);\nexport const handler = async () => told;');
  expect(await answerOf(spec, folder)).toEqual({ ok: true, payload: 7 });
  expect(readdirSync(folder)).toEqual([]);
});
