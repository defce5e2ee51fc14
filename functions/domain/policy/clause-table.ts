import type { Text } from '../text.ts';
import { clauseUses, type NameUse } from './name-uses.ts';
import type { Policy } from './schema.ts';

/** One clause of the published text, and what of the policy carries it out. */
export interface ClauseRow {
  readonly clause: string;
  /** Empty: not covered. `rule`, `duty notice.first`, `report …`, `its parts FC-1a, FC-1b`. */
  readonly by: readonly string[];
  /** Which later part of the product brings it. */
  readonly later: Text | null;
}

/** Every clause with what covers it, in the order of the file. */
export function clauseTable(policy: Policy): readonly ClauseRow[] {
  const uses = clauseUses(policy);
  const own = new Map(Object.keys(policy.clauses).map((clause) => [clause, coveredBy(policy, clause, uses)]));
  return Object.entries(policy.clauses).map(([clause, { later }]) => {
    const parts = partsOf(clause, [...own.keys()]).filter((part) => own.get(part)?.length !== 0);
    const byParts = parts.length === 0 ? [] : [`its parts ${parts.join(', ')}`];
    return { clause, by: [...(own.get(clause) ?? []), ...byParts], later: later ?? null };
  });
}

/** `FC-1a`, `FC-1.2` and `FC-1-x` are parts of `FC-1`; `FC-10` is not. */
function partsOf(clause: string, all: readonly string[]): readonly string[] {
  return all.filter((other) => other.startsWith(clause) && /^[a-z.-]/i.test(other.slice(clause.length)));
}

function coveredBy(policy: Policy, clause: string, uses: readonly NameUse[]): readonly string[] {
  const paths = uses.filter(({ name }) => name === clause).map(({ path }) => path);
  return [...new Set(paths.map((path) => nameOfPlace(policy, path)))];
}

/** What stands at a path, in the words of the policy. */
function nameOfPlace(policy: Policy, path: NameUse['path']): string {
  const [top = '', first = '', second = '', third = ''] = path;
  const at = Number(first);
  switch (top) {
    case 'rules':
      return 'a rule';
    case 'otherwise':
      return 'the level otherwise';
    case 'duties':
      return `duty ${policy.duties[at]?.kind}`;
    case 'reports':
      return `report ${policy.reports[at]?.kind}`;
    case 'playbooks':
      return `playbook ${policy.playbooks[at]?.id}`;
    case 'recurring':
      return `recurring duty ${policy.recurring[at]?.kind}`;
    case 'backups':
      return `backup ${policy.backups[at]?.id}`;
    case 'changeNotices':
      return `change notice ${policy.changeNotices[at]?.kind}`;
    case 'serviceLevels':
      return `service level ${policy.serviceLevels[at]?.function}`;
    case 'guarantees':
      return `guarantee ${policy.guarantees[at]?.by}`;
    case 'calendars':
      return `calendar ${first}`;
    case 'notices':
      return noticePlace(policy, String(first), second, third);
    case 'team':
      return first === 'headquarters' ? 'headquarters' : `contact ${second}`;
    default:
      return TITLES[String(top)] ?? String(top);
  }
}

const TITLES: Readonly<Record<string, string>> = {
  contact: 'the contact window',
  assetClasses: 'asset classes',
  notBackedUp: 'what is not backed up',
};

function noticePlace(policy: Policy, part: string, second: string | number, third: string | number): string {
  if (part === 'stages') return `notice ${second}`;
  if (part === 'channels') return `channel ${second}`;
  if (part !== 'deviations') return { holding: 'the holding notice', limited: 'limited disclosure' }[part] ?? part;
  const deviation = policy.notices.deviations[Number(second)];
  return `a deviation about the ${deviation?.about ?? third}`;
}
