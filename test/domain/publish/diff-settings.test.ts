import { describe, expect, it } from 'vitest';
import { changedParts, withPart } from '../../../functions/domain/base/changed-parts.ts';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { policyDiff } from '../../../functions/domain/publish/diff.ts';
import { shipped } from '../../policies/shipped.ts';

const COMPANIES = ['flexcrm', 'synergy', 'flam', 'limited-company', 'coxproject', 'template'];
const APART = ['policy', 'version', 'date', 'reason', 'history'];
/** So many settings of each company, spread over the whole file. */
const TRIED = 40;
const flexcrm = shipped('flexcrm');

type Path = readonly (string | number)[];

/** Every place of a value that holds no further ones, with what it holds. */
function leaves(value: unknown, path: Path = []): { readonly path: Path; readonly leaf: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, leaf: value }];
  return Object.entries(value).flatMap(([key, part]) =>
    leaves(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

const isText = (path: Path) => path.at(-1) === 'ja' || path.at(-1) === 'en';

/** The value with one leaf changed. */
function changedAt<T>(value: T, path: Path, leaf: unknown): T {
  const whole = structuredClone(value);
  let place = whole as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as typeof place;
  const last = path.at(-1) ?? '';
  place[last] = leaf;
  return whole;
}

/** Another value of the same kind, of which a clock or a title can be made. */
function other(leaf: unknown, isSentence: boolean): unknown {
  if (isSentence) return `${String(leaf)}!`;
  if (typeof leaf === 'number') return leaf + 1;
  if (typeof leaf === 'boolean') return !leaf;
  const text = String(leaf);
  if (/^P(T?\d)/.test(text)) return text === 'PT7M' ? 'PT8M' : 'PT7M';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text.replace(/^\d{4}/, '2031');
  return text;
}

describe.each(COMPANIES)('a change of one setting of %s', (company) => {
  it('given any number, yes or no, length, date or text, then it is named, in both languages', () => {
    const policy = shipped(company);
    const changeable = leaves(policy)
      .filter(({ path: [top] }) => !APART.includes(String(top)))
      .map(({ path, leaf }) => ({ path, leaf, another: other(leaf, isText(path)) }))
      .filter(({ leaf, another }) => another !== leaf);
    const tried = changeable.filter((_, index) => index % Math.ceil(changeable.length / TRIED) === 0);
    expect(tried.length).toBeGreaterThan(TRIED / 2);
    for (const { path, another } of tried) {
      const changed = changedAt(policy, path, another);
      const differences = policyDiff(policy, changed);
      expect(differences.length, path.join('.')).toBeGreaterThan(0);
      const vague = differences.filter(({ otherConditions, changes = [] }) => otherConditions && changes.length === 0);
      expect(vague, path.join('.')).toEqual([]);
    }
  });
});

describe('the difference of two policies, by places of the file', () => {
  const changed = (kind: string, change: (rule: Policy['duties'][number]) => object) => ({
    ...flexcrm,
    duties: flexcrm.duties.map((rule) => (rule.kind === kind ? { ...rule, ...change(rule) } : rule)),
  });
  const reminded = (before: string) =>
    changed('notice.follow-up', () => ({ reminders: [{ before, do: 'warn', to: 'security-officer' }] }));

  it('given another reminder, then it says which, from which to which length', () => {
    const [difference, ...more] = policyDiff(reminded('PT2H'), reminded('PT1H'));
    expect(more).toEqual([]);
    expect(difference).toMatchObject({
      otherConditions: true,
      changes: [{ place: 'reminders.1.before', before: 'PT2H', after: 'PT1H' }],
    });
  });

  it('given what a duty needs, a section of a notice or the approval of a closing, then each is named by its place', () => {
    const first = flexcrm.notices.stages.first;
    const stages = { ...flexcrm.notices.stages, first: { ...first, sections: first.sections.slice(1) } };
    const later = { ...changed('triage', () => ({ needs: ['evidence'] })), notices: { ...flexcrm.notices, stages } };
    const differences = policyDiff(flexcrm, later);
    expect(differences.map(({ key }) => key)).toEqual([
      'setting.duties.triage.needs',
      'setting.notices.stages.first.sections',
    ]);
    expect(differences[0]).toMatchObject({
      before: null,
      after: {
        ja: expect.stringContaining('義務「'),
        en: expect.stringContaining('[duties.triage.needs]: ["evidence"]'),
      },
    });
  });

  it('given a duty that is new, then its sentence tells of it, and no setting besides', () => {
    const without = { ...flexcrm, duties: flexcrm.duties.filter(({ kind }) => kind !== 'notice.detailed') };
    for (const differences of [policyDiff(flexcrm, without), policyDiff(without, flexcrm)])
      expect(differences.filter(({ key }) => key.startsWith('setting.'))).toEqual([]);
  });

  it('given the parts that changed, then putting each in makes the one of the other', () => {
    const synergy = shipped('synergy');
    const made = changedParts(flexcrm.duties, synergy.duties).reduce<unknown>(
      (value, { path, after }) => withPart(value, path, after),
      flexcrm.duties,
    );
    const byKind = (duties: unknown) =>
      (duties as Policy['duties']).toSorted((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0));
    expect(byKind(made)).toEqual(byKind(synergy.duties));
  });
});

it('given another address of a person, then the difference names the person', () => {
  const [first] = flexcrm.team.people;
  const changed = changedAt(flexcrm, ['team', 'people', 0, 'email'], 'another@example.jp');
  expect(JSON.stringify(policyDiff(flexcrm, changed))).toContain(`担当者「${first?.name}」`);
  expect(JSON.stringify(policyDiff(flexcrm, changed))).not.toMatch(/「」|“”/);
});
