import type { Policy } from '../policy/shape/schema.ts';

/** What the policy language has gained since the first release, as it stands in a policy that does not use it. */
const ADDED = {
  history: [],
  guarantees: [],
  assetClasses: [],
  systems: {},
  law: { carrier: 'none', except: [] },
  reports: [],
  playbooks: [],
  plans: {},
  stores: {},
  retention: [],
  backups: [],
  notBackedUp: [],
  recurring: [],
  changeNotices: [],
  serviceLevels: [],
} as const;

const MAIL = { mail: { kind: 'mail', title: { ja: 'メール', en: 'Mail' } } } as const;

/** A stored policy of any release. The first one had no contacts and no responders, and knew channels by name alone. */
type StoredPolicy = Partial<Policy> & Pick<Policy, 'policy' | 'team' | 'notices' | 'levels' | 'dataSets' | 'signals'>;

/**
 * A policy stored by an earlier release, in the shape that this one reads. Nothing it promised changes: what it did not
 * know is empty. Incidents keep such policies for as long as they are open.
 */
export function readable(stored: Policy): Policy {
  const { team, notices, levels, dataSets, signals }: StoredPolicy = stored;
  return {
    ...ADDED,
    ...stored,
    signals: { ...signals, logins: signals.logins ?? [] },
    team: {
      ...team,
      roles: team.roles ?? {},
      contacts: team.contacts ?? {},
      routes: team.routes ?? [],
      permissions: team.permissions ?? {},
    },
    notices: { ...notices, channels: Array.isArray(notices.channels) ? MAIL : notices.channels },
    levels: levels.map((level) => ({ ...level, responders: level.responders ?? [] })),
    dataSets: Object.fromEntries(Object.entries(dataSets).map(([id, set]) => [id, { ...set, facts: set.facts ?? {} }])),
  } as Policy;
}
