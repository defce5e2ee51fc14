import type { Text } from '../base/text.ts';
import { type NameKind, nameUses } from '../policy/name-uses.ts';
import { familiesOf, owedKinds } from '../policy/owed-kinds.ts';
import type { Finding, FindingPath } from '../policy/problem.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { nearest } from './nearest.ts';
import { eitherOf } from './schema-findings.ts';

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
      message: unknownName(kind, name, known[kind]),
    }));
}

function unknownName(kind: NameKind, name: string, known: readonly string[]): Text {
  const [title, advised] = [TITLES[kind], advice(name, known)];
  return {
    ja: `${name} という${title.ja}は、この対応方針にありません。${advised.ja}か、${PLACES[kind]} に追加してください`,
    en: `${name} is not a ${title.en} of this policy; ${advised.en}, or add it under ${PLACES[kind]}`,
  };
}

const TITLES: Readonly<Record<NameKind, Text>> = {
  level: { ja: 'レベル', en: 'level' },
  category: { ja: '分類', en: 'category' },
  clause: { ja: '条項', en: 'clause' },
  calendar: { ja: 'カレンダー', en: 'calendar' },
  duty: { ja: '義務', en: 'duty' },
  owed: { ja: '義務', en: 'duty' },
  'owed-family': { ja: '義務またはその種別', en: 'duty or family of duties' },
  report: { ja: '報告', en: 'report' },
  channel: { ja: '通知手段', en: 'channel' },
  contact: { ja: '連絡先', en: 'contact' },
  store: { ja: '保管先', en: 'store' },
  backup: { ja: 'バックアップ', en: 'backup' },
};

/** The name that was probably meant; all names where none is close. */
function advice(name: string, known: readonly string[]): Text {
  const close = nearest(name, known);
  if (close !== null) return { ja: `${close} の誤りであれば修正する`, en: `did you mean ${close}? Write that` };
  const { ja, en } = eitherOf(known);
  return { ja: `${ja}に改める`, en: `write ${en}` };
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

/** Names given twice where each must be given once. A person who signs in is found by id or address, in capitals or not. */
export function namesGivenTwice(policy: Policy): Finding[] {
  const lists: readonly { path: FindingPath; key: string; names: readonly string[] }[] = [
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
              message: {
                ja: `${path.join('.')} の ${key} に ${name} が2回指定されています。それぞれ別のものにしてください`,
                en: `${name} is given twice as ${key} under ${path.join('.')}; each needs its own`,
              },
            },
          ],
    ),
  );
}
