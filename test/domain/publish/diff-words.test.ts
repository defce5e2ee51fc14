import { describe, expect, it } from 'vitest';
import { changedAbout, changeText } from '../../../functions/domain/publish/changes/change-words.ts';
import { policyDiff } from '../../../functions/domain/publish/diff.ts';
import { shipped } from '../../policies/shipped.ts';

it('gives a changed setting without a sentence of its own by its name, and a length of time in words', () => {
  const flexcrm = shipped('flexcrm');
  const approval = { ...flexcrm.notices.approval, budget: 'PT45M' };
  const [one] = policyDiff(flexcrm, { ...flexcrm, notices: { ...flexcrm.notices, approval } });
  expect([one?.before, one?.after]).toEqual([
    { ja: '通知の承認［notices.approval.budget］：15分', en: 'Approval of notices [notices.approval.budget]: 15 min' },
    { ja: '通知の承認［notices.approval.budget］：45分', en: 'Approval of notices [notices.approval.budget]: 45 min' },
  ]);
});

/** What only the file calls so: places with dots, and JSON. */
const OF_FILE = /[a-z]\.[a-z\d]|[{}[\]"]|asNeeded|inward|null|undefined/;

describe('what changes within a sentence that stays is told in words', () => {
  const flexcrm = shipped('flexcrm');
  const changed = (change: (duty: (typeof flexcrm.duties)[number]) => object, kind = 'notice.first') => {
    const duties = flexcrm.duties.map((duty) => (duty.kind === kind ? { ...duty, ...change(duty) } : duty));
    const [one] = policyDiff(flexcrm, { ...flexcrm, duties });
    const changes = one?.changes ?? [];
    return { about: changedAbout(changes), told: changes.map((change) => changeText(flexcrm, change)) };
  };

  it('a reminder, of which no condition changes', () => {
    const { about, told } = changed(({ reminders }) => ({
      reminders: reminders.map((one, index) => (index === 5 ? { ...one, after: 'PT45M' } : one)),
    }));
    expect(about).toEqual({ ja: '（リマインドが変わります）', en: ' (reminders change)' });
    expect(told).toEqual([
      {
        ja: 'リマインド6（期限を過ぎてからの時間）：30分 → 45分',
        en: 'reminder 6 (time after it is due): 30 min → 45 min',
      },
    ]);
  });

  it('what brings a duty about, and its reminders as a whole', () => {
    const { about, told } = changed(() => ({ when: { facts: { 'data.leak': 'possible' } }, reminders: [] }));
    expect(about.ja).toBe('（条件、リマインドが変わります）');
    expect(told.map(({ ja }) => ja)).toEqual([
      expect.stringMatching(/^条件：お客様にお知らせする場合 → 「顧客データが漏えいしましたか」が可能性あり$/),
      expect.stringMatching(/^リマインド：期限の40分前に.+へ警告、.+ → （なし）$/),
    ]);
  });

  it.each(['limited-company', 'coxproject'])(
    'given the policy of %s, which has clocks of other kinds, then no name of the file stands in it',
    (company) => {
      const after = shipped(company);
      const told = policyDiff(flexcrm, after).flatMap(({ changes = [] }) =>
        changes.map((one) => changeText(after, one)),
      );
      expect(told.length).toBeGreaterThan(0);
      for (const { ja, en } of told) {
        expect(ja).not.toMatch(OF_FILE);
        expect(en).not.toMatch(OF_FILE);
      }
    },
  );
});
