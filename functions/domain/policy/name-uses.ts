import type { FindingPath } from './problem.ts';
import type { Policy, PolicyClock } from './shape/schema.ts';
import { STAGES } from './shape/stages.ts';

export type NameKind =
  | 'level'
  | 'category'
  | 'clause'
  | 'calendar'
  | 'duty'
  | 'owed'
  | 'owed-family'
  | 'report'
  | 'channel'
  | 'contact'
  | 'store'
  | 'backup';

/** A name used somewhere, and what it must be one of. */
export interface NameUse {
  readonly path: FindingPath;
  readonly name: string;
  readonly kind: NameKind;
}

/** Every use of a name in the policy. */
export function nameUses(policy: Policy): readonly NameUse[] {
  return [
    ...clauseUses(policy),
    ...ruleUses(policy),
    ...responseUses(policy),
    ...noticeUses(policy),
    ...keepingUses(policy),
    ...clocksOf(policy).flatMap(({ path, clock }) => calendarUses(path, clock)),
  ];
}

function use(kind: NameKind, path: FindingPath, name: string | undefined): NameUse[] {
  return name === undefined ? [] : [{ path, name, kind }];
}

function uses(kind: NameKind, path: FindingPath, names: readonly string[] = []): NameUse[] {
  return names.map((name, index) => ({ path: [...path, index], name, kind }));
}

/** Every `clause:` of the file, wherever it stands. */
export function clauseUses(policy: Policy): readonly NameUse[] {
  const { clauses: _, ...rest } = policy;
  return clausesIn(rest, []);
}

function clausesIn(value: unknown, path: FindingPath): NameUse[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((part, index) => clausesIn(part, [...path, index]));
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'clause' && typeof part === 'string'
      ? use('clause', [...path, key], part)
      : clausesIn(part, [...path, key]),
  );
}

function ruleUses(policy: Policy): NameUse[] {
  const ofRules = policy.rules.flatMap((rule, index) => [
    ...use('level', ['rules', index, 'level'], rule.level),
    ...use('level', ['rules', index, 'atLeast'], rule.atLeast),
    ...use('category', ['rules', index, 'category'], rule.category),
  ]);
  const ofDuties = policy.duties.flatMap(({ when }, index) =>
    typeof when === 'object' && 'levels' in when ? uses('level', ['duties', index, 'when', 'levels'], when.levels) : [],
  );
  return [...ofRules, ...ofDuties, ...use('level', ['otherwise', 'level'], policy.otherwise.level)];
}

function responseUses({ playbooks, reports, team, closing }: Policy): NameUse[] {
  const assembled = team.headquarters?.when;
  return [
    ...playbooks.flatMap(({ categories, levels, steps }, index) => [
      ...uses('category', ['playbooks', index, 'categories'], categories),
      ...uses('level', ['playbooks', index, 'levels'], levels),
      ...steps.flatMap(({ report }, at) => use('report', ['playbooks', index, 'steps', at, 'report'], report)),
    ]),
    ...reports.flatMap(({ to }, index) => use('contact', ['reports', index, 'to'], to)),
    ...(assembled !== undefined && 'levels' in assembled
      ? uses('level', ['team', 'headquarters', 'when', 'levels'], assembled.levels)
      : []),
    ...uses('owed', ['closing', 'requires'], closing.requires),
    ...uses('owed-family', ['closing', 'outlive'], closing.outlive),
  ];
}

function noticeUses({ notices, changeNotices }: Policy): NameUse[] {
  return [
    ...STAGES.flatMap((stage) =>
      uses('channel', ['notices', 'stages', stage, 'channels'], notices.stages[stage]?.channels),
    ),
    ...Object.entries(notices.channels).flatMap(([name, { duty }]) =>
      use('duty', ['notices', 'channels', name, 'duty'], duty),
    ),
    ...changeNotices.flatMap(({ channels }, index) => uses('channel', ['changeNotices', index, 'channels'], channels)),
  ];
}

function keepingUses({ retention, backups, notBackedUp, erasure }: Policy): NameUse[] {
  const terms = erasure?.terms ?? [];
  return [
    ...retention.flatMap(({ store }, index) => use('store', ['retention', index, 'store'], store)),
    ...backups.flatMap((backup, index) => uses('store', ['backups', index, 'of'], backup.of)),
    ...notBackedUp.flatMap(({ store }, index) => use('store', ['notBackedUp', index, 'store'], store)),
    ...(erasure?.exceptions ?? []).flatMap(({ store }, index) =>
      use('store', ['erasure', 'exceptions', index, 'store'], store),
    ),
    ...terms.flatMap(({ stores, backups: copies }, term) => [
      ...stores.flatMap(({ store }, at) => use('store', ['erasure', 'terms', term, 'stores', at, 'store'], store)),
      ...copies.flatMap(({ backup, of }, at) => [
        ...use('backup', ['erasure', 'terms', term, 'backups', at, 'backup'], backup),
        ...uses('store', ['erasure', 'terms', term, 'backups', at, 'of'], of),
      ]),
    ]),
  ];
}

/** A clock of the policy and where it stands. */
export interface PlacedClock {
  readonly path: FindingPath;
  readonly clock: PolicyClock;
}

/** Every clock of the policy, those inside other clocks too. */
export function clocksOf(policy: Policy): readonly PlacedClock[] {
  return clocksIn(policy, []);
}

function clocksIn(value: unknown, path: FindingPath): PlacedClock[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((part, index) => clocksIn(part, [...path, index]));
  return Object.entries(value).flatMap(([key, part]) => {
    const below = [...path, key];
    const isClock = (key === 'clock' || key === 'of') && typeof part === 'object' && part !== null && 'kind' in part;
    return [...(isClock ? [{ path: below, clock: part as PolicyClock }] : []), ...clocksIn(part, below)];
  });
}

function calendarUses(path: FindingPath, clock: PolicyClock): NameUse[] {
  const rolled = 'rollOver' in clock ? clock.rollOver?.calendar : undefined;
  const counted = 'calendar' in clock ? clock.calendar : undefined;
  return [
    ...use('calendar', [...path, 'calendar'], counted),
    ...use('calendar', [...path, 'rollOver', 'calendar'], rolled),
  ];
}
