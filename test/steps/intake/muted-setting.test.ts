import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { incidentStream } from '../../../functions/domain/base/ledger/streams.ts';
import { INTAKE_DEFAULTS } from '../../../functions/domain/signal/intake.ts';
import { readSignal } from '../../../functions/domain/signal/read/read-signal.ts';
import { minutes, type Stage, setStage, stateOf, T0 } from '../stage.ts';
import { alarm } from './signals.ts';

// The environment is read once: this setting has a file of tests to itself.
const SIGNALS = JSON.stringify({ ...INTAKE_DEFAULTS, muted: 'call' });

let stage: Stage;
let takeSignal: typeof import('../../../functions/steps/intake/take-signal.ts').handler;
let loadSource: typeof import('../../../functions/application/command/sources.ts').loadSource;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(T0) });
  stage = await setStage({ SIGNALS });
  takeSignal = (await import('../../../functions/steps/intake/take-signal.ts')).handler;
  ({ loadSource } = await import('../../../functions/application/command/sources.ts'));
});

afterAll(async () => {
  vi.useRealTimers();
  await stage.aws.stop();
});

function mutedAlarm(id: string, name: string, muteDetail: object | null, state: object = {}) {
  const firing = alarm(id, name, T0) as { detail: { state: object } };
  const { detail } = firing;
  const mute = muteDetail === null ? {} : { muteDetail };
  return { ...firing, detail: { ...detail, ...mute, state: { ...detail.state, ...state } } };
}

const mutedByArn = 'arn:aws:cloudwatch:ap-northeast-1:000000000000:alarm-mute-rule:release';

describe('given the setting `call` for muted alarms', () => {
  it.each([
    ['a mute rule with an end', 'leak-rule', { mutedByArn, muteWindowEnd: minutes(60) }, {}],
    ['a mute rule without an end', 'leak-endless', { mutedByArn }, {}],
    ['a suppressor', 'leak-suppressed', null, { actionsSuppressedBy: 'Alarm' }],
  ])('when an alarm fires that %s mutes, then its incident opens at once and its workflow starts', async (...given) => {
    const [, name, muteDetail, state] = given;
    const event = mutedAlarm(`e-${name}`, name, muteDetail, state);
    const [reading] = readSignal(event, stage.policies.bundledPolicy(), INTAKE_DEFAULTS);
    // The event does say that it is muted: the setting alone decides.
    expect(reading).toMatchObject({ kind: 'signal', muted: expect.anything() });
    const Records = [{ messageId: name, body: JSON.stringify(event) }];
    expect(await takeSignal({ Records })).toEqual({ batchItemFailures: [] });
    const source = (await loadSource(reading?.source ?? '')).state;
    expect(source).toMatchObject({ muted: null, incident: expect.any(String) });
    const opened = await stateOf(stage, incidentStream(source.incident ?? ''));
    expect(opened).toMatchObject({ status: 'open', detectedAt: T0, facts: { 'data.leak': 'possible' } });
    expect([...stage.aws.outside.started.keys()]).toContain(`${opened.id}-incident-1`);
  });
});
