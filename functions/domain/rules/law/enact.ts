import type { Policy, PolicyReport, Statute } from '../../policy/shape/schema.ts';
import { type LegalReport, legalReports } from './every-company.ts';
import { GOVERNMENT, GOVERNMENT_DAYS, JAPAN, type Law } from './japan.ts';
import { statutesOf } from './statutes.ts';

/**
 * Writes out the statutes that reports name and adds those that apply to every company, so that a compiled policy holds the law it was
 * compiled with: an incident keeps it, whatever a later release knows. Only `law.except` leaves one out. The government's calendar comes
 * along where a statute counts on it.
 */
export function enacted(policy: Policy): Policy {
  const named = policy.reports.map(({ law, ...report }) =>
    law === undefined ? report : { ...report, statute: JAPAN[law] },
  );
  const applicable = legalReports(policy.law.carrier).filter(
    ({ law }) => !policy.law.except.some(({ statute }) => statute === law) && !isNamed(named, law),
  );
  const reports = applicable.reduce<readonly PolicyReport[]>((all, legal) => withLegal(policy, all, legal), named);
  const contacts = { ...contactsFor(policy, applicable), ...policy.team.contacts };
  const needsGovernment = reports.some((report) => statutesOf(report).some(countsOnGovernment));
  const calendars = needsGovernment ? { [GOVERNMENT]: GOVERNMENT_DAYS, ...policy.calendars } : policy.calendars;
  return { ...policy, reports: [...reports], calendars, team: { ...policy.team, contacts } };
}

function isNamed(reports: readonly PolicyReport[], law: Law): boolean {
  return reports.some((report) => statutesOf(report).some(({ id }) => id === law));
}

/** The statute joins the report of its kind, or one that goes to the same body for a like statute; without either it is a report of its own. */
function withLegal(policy: Policy, reports: readonly PolicyReport[], legal: LegalReport): readonly PolicyReport[] {
  const { law, kind, title } = legal;
  const place = reports.findIndex((report) => report.kind === kind || isLike(report, legal, policy));
  if (place < 0)
    return [...reports, { kind, to: contactOf(policy, legal), owner: ownerOf(policy), title, statute: JAPAN[law] }];
  return reports.map((report, index) => (index === place ? joined(report, JAPAN[law]) : report));
}

function joined(report: PolicyReport, statute: Statute): PolicyReport {
  if (report.statute === undefined) return { ...report, statute };
  return { ...report, also: [...(report.also ?? []), statute] };
}

/** Whether a report under a name of the policy's own is the one that this statute asks for as well. */
function isLike(report: PolicyReport, { kind }: LegalReport, { law }: Policy): boolean {
  const siblings = legalReports(law.carrier).filter((other) => other.kind === kind);
  return statutesOf(report).some(({ id }) => siblings.some((sibling) => sibling.law === id));
}

/** Where the policy's own reports to the same body go. */
function contactOf({ reports, law: { carrier } }: Policy, { to }: LegalReport): string {
  const same = legalReports(carrier).filter((legal) => legal.to === to);
  const own = reports.find((report) => same.some(({ law, kind }) => report.law === law || report.kind === kind));
  return own?.to ?? to;
}

/** Who answers to the authorities: named by the policy, else the owner of the first notice. */
function ownerOf({ law, duties, notices }: Policy): string {
  const first = duties.find(({ kind }) => kind === 'notice.first') ?? duties.at(0);
  return law.owner ?? first?.owner ?? notices.approval.role;
}

function contactsFor(policy: Policy, legal: readonly LegalReport[]): Policy['team']['contacts'] {
  const needed = legal.filter((one) => contactOf(policy, one) === one.to);
  return Object.fromEntries(needed.map(({ to, toName }) => [to, { side: 'outside' as const, name: toName }]));
}

function countsOnGovernment({ clock, instead }: Statute): boolean {
  return [clock, instead?.clock].some(
    (each) => each !== undefined && 'rollOver' in each && each.rollOver?.calendar === GOVERNMENT,
  );
}
