import { describe, expect, it } from 'vitest';
import { regionsKeepThePromise } from '../../../infra/build/synth.ts';
import { readSettings } from '../../../infra/settings/settings.ts';
import { SettingsError } from '../../../infra/settings/settings-error.ts';
import { shipped } from '../../policies/shipped.ts';

const COMPLETE = {
  policy: 'flexcrm',
  mail: { sender: 'notice@example.jp', replyTo: 'support@example.jp' },
  regions: ['ap-northeast-1'],
};

/** Three words in a row, which no name of a setting is. */
const ENGLISH = /[a-z]{2,} [a-z]{2,} [a-z]{2,}/;

function refusalOf(hikeshi: unknown, more: Record<string, unknown> = {}): string {
  try {
    readSettings({ ...(hikeshi === undefined ? {} : { hikeshi }), ...more });
  } catch (cause) {
    if (!(cause instanceof SettingsError)) throw cause;
    expect(cause.in('ja')).toMatch(/(?:ください|ありません|です)。$/);
    expect(cause.in('ja')).not.toMatch(ENGLISH);
    return cause.in('en');
  }
  return 'accepted';
}

describe('the settings', () => {
  it('need only what nobody can guess', () => {
    expect(readSettings({ hikeshi: COMPLETE })).toMatchObject({
      stackName: 'hikeshi',
      mail: { share: 0.8, sandbox: false, identity: 'create' },
      signals: { alarmPrefix: '', guardDutySeverity: 4, securityHubLabels: ['HIGH', 'CRITICAL'] },
      logRetentionDays: 365,
      recoveryDays: 35,
    });
  });

  it('say where to write one that is missing', () => {
    expect(refusalOf(undefined)).toContain('write them under "context", "hikeshi" in cdk.json');
    expect(refusalOf({ ...COMPLETE, policy: undefined })).toBe(
      'Setting "policy" is missing: write the name of a policy such as "flexcrm", in cdk.json under "context", "hikeshi", "policy".',
    );
    expect(refusalOf({ ...COMPLETE, mail: { replyTo: 'support@example.jp' } })).toBe(
      'Setting "mail.sender" is missing: write one mail address such as "notice@example.jp", in cdk.json under "context", "hikeshi", "mail", "sender".',
    );
    expect(refusalOf({ policy: 'flexcrm', regions: ['ap-northeast-1'] })).toContain('Setting "mail" is missing');
  });

  it.each([
    ['mail.share', { mail: { ...COMPLETE.mail, share: 1.5 } }, 'write at most 1'],
    ['mail.share', { mail: { ...COMPLETE.mail, share: 'all' } }, 'write a number such as 0.8'],
    ['mail.sender', { mail: { ...COMPLETE.mail, sender: 'Notice <notice@example.jp>' } }, 'write one mail address'],
    ['mail.identity', { mail: { ...COMPLETE.mail, identity: 'maybe' } }, 'write "create" or "existing"'],
    ['signals.guardDutySeverity', { signals: { guardDutySeverity: 0.9 } }, 'write'],
    ['signals.guardDutySeverity', { signals: { guardDutySeverity: 10.1 } }, 'write'],
    ['signals.securityHubLabels.0', { signals: { securityHubLabels: ['UNTITLED'] } }, 'write'],
    ['regions', { regions: [] }, 'name at least one region'],
    ['regions.0', { regions: ['Tokyo'] }, 'write a region such as "ap-northeast-1"'],
    ['account', { account: '1234' }, 'write the 12 digits'],
    ['logRetentionDays', { logRetentionDays: 7 }, 'write one of 30, 60'],
    ['stackName', { stackName: 'Hikeshi!' }, 'use lower-case letters'],
    ['alarmsTo', { alarmsTo: [] }, 'name at least one mail address'],
    ['mial', { mial: {} }, 'is unknown: remove it or check its spelling'],
    ['mail.colour', { mail: { ...COMPLETE.mail, colour: 'red' } }, 'is unknown'],
  ])('refuse a wrong %s with what to write instead', (setting, change, advice) => {
    const message = refusalOf({ ...COMPLETE, ...change });
    expect(message).toContain(`Setting "${setting}"`);
    expect(message).toContain(advice);
    expect(message.split('\n')).toHaveLength(1);
  });

  it.each(['hik', 'hikeshi-', 'hikeshi-incident'])(
    'refuse the alarm prefix %s, which our own alarms have',
    (alarmPrefix) => {
      expect(refusalOf({ ...COMPLETE, signals: { alarmPrefix } })).toContain("this system's own alarms");
    },
  );

  it.each(['not a domain!!', 'bounce.other.example', 'example.jp'])('refuse %s as the envelope sender', (mailFrom) => {
    const why = refusalOf({ ...COMPLETE, mail: { ...COMPLETE.mail, mailFrom } });
    expect(why).toMatch(/mail\.mailFrom.*bounce\.example\.jp/);
  });

  it('take a change from the command line, as the type it stands for', () => {
    const given = { 'hikeshi.mail.share': '0.5', 'hikeshi.mail.sandbox': 'true', 'hikeshi.account': '123456789012' };
    expect(readSettings({ hikeshi: COMPLETE, ...given })).toMatchObject({
      mail: { share: 0.5, sandbox: true },
      account: '123456789012',
    });
  });
});

describe('the regions', () => {
  it('[FL-8] are in Japan where the policy promises that data stays there', () => {
    const refuse = (regions: string[], name: string) => () => regionsKeepThePromise({ regions }, shipped(name));
    expect(refuse(['ap-northeast-1', 'us-east-1'], 'flam')).toThrow(/us-east-1, and FL-8 of the policy flam promises/);
    expect(refuse(['ap-northeast-1', 'ap-northeast-3'], 'flam')).not.toThrow();
    expect(refuse(['us-east-1'], 'flexcrm')).not.toThrow();
  });
});
