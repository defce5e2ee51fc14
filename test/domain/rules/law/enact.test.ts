import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../../functions/domain/compile/compile.ts';
import { readable } from '../../../../functions/domain/compile/earlier-release.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import { applicableLaw } from '../../../../functions/domain/rules/law/applicable-law.ts';
import { statutesOf } from '../../../../functions/domain/rules/law/statutes.ts';
import { shipped, shippedText } from '../../../policies/shipped.ts';

const EVERY = ['authority.ppc.prompt', 'authority.ppc.full', 'principals', 'controller'];
const flexcrm = (change: (text: string) => string) => compilePolicy(change(shippedText('flexcrm')), 'mine.yaml');
const idsOf = (policy: Policy, kind: string) =>
  policy.reports.filter((report) => report.kind === kind).flatMap((report) => statutesOf(report).map(({ id }) => id));

describe('the law under every policy', () => {
  it.each(['flexcrm', 'flam', 'limited-company', 'coxproject', 'synergy', 'template'])('applies under %s', (name) => {
    const policy = shipped(name);
    for (const kind of EVERY) expect(policy.reports.filter((report) => report.kind === kind)).toHaveLength(1);
    for (const { to, owner } of policy.reports) {
      expect(policy.team.contacts).toHaveProperty(to);
      expect(policy.team.people.some(({ roles }) => roles.includes(owner))).toBe(true);
    }
    // The report that is named for a law of its own kind keeps what the policy says of it, and holds the My Number act beside it.
    expect(idsOf(policy, 'authority.ppc.prompt')).toContain('my-number-prompt');
  });

  it('given a notified carrier, then what the law asks for personal data goes to the ministry', () => {
    expect(idsOf(shipped('synergy'), 'authority.mic.first')).toEqual(['mic-first', 'ppc-prompt']);
    expect(idsOf(shipped('synergy'), 'authority.mic.details')).toEqual(['mic-details', 'ppc-full']);
    expect(idsOf(shipped('synergy'), 'authority.ppc.prompt')).toEqual(['my-number-prompt']);
    expect(idsOf(shipped('flexcrm'), 'authority.mic.first')).toEqual([]);
  });

  it('given an exception with its reason and a name, then that statute alone is left out, and it is said so', () => {
    const except =
      'law:\n  except: [{ statute: controller, reason: { ja: 受託しないため, en: We process nothing for others }, by: head }]';
    const policy = flexcrm((text) => text.replace('law:\n', `${except}\n`));
    expect(idsOf(policy, 'controller')).toEqual(['my-number-controller']);
    expect(applicableLaw(policy).leftOut).toMatchObject([
      { by: 'head', reason: { en: 'We process nothing for others' } },
    ]);
    expect(applicableLaw(shipped('flexcrm')).leftOut).toEqual([]);
  });

  it('given an exception without a reason, or one from what nobody owes by itself, then the policy does not compile', () => {
    const withExcept = (entry: string) => () =>
      flexcrm((text) => text.replace('law:\n', `law:\n  except: [${entry}]\n`));
    expect(withExcept('{ statute: controller, by: head }')).toThrow(/reason is missing/);
    expect(withExcept('{ statute: police, reason: { ja: なし, en: none }, by: head }')).toThrow(/nothing to leave out/);
  });

  it('given a policy stored by an earlier release, then it keeps the law it was compiled with', () => {
    const { law: _, ...stored } = { ...shipped('flexcrm'), reports: [] };
    expect(readable(stored as unknown as Policy)).toMatchObject({ reports: [], law: { carrier: 'none', except: [] } });
  });
});
