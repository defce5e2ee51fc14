import { compilePolicy } from '../../functions/domain/compile/compile.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { legalReports } from '../../functions/domain/rules/law/every-company.ts';
import { shipped } from '../policies/shipped.ts';

/** For tests of the policy's own promises: no statute of the law applies. */
export const WITHOUT_LAW = {
  reports: [],
  law: {
    carrier: 'none' as const,
    except: legalReports('none').map(({ law: statute }) => ({
      statute,
      reason: { ja: '試験のため', en: 'for a test' },
      by: 'officer',
    })),
  },
};

/** The template, compiled anew with some keys changed. */
export function templateWith(changes: (base: Policy) => object): Policy {
  const base = shipped('template');
  return compilePolicy(JSON.stringify({ ...base, ...changes(base) }), 'drafted.yaml');
}
