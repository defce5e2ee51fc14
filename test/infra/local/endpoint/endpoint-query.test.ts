import { describe, expect, it } from 'vitest';
import { decodeQuery } from '../../../../infra/local/protocol/query.ts';

describe('parameters of the query protocol', () => {
  it('may be called anything without harm to anybody else', () => {
    decodeQuery('__proto__.x=1&constructor.prototype.y=2&Action=GetCallerIdentity');
    expect(Reflect.get({}, 'x')).toBeUndefined();
    expect(Reflect.get({}, 'y')).toBeUndefined();
    expect(decodeQuery('A.entry.1.Name=n&B.member.1=b&C=c')).toEqual({ A: [{ Name: 'n' }], B: ['b'], C: 'c' });
  });

  it('are taken apart no deeper than any service goes', () => {
    expect(() => decodeQuery(`${'a.'.repeat(50_000)}a=1`)).not.toThrow();
  });
});
