import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { drafted, OCCURRED, policy } from '../drafted.ts';
import { about } from './about.ts';

const LEAK: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };
const RULED_OUT: Facts = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' };

describe('a kind of data that was found', () => {
  it('is said not to have been against the record, and truly while it is possible or unknown', () => {
    const said = ['要配慮個人情報は確認されておりません。', 'We have found no sensitive data.'];
    for (const impact of said) {
      expect(about('follow-up', { ...LEAK, 'data.sensitive': 'confirmed' }, { impact })).toContain('kinds');
      for (const facts of [LEAK, { ...LEAK, 'data.sensitive': 'possible' }])
        expect(about('follow-up', facts, { impact })).not.toContain('kinds');
    }
  });
});

describe('passwords', () => {
  const title = { ja: 'ログイン情報', en: 'log-in data' };
  const dataSets = { logins: { title, credentials: true, facts: {} }, orders: { title, facts: {} } };
  const cautioned = (facts: Facts, impact: string) =>
    drafted('follow-up', { facts, occurredAt: OCCURRED }, { given: { impact }, policy: { ...policy, dataSets } })
      .cautions.map((one) => one.about)
      .includes('kinds');

  it.each(['パスワードは含まれておりません。', 'No passwords are included.', 'Credentials were not affected.'])(
    'are said not to be among data that has them, or that nobody named: %s',
    (said) => {
      expect(cautioned({ ...LEAK, 'data.sets': ['logins'] }, said)).toBe(true);
      expect(cautioned(LEAK, said)).toBe(true);
      expect(cautioned({ ...LEAK, 'data.sets': ['orders'] }, said)).toBe(false);
      expect(cautioned({ ...RULED_OUT, 'data.sets': ['logins'] }, said)).toBe(false);
    },
  );

  it('may be said to need no change', () => {
    for (const said of ['パスワードの変更の必要はございません。', 'You no longer need to change your password.'])
      expect(cautioned({ ...LEAK, 'data.sets': ['logins'] }, said)).toBe(false);
  });
});
