import { describe, expect, it } from 'vitest';
import { promised } from '../../../../functions/domain/publish/diff.ts';
import { valueTitle } from '../../../../functions/domain/rules/facts/value-title.ts';
import { SHIPPED, shipped } from '../../../policies/shipped.ts';

describe.each(SHIPPED)('what %s calls', (company) => {
  const policy = shipped(company);

  it.each([
    ['systems', policy.systems],
    ['data.sets', policy.dataSets],
  ] as const)('each of its %s is by its own title, whatever else has the same id', (fact, named) => {
    for (const [id, { title }] of Object.entries(named)) {
      expect(valueTitle(policy, [id], fact)).toEqual(title);
      expect(valueTitle(policy, id, fact)).toEqual(title);
    }
  });
});

describe('a system and a set of data of one id', () => {
  const policy = shipped('coxproject');

  it('are told apart, together with others and where the policy has none of that id', () => {
    expect(valueTitle(policy, ['website', 'core'], 'systems').en).toBe('Public site, Core business system');
    expect(valueTitle(policy, ['website', 'staff'], 'data.sets').en).toBe('Contents of the public site, Data of staff');
    expect(valueTitle(policy, ['staff'], 'systems').en).toBe('staff');
    expect(valueTitle(policy, ['core'], 'data.sets').en).toBe('core');
    expect(valueTitle(policy, 'unknown', 'systems').en).toBe('unknown');
    expect(valueTitle(policy, 'staff', 'business.impact').en).toBe('the work of staff');
  });

  it('are told apart in what an alarm is taken as', () => {
    const [alarm] = promised(policy).filter(({ key }) => key === 'signal.alarms.*website*down*');
    expect(alarm?.text.en).toContain('“Which systems are affected? Public site” [systems]');
    expect(alarm?.text.ja).toContain('公開サイト」［systems］');
  });
});
