import { type NameKind, nameUses } from './name-uses.ts';
import { nearest } from './nearest.ts';
import { familiesOf, owedKinds } from './owed-kinds.ts';
import type { Finding } from './problem.ts';
import type { Policy } from './schema.ts';
import { choices } from './schema-findings.ts';

type Path = Finding['path'];

/** Names that are used and stand nowhere. */
export function unknownNames(policy: Policy): Finding[] {
  const known: Readonly<Record<NameKind, readonly string[]>> = {
    level: policy.levels.map(({ name }) => name),
    category: policy.categories.map(({ name }) => name),
    clause: Object.keys(policy.clauses),
    calendar: Object.keys(policy.calendars),
    duty: policy.duties.map(({ kind }) => kind),
    owed: owedKinds(policy),
    'owed-family': [...owedKinds(policy), ...familiesOf(owedKinds(policy))],
    report: policy.reports.map(({ kind }) => kind),
    channel: Object.keys(policy.notices.channels),
    contact: Object.keys(policy.team.contacts),
    store: Object.keys(policy.stores),
    backup: policy.backups.map(({ id }) => id),
  };
  return nameUses(policy)
    .filter(({ kind, name }) => !known[kind].includes(name))
    .map(({ path, kind, name }) => ({
      path,
      message: `${name} is not a ${TITLES[kind] ?? kind} of this policy; ${advice(name, known[kind])}, or add it under ${PLACES[kind]}`,
    }));
}

const TITLES: Partial<Record<NameKind, string>> = { owed: 'duty', 'owed-family': 'duty or family of duties' };

/** The name that was probably meant; all names where none is close. */
function advice(name: string, known: readonly string[]): string {
  const close = nearest(name, known);
  return close === null ? `write ${choices(known)}` : `did you mean ${close}? Write that`;
}

const PLACES: Readonly<Record<NameKind, string>> = {
  level: 'levels',
  category: 'categories',
  clause: 'clauses',
  calendar: 'calendars',
  duty: 'duties',
  owed: 'duties',
  'owed-family': 'duties',
  report: 'reports',
  channel: 'notices.channels',
  contact: 'team.contacts',
  store: 'stores',
  backup: 'backups',
};

/** Names given twice where each must be given once. Whoever signs in is found by an id or an address in any case. */
export function namesGivenTwice(policy: Policy): Finding[] {
  const lists: readonly { path: Path; key: string; names: readonly string[] }[] = [
    { path: ['levels'], key: 'name', names: policy.levels.map(({ name }) => name) },
    { path: ['categories'], key: 'name', names: policy.categories.map(({ name }) => name) },
    { path: ['duties'], key: 'kind', names: policy.duties.map(({ kind }) => kind) },
    { path: ['reports'], key: 'kind', names: policy.reports.map(({ kind }) => kind) },
    { path: ['playbooks'], key: 'id', names: policy.playbooks.map(({ id }) => id) },
    { path: ['recurring'], key: 'kind', names: policy.recurring.map(({ kind }) => kind) },
    { path: ['backups'], key: 'id', names: policy.backups.map(({ id }) => id) },
    { path: ['changeNotices'], key: 'kind', names: policy.changeNotices.map(({ kind }) => kind) },
    { path: ['team', 'people'], key: 'id', names: policy.team.people.map(({ id }) => id.toLowerCase()) },
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
