import { expect, it } from 'vitest';
import { unheardLogins, unheardText } from '../../../infra/settings/unheard-logins.ts';
import { shipped } from '../../policies/shipped.ts';

const CLUSTER = 'arn:aws:rds:ap-northeast-1:111122223333:cluster:orders';
const synergy = shipped('synergy');
const under = (targets: readonly string[], ...match: string[]) =>
  unheardLogins(targets, { signals: { ...synergy.signals, logins: [{ match, facts: {}, call: [] }] } });

it('[SY-23] given that no database is named, when statements are promised to be told, then that none will be is said, with the setting to fill', () => {
  expect(unheardLogins([], synergy)).toEqual(['ExecuteStatement:*', 'BatchExecuteStatement:*']);
  const text = unheardText(['ExecuteStatement:*']);
  for (const words of [text?.ja, text?.en]) {
    expect(words).toContain('ExecuteStatement:*');
    expect(words).toContain('signals.loginTargets');
  }
});

it('[SY-23] given targets, when each pattern fits one of them, then nothing is said', () => {
  expect(unheardLogins(['i-0abc', CLUSTER], synergy)).toEqual([]);
  expect(unheardText([])).toBeNull();
});

it.each([
  [['i-0abc'], ['ExecuteStatement:*'], ['ExecuteStatement:*']],
  [['i-0abc'], ['SendSerialConsoleSSHPublicKey:*', 'BatchExecuteStatement:*'], ['BatchExecuteStatement:*']],
  [[CLUSTER], ['SendSerialConsoleSSHPublicKey:*', 'BatchExecuteStatement:*'], ['SendSerialConsoleSSHPublicKey:*']],
  [[CLUSTER], ['StartSession:*', 'ExecuteStatement:*'], ['StartSession:*']],
  [['i-0abc'], ['StartSession:i-0def', '*:I-0ABC'], ['StartSession:i-0def']],
  [[], ['*', 'Start*', 'StartSession:i-0abc', 'Execute*', 'StartSession'], ['Execute*', 'StartSession']],
])('given the targets %j, when the policy has %j, then %j never match', (targets, patterns, unheard) => {
  expect(under(targets, ...patterns)).toEqual(unheard);
});

it('given a policy without logins, then nothing is said', () => {
  expect(unheardLogins([], shipped('flexcrm'))).toEqual([]);
});
