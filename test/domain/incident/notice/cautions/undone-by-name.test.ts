import { describe, expect, it } from 'vitest';
import { about, done } from './about.ts';

const LEAK = { 'data.leak': 'confirmed', 'cause.kind': 'intrusion' };
const BLOCKED = [
  '該当の接続を遮断いたしました。',
  '遮断したうえで調査を実施いたしました。',
  'We have blocked the connection.',
  'The attacker was blocked.',
  'The attacker was blocked.',
];
const CHANGED = ['全パスワードを変更いたしました。', 'We have changed all credentials.', 'All passwords were reset.'];

const warned = (measures: string, ...kinds: readonly string[]) =>
  about('follow-up', LEAK, { measures }, { duties: kinds.map((kind) => done(kind)) }).includes('undone');

describe('what a person says was done in an attack', () => {
  it.each([...BLOCKED, ...CHANGED])('is looked at where only something else is recorded as done: %s', (said) => {
    expect(warned(said)).toBe(true);
    expect(warned(said, 'measure.suspend')).toBe(true);
    expect(warned(said, 'measure.own.ログの保全')).toBe(true);
    expect(warned(said, 'measure.contain')).toBe(false);
  });

  it.each(BLOCKED)('is held against the measure that did it: %s', (said) => {
    expect(warned(said, 'measure.own.攻撃元からの接続の遮断')).toBe(false);
    expect(warned(said, 'measure.own.パスワードの変更')).toBe(true);
  });

  it.each(CHANGED)('be it one measure of several: %s', (said) => {
    expect(warned(said, 'measure.suspend', 'measure.own.認証情報の変更')).toBe(false);
    expect(warned(said, 'measure.own.攻撃元からの接続の遮断')).toBe(true);
  });

  it.each([...BLOCKED, ...CHANGED])('may be any measure whose words are not at hand: %s', (said) => {
    expect(warned(said, 'measure.own-0a1b2c3d')).toBe(false);
  });
});
