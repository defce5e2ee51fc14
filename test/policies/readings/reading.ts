import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import type { SHIPPED } from '../shipped.ts';

type Company = (typeof SHIPPED)[number];
export type Duty = Policy['duties'][number];
type Report = Policy['reports'][number];
type Rule = Policy['rules'][number];
export type When = Rule['when'];

/** One way to misread a clause: the golden rows of the clause that must not hold under it any more. */
export interface WrongReading {
  readonly clause: string;
  readonly read: string;
  readonly of: Company;
  /** The golden tables that must differ. */
  readonly seenIn: readonly string[];
  as(policy: Policy): Policy;
}

export const ofDuties = (policy: Policy, kind: string, change: (duty: Duty) => Duty): Policy => ({
  ...policy,
  duties: policy.duties.map((duty) => (duty.kind === kind ? change(duty) : duty)),
});

export const withoutDuty = (policy: Policy, kind: string): Policy => ({
  ...policy,
  duties: policy.duties.filter((duty) => duty.kind !== kind),
});

/** The policy with another clock of a duty; what the clock said of its standing stays unless it is given. */
export const clockedBy = (kind: string, clock: Duty['clock']) => (policy: Policy) =>
  ofDuties(policy, kind, (duty) => ({ ...duty, clock }));

export const owedWhen = (kind: string, when: Duty['when']) => (policy: Policy) =>
  ofDuties(policy, kind, (duty) => ({ ...duty, when }));

/** The policy whose promised reports of these kinds are changed. */
export const ofPromised = (kinds: RegExp, change: (promise: NonNullable<Report['promise']>) => Report['promise']) => {
  const changed = ({ promise, ...report }: Report): Report =>
    promise === undefined || !kinds.test(report.kind)
      ? { ...report, promise }
      : { ...report, promise: change(promise) };
  return (policy: Policy): Policy => ({ ...policy, reports: policy.reports.map(changed) });
};

export const promisedWhen = (kinds: RegExp, when: When) => ofPromised(kinds, (promise) => ({ ...promise, when }));

/** The policy whose rules that state a level or category are changed. */
export const ofRules = (stating: string, change: (when: When) => When) => (policy: Policy) => ({
  ...policy,
  rules: policy.rules.map((rule) =>
    [rule.level, rule.category].includes(stating) ? { ...rule, when: change(rule.when) } : rule,
  ),
});

/** Without the branch of an `any` that a fact alone decides. */
export const withoutBranch = (when: When, fact: string): When => {
  const branches = 'any' in when && Array.isArray(when.any) ? when.any : null;
  return branches === null ? when : { any: branches.filter((branch) => !(fact in branch)) };
};

export const ofCalendar = (name: string, change: Partial<Policy['calendars'][string]>) => (policy: Policy) => {
  const calendar = policy.calendars[name];
  return calendar === undefined
    ? policy
    : { ...policy, calendars: { ...policy.calendars, [name]: { ...calendar, ...change } } };
};

export const withChannels =
  (stage: 'first' | 'follow-up' | 'correction' | 'detailed', channels: string[]) =>
  ({ notices, ...policy }: Policy): Policy => ({
    ...policy,
    notices: { ...notices, stages: { ...notices.stages, [stage]: { ...notices.stages[stage], channels } } },
  });

export const ofPlaybooks =
  (change: (playbook: Policy['playbooks'][number]) => Policy['playbooks'][number]) =>
  ({ playbooks, ...policy }: Policy): Policy => ({ ...policy, playbooks: playbooks.map(change) });

export const ofBackups =
  (change: (backup: Policy['backups'][number]) => Policy['backups'][number] | null) =>
  ({ backups, ...policy }: Policy): Policy => ({ ...policy, backups: backups.flatMap((one) => change(one) ?? []) });

export const ofRetention =
  (store: string, change: Partial<Policy['retention'][number]>) =>
  ({ retention, ...policy }: Policy): Policy => ({
    ...policy,
    retention: retention.map((rule) => (rule.store === store ? { ...rule, ...change } : rule)),
  });

type Terms = NonNullable<Policy['erasure']>['terms'];

export const ofErasure =
  (change: (term: Terms[number]) => Terms[number]) =>
  ({ erasure, ...policy }: Policy): Policy => ({
    ...policy,
    ...(erasure === undefined ? {} : { erasure: { ...erasure, terms: erasure.terms.map(change) } }),
  });

export const ofRecurring =
  (kind: string, change: (rule: Policy['recurring'][number]) => Policy['recurring'][number]) =>
  ({ recurring, ...policy }: Policy): Policy => ({
    ...policy,
    recurring: recurring.map((rule) => (rule.kind === kind ? change(rule) : rule)),
  });
