import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canonicalJson } from '../../../functions/domain/base/ledger/canonical.ts';
import { policyDigest } from '../../../functions/domain/policy/digest.ts';
import { policyInForce } from '../../../infra/cli/policy-in-force.ts';
import { shipped } from '../../policies/shipped.ts';
import { minutes, type Stage, setStage, T0 } from '../stage.ts';

const ELSEWHERE = { endpoint: null, stack: 'hikeshi', region: 'ap-northeast-1' };
let stage: Stage;
let sweep: typeof import('../../../functions/steps/sweep/sweep.ts').handler;

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(T0) });
  vi.stubEnv('HIKESHI_HOME', mkdtempSync(join(tmpdir(), 'home-')));
  stage = await setStage();
  sweep = (await import('../../../functions/steps/sweep/sweep.ts')).handler;
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  await stage.aws.stop();
});

describe('the policy that a system goes by', () => {
  it('given no sweep has come by, then the command says so, and that it can be named', async () => {
    await expect(policyInForce(undefined, ELSEWHERE)).rejects.toMatchObject({
      says: { en: expect.stringContaining('name it with --policy') },
    });
  });

  it('given a sweep, then it is the one of the system, whatever cdk.json names, and is noted once', async () => {
    await sweep({ time: T0 });
    const written = stage.aws.seen.filter((operation) => operation === 'PutItem').length;
    await sweep({ time: minutes(5) });
    expect(stage.aws.seen.filter((operation) => operation === 'PutItem')).toHaveLength(written);
    const { policy, from } = await policyInForce(undefined, ELSEWHERE);
    expect(policyDigest(policy)).toBe(stage.policies.bundledDigest());
    expect(from.en).toMatch(/^as the system noted it on /);
  });

  it('given a deployment with another policy, then the next sweep notes that one', async () => {
    await sweep({ time: T0 });
    vi.resetModules();
    vi.doMock('../../../functions/adapters/store/bundled.ts', () => ({
      bundledText: () => canonicalJson(shipped('flam')),
    }));
    const later = (await import('../../../functions/steps/sweep/sweep.ts')).handler;
    await later({ time: minutes(5) });
    expect((await policyInForce(undefined, ELSEWHERE)).policy.policy).toBe('flam');
  });

  it('given a system of this machine, then it is the one that it was started with; a name on the command line goes before', async () => {
    const endpoint = 'http://127.0.0.1:8761';
    const running = { endpoint, stack: 'hikeshi', region: 'ap-northeast-1', policy: shipped('synergy') };
    writeFileSync(join(process.env.HIKESHI_HOME ?? '', 'running.json'), JSON.stringify(running));
    const here = { ...ELSEWHERE, endpoint };
    expect((await policyInForce(undefined, here)).policy.policy).toBe('synergy');
    expect((await policyInForce('flam', here)).policy.policy).toBe('flam');
    await sweep({ time: T0 });
    const other = await policyInForce(undefined, { ...here, endpoint: 'http://127.0.0.1:9999' });
    expect(policyDigest(other.policy)).toBe(stage.policies.bundledDigest());
  });
});
