import { afterEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../infra/local/clock/virtual-clock.ts';
import { functionOf, hostOf } from './lambda-fixtures.ts';

const START_MS = Date.parse('2026-04-24T08:50:00.000Z');
const TURN = { machine: 'delivery', execution: 'one' };
const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** A host on virtual time with these functions by name, and how to invoke one of them. */
function world(sources: Record<string, string>) {
  const clock = new VirtualClock(START_MS);
  const functions = Object.entries(sources).map(([name, source]) => functionOf(name, source));
  const host = hostOf(clock, functions);
  cleanups.push(() => host.stop());
  return { host, invoke: (name: string) => clock.perform(TURN, () => host.invoke(name, {}, TURN)) };
}

describe('workers started ahead', () => {
  const SOURCE = `
    import { randomUUID } from 'node:crypto';
    const born = randomUUID();
    const bornAt = Date.now();
    let calls = 0;
    export const handler = async () => ({ calls: (calls += 1), id: randomUUID(), at: Date.now(), born, bornAt });`;

  it('do the same as those started by their first invocation', async () => {
    const late = world({ f: SOURCE, g: SOURCE });
    const ahead = world({ f: SOURCE, g: SOURCE });
    await ahead.host.warm();

    for (const name of ['f', 'g', 'f']) expect(await ahead.invoke(name)).toEqual(await late.invoke(name));
    expect(await ahead.invoke('f')).toMatchObject({ payload: { calls: 3, at: START_MS, bornAt: START_MS } });
  });

  it('are the ones that serve, and a module that cannot be loaded is told by the first invocation', async () => {
    const { host, invoke } = world({ bad: `throw new Error('no table'); export const handler = () => 1;`, f: SOURCE });
    const serving = host.warm();
    expect(await invoke('bad')).toMatchObject({ ok: false, errorMessage: 'no table' });
    await serving;
    expect(await invoke('bad')).toMatchObject({ ok: false, errorMessage: 'no table' });
    expect(await invoke('f')).toMatchObject({ payload: { calls: 1 } });
  });

  it('end with the host, and none is started after it', async () => {
    const { host } = world({ f: SOURCE, g: SOURCE, h: SOURCE });
    const serving = host.warm();
    await host.stop();
    await serving;
    await expect(host.warm()).resolves.toBeUndefined();
  });
});
