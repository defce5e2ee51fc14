import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canonicalJson } from '../../../functions/domain/base/ledger/canonical.ts';
import { sha256Hex } from '../../../functions/domain/base/ledger/digest.ts';
import { explain } from '../../../functions/domain/publish/explain.ts';
import { assess } from '../../../functions/domain/rules/assessment/assess.ts';
import { POLICY, POLICY_TEXT } from '../policy.ts';
import { asked, minutes, reported, type Stage, setStage, stateOf, T0 } from '../stage.ts';

/** The same policy, edited: another version, and ten hours where there was one. */
const EDITED = POLICY_TEXT.replace('"version":1', '"version":2').replace('"within":"PT1H"', '"within":"PT10H"');

let stage: Stage;

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(T0) });
  stage = await setStage();
});

afterEach(async () => {
  vi.useRealTimers();
  await stage.aws.stop();
});

/** The policy as the first release stored it: without the keys that came later, and with channels by name. */
function ofFirstRelease(): string {
  const { policy, version, date, reason, title, restricted, zone, languages, clauses, calendars, facts, dataSets } =
    POLICY;
  const { categories, rules, otherwise, signals, duties, notices, closing, team, contact, company } = POLICY;
  return canonicalJson({
    ...{ policy, version, date, reason, title, restricted, zone, languages, clauses, calendars, facts, dataSets },
    ...{ categories, rules, otherwise, signals, duties, closing, contact, company },
    levels: POLICY.levels.map(({ responders: _, ...level }) => level),
    notices: { ...notices, channels: ['mail'] },
    team: { people: team.people, paging: team.paging },
  });
}

async function deployed(text: string): Promise<Stage> {
  vi.resetModules();
  vi.doMock('../../../functions/adapters/store/bundled.ts', () => ({ bundledText: () => text }));
  const incidents = await import('../../../functions/application/command/incidents.ts');
  const contents = await import('../../../functions/adapters/store/contents.ts');
  const policies = await import('../../../functions/adapters/store/policies.ts');
  return { ...stage, incidents, contents, policies };
}

describe('an incident and the policy it was opened under', () => {
  it('given the policy was edited and deployed, then a running clock does not move, and new facts follow the old version', async () => {
    expect(EDITED).not.toBe(POLICY_TEXT);
    const stream = await reported(stage, 'I-old');
    const before = await stateOf(stage, stream);
    expect(before.duties[0]).toMatchObject({ kind: 'notice.first', deadline: { at: minutes(60) } });

    const later = await deployed(EDITED);
    expect(later.policies.bundledDigest()).not.toBe(stage.policies.bundledDigest());
    const command = { do: 'assess', facts: { 'data.leak': 'confirmed' }, overrule: null, times: {} } as const;
    await later.incidents.carryOut(stream, asked(command, minutes(30), 'officer'));

    const { state, policy } = await later.incidents.loadIncident(stream);
    expect(policy.version).toBe(1);
    expect(state).toMatchObject({ policy: before.policy, facts: { 'data.leak': 'confirmed' } });
    expect((await stateOf(later, stream)).duties[0]).toMatchObject({ revision: 1, deadline: { at: minutes(60) } });
  });

  it('given an incident is opened after that, then the new version counts, beside the old one', async () => {
    const old = await reported(stage, 'I-old');
    const later = await deployed(EDITED);
    const fresh = await reported(later, 'I-new');
    expect((await later.incidents.loadIncident(fresh)).policy.version).toBe(2);
    expect((await stateOf(later, fresh)).duties[0]).toMatchObject({ deadline: { at: minutes(600) } });
    expect((await later.incidents.loadIncident(old)).policy.version).toBe(1);
  });

  it.each([
    ['before it', (text: string) => ` ${text}`],
    ['between its tokens', (text: string) => text.replace('{"', '{ "')],
    ['after it', (text: string) => `${text}\n`],
    ['as a mark of byte order', (text: string) => `\uFEFF${text}`],
  ])('given a blank %s in a stored policy, then nobody goes by it and verifying finds it', async (_, written) => {
    const digest = `sha256:${sha256Hex(EDITED)}`;
    await stage.aws.call('PutItem', {
      TableName: 'hikeshi-policies',
      Item: { digest: { S: digest }, policy: { S: written(EDITED) } },
    });
    await expect(stage.policies.policyBy(digest)).rejects.toMatchObject({ name: 'PolicyChanged' });
    const { verifyPolicies } = await import('../../../infra/cli/verify/verify-policies.ts');
    expect(await verifyPolicies()).toMatchObject([{ stream: `policy/${digest}`, verdict: { intact: false } }]);
  });

  it('given the policy was stored by the first release, then its incidents go on under it', async () => {
    // The stored text is put there as it was; opening under it is what that release did.
    const old = ofFirstRelease();
    const digest = `sha256:${sha256Hex(old)}`;
    await stage.aws.call('PutItem', {
      TableName: 'hikeshi-policies',
      Item: { digest: { S: digest }, policy: { S: old } },
    });
    const policy = await stage.policies.policyBy(digest);
    expect(assess(policy, { 'data.leak': 'possible' }, null)).toMatchObject({ level: 'major', notify: true });
    expect(assess(policy, { 'data.leak': 'possible' }, 'minor').level).toBe('minor');
    const detected = { detectedAt: T0, openedAt: T0, occurredAt: null, facts: { 'data.leak': 'possible' } };
    expect(explain(policy, detected, 'en')).toMatchObject({
      reports: [],
      playbooks: [],
      headquarters: null,
      recovery: null,
    });
  });
});
