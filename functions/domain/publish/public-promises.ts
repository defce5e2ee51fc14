import type { DutyRule, Policy, PolicyClock, PolicyReport } from '../policy/shape/schema.ts';
import type { Edition } from './edition.ts';
import { TO_CUSTOMERS } from './promise.ts';
import { isPrinted } from './publish-articles.ts';

/** A promise for the public with its place in the policy. */
interface Placed<T> {
  readonly index: number;
  readonly rule: T;
}

/** The duties whose fulfilment customers see: notices, answers, and what a person publishes for them. */
export function publicDuties({ duties, notices }: Policy): readonly Placed<DutyRule>[] {
  const published = new Set(Object.values(notices.channels).map(({ duty }) => duty));
  return duties
    .map((rule, index) => ({ rule, index }))
    .filter(({ rule }) => TO_CUSTOMERS.includes(rule.kind) || published.has(rule.kind))
    .filter(({ rule }) => rule.inward !== true);
}

/** The company's own promises to report to bodies outside. What is only considered, or told inside, is no matter for the public. */
export function publicReports({ reports, team }: Policy): readonly Placed<PolicyReport>[] {
  return reports
    .map((rule, index) => ({ rule, index }))
    .filter(({ rule }) => rule.promise?.strength === 'must' && team.contacts[rule.to]?.side === 'outside');
}

/** The clocks of what is published, with their places. */
export function publicClocks(
  policy: Policy,
): readonly { readonly path: readonly (string | number)[]; readonly clock: PolicyClock }[] {
  return [
    ...publicDuties(policy)
      .filter(({ rule }) => rule.assumed === undefined)
      .map(({ index, rule }) => ({ path: ['duties', index, 'clock'], clock: rule.clock })),
    ...publicReports(policy).flatMap(({ index, rule }) =>
      rule.promise === undefined ? [] : [{ path: ['reports', index, 'promise', 'clock'], clock: rule.promise.clock }],
    ),
  ];
}

/** What follows a first notice is promised with it: where the text does not promise that one, nor is this. */
export function assumedIn({ duties }: Policy, { kind, clock, assumed }: DutyRule): DutyRule['assumed'] {
  const own = assumed ?? clock.assumed;
  return (
    own ?? (kind === 'notice.follow-up' ? duties.find((duty) => duty.kind === 'notice.first')?.assumed : undefined)
  );
}

/** Whether a person publishes by the channel, under a duty that the table of times leaves out with its clause. */
export function isTimeLeftOut(
  edition: Pick<Edition, 'policy' | 'isDraft'>,
  { duty }: Policy['notices']['channels'][string],
): boolean {
  const rules = edition.policy.duties.filter(({ kind }) => kind === duty);
  return rules.length > 0 && rules.every(({ clause }) => !isPrinted(edition, clause));
}
