import { STAGES } from '../notice/stages.ts';
import type { Finding } from './problem.ts';
import type { Policy } from './schema.ts';
import { choices } from './schema-findings.ts';

type Path = Finding['path'];

/** A name used somewhere, and what it must be one of. */
interface Use {
  readonly path: Path;
  readonly name: string;
  readonly kind: 'level' | 'category' | 'clause' | 'calendar' | 'duty';
}

/** Names that are used and stand nowhere. */
export function unknownNames(policy: Policy): Finding[] {
  const known: Readonly<Record<Use['kind'], readonly string[]>> = {
    level: policy.levels.map(({ name }) => name),
    category: policy.categories.map(({ name }) => name),
    clause: Object.keys(policy.clauses),
    calendar: Object.keys(policy.calendars),
    duty: policy.duties.map(({ kind }) => kind),
  };
  return [...ruleUses(policy), ...dutyUses(policy), ...noticeUses(policy)]
    .filter(({ kind, name }) => !known[kind].includes(name))
    .map(({ path, kind, name }) => ({
      path,
      message: `${name} is not a ${kind} of this policy; write ${choices(known[kind])}, or add it under ${PLACES[kind]}`,
    }));
}

const PLACES: Readonly<Record<Use['kind'], string>> = {
  level: 'levels',
  category: 'categories',
  clause: 'clauses',
  calendar: 'calendars',
  duty: 'duties',
};

function ruleUses(policy: Policy): Use[] {
  const uses: Use[] = policy.rules.flatMap((rule, index) => [
    { path: ['rules', index, 'clause'], name: rule.clause, kind: 'clause' as const },
    ...(rule.level === undefined
      ? []
      : [{ path: ['rules', index, 'level'], name: rule.level, kind: 'level' as const }]),
    ...(rule.category === undefined
      ? []
      : [{ path: ['rules', index, 'category'], name: rule.category, kind: 'category' as const }]),
  ]);
  uses.push({ path: ['otherwise', 'level'], name: policy.otherwise.level, kind: 'level' });
  uses.push({ path: ['otherwise', 'clause'], name: policy.otherwise.clause, kind: 'clause' });
  return uses;
}

function dutyUses(policy: Policy): Use[] {
  return policy.duties.flatMap((duty, index) => {
    const path = ['duties', index];
    const uses: Use[] = [{ path: [...path, 'clause'], name: duty.clause, kind: 'clause' }];
    if (duty.clock.kind === 'business-hours') {
      uses.push({ path: [...path, 'clock', 'calendar'], name: duty.clock.calendar, kind: 'calendar' });
    }
    if (typeof duty.when === 'object' && 'levels' in duty.when) {
      const levels = duty.when.levels;
      uses.push(...levels.map((name, at): Use => ({ path: [...path, 'when', 'levels', at], name, kind: 'level' })));
    }
    return uses;
  });
}

function noticeUses(policy: Policy): Use[] {
  const { deviations, stages } = policy.notices;
  return [
    ...deviations.map(
      ({ clause }, index): Use => ({
        path: ['notices', 'deviations', index, 'clause'],
        name: clause,
        kind: 'clause',
      }),
    ),
    ...STAGES.flatMap((stage): Use[] => {
      const clause = stages[stage]?.clause;
      return clause === undefined
        ? []
        : [{ path: ['notices', 'stages', stage, 'clause'], name: clause, kind: 'clause' }];
    }),
    ...policy.closing.requires.map(
      (name, index): Use => ({ path: ['closing', 'requires', index], name, kind: 'duty' }),
    ),
  ];
}

/** Names given twice where each must be given once. */
export function namesGivenTwice(policy: Policy): Finding[] {
  const lists: readonly { path: Path; key: string; names: readonly string[] }[] = [
    { path: ['levels'], key: 'name', names: policy.levels.map(({ name }) => name) },
    { path: ['categories'], key: 'name', names: policy.categories.map(({ name }) => name) },
    { path: ['duties'], key: 'kind', names: policy.duties.map(({ kind }) => kind) },
    { path: ['team', 'people'], key: 'id', names: policy.team.people.map(({ id }) => id) },
    { path: ['team', 'people'], key: 'email', names: policy.team.people.map(({ email }) => email.toLowerCase()) },
  ];
  return lists.flatMap(({ path, key, names }) =>
    names.flatMap((name, index) =>
      names.indexOf(name) === index
        ? []
        : [
            {
              path: [...path, index, key],
              message: `${name} is given twice as ${key} under ${path.join('.')}; each needs its own`,
            },
          ],
    ),
  );
}
