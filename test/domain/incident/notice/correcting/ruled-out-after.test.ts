import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../../functions/domain/base/text.ts';
import type { NoticeDraft } from '../../../../../functions/domain/incident/notice/draft-text.ts';
import type { Policy } from '../../../../../functions/domain/policy/shape/schema.ts';
import type { Section } from '../../../../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { at, FELT, incident, OPEN, outage, state, told, withdraw } from '../../joining/courses.ts';
import { Letters } from '../../letters.ts';
import { Scene } from '../../scene.ts';
import { body } from '../drafted.ts';
import { flexcrm } from '../incident-of.ts';

const NO_HARM: Facts = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' };
const PERSONS: Facts = { ...OPEN, 'data.financial': 'possible', 'data.mynumber': 'none', 'data.persons': 12 };
const TIMES = { occurredAt: at('10:00'), restoredAt: at('12:00') };

/** As many companies have it: a correction repeats no section but the outline. */
function withShortCorrections(policy: Policy): Policy {
  const { correction, ...stages } = policy.notices.stages;
  if (correction === undefined) throw new Error('the policy has no correction');
  const sections: Section[] = ['address', 'apology', 'new', 'outline', 'contact'];
  return { ...policy, notices: { ...policy.notices, stages: { ...stages, correction: { ...correction, sections } } } };
}

function linesOf(draft: NoticeDraft, language: Language = 'ja'): readonly string[] {
  return (body(draft, 'new', language) ?? '').split('\n').map((line) => line.trim());
}

function corrections(letters: Letters, language: Language = 'ja'): readonly string[] {
  return linesOf(letters.draft('correction'), language);
}

describe('a correction that rules out a leak of which more was told', () => {
  it('[FC-4] given people, kinds of data and a period were told, then each is named as wrong, and that none arises', () => {
    const letters = told(PERSONS, TIMES);
    state(letters, NO_HARM);
    const lines = corrections(letters);
    const no = (what: string) => `（正）お客様のデータの漏えいが確認されていないため、${what}`;
    expect(lines).toContain('（誤）12名');
    expect(lines).toContain(no('対象となる方はいらっしゃいません。'));
    expect(lines).toContain('（誤）個人データが含まれております。');
    expect(lines.filter((line) => line.startsWith('（誤）') && line.includes('含まれている可能性'))).toHaveLength(1);
    expect(lines).toContain(no('対象となるデータはございません。'));
    expect(lines.filter((line) => line.startsWith('（誤）閲覧可能であった期間：'))).toHaveLength(1);
    expect(lines).toContain(no('該当する期間はございません。'));
    // That a kind of data was not concerned was right.
    expect(lines.join('\n')).not.toMatch(/（誤）[^\n]*含まれておりません/);
  });

  it('says so in English', () => {
    const letters = told(PERSONS, TIMES);
    state(letters, NO_HARM);
    const lines = corrections(letters, 'en');
    expect(lines).toContain('Incorrect: 12 people');
    expect(lines).toContain('Correct: As we have found no leak of customer data, no people are affected.');
    expect(lines).toContain('Correct: As we have found no leak of customer data, no data is affected.');
    expect(lines).toContain('Correct: As we have found no leak of customer data, there is no such period.');
  });

  it('[FC-4] given they were told after the first report, then the report that told them is the one that is put right', () => {
    const letters = told({ 'data.leak': 'possible' });
    state(letters, PERSONS, TIMES);
    letters.send('follow-up');
    state(letters, NO_HARM);
    expect(linesOf(letters.send('correction'))).toContain('（誤）12名');
    state(letters, { 'service.felt': 'none', investigation: 'done' });
    expect(body(letters.draft('detailed'), 'new')).not.toContain('12名');
  });

  it.each([
    ['has all sections', flexcrm()],
    ['lists what is corrected alone', withShortCorrections(flexcrm())],
  ])(
    '[FC-4] given a correction that %s put the number otherwise since, then that number is the one that is put right',
    (_, policy) => {
      const scene = new Scene(policy, '2026-04-24T18:00:00+09:00');
      scene.open();
      const letters = new Letters(scene);
      state(letters, PERSONS, TIMES);
      letters.send('first');
      state(letters, { 'data.persons': 10 });
      expect(linesOf(letters.send('correction'))).toContain('（正）10名');
      state(letters, NO_HARM);
      const lines = linesOf(letters.send('correction'));
      expect(lines.filter((line) => /^（誤.*）10名$/.test(line))).toHaveLength(1);
      expect(lines.join()).not.toContain('12名');
      expect(lines.filter((line) => /^（誤.*）個人データが含まれて/.test(line))).toHaveLength(1);
      state(letters, { 'cause.kind': 'mistake' });
      expect(linesOf(letters.draft('correction')).join()).not.toMatch(/10名|いらっしゃいません|個人データ/);
    },
  );

  it('given a person worded the data, then all of it is quoted, and writer and approver are told to look', () => {
    const data = {
      ja: '項目：氏名\nパスワードは含まれておりません。',
      en: 'Categories: names\nIt holds no passwords.',
    };
    const letters = incident(PERSONS, TIMES);
    letters.send('first', { data });
    state(letters, NO_HARM);
    const draft = letters.draft('correction');
    expect(linesOf(draft)).toContain('（誤）項目：氏名');
    expect(draft.cautions.map(({ about }) => about)).toContain('quoted');
  });

  it('given another harm of those told stays possible, or is looked into again, then nothing is said not to arise', () => {
    const letters = told({ ...PERSONS, 'data.tampering': 'possible' }, TIMES);
    state(letters, { 'data.leak': 'none', 'data.tampering': 'unknown' });
    expect(corrections(letters).join()).not.toMatch(/いらっしゃいません|対象となるデータはございません/);
    const other = told({ ...PERSONS, 'data.tampering': 'possible' }, TIMES);
    state(other, { 'data.leak': 'none' });
    expect(corrections(other).join()).not.toMatch(/いらっしゃいません|対象となるデータはございません/);
  });

  it('given the number is taken back with it, then nobody is said to be counted still', () => {
    const letters = told(PERSONS, TIMES);
    state(letters, { ...NO_HARM, 'data.persons': 'unknown' });
    const lines = corrections(letters);
    expect(lines).toContain('（正）お客様のデータの漏えいが確認されていないため、対象となる方はいらっしゃいません。');
    expect(lines.join()).not.toContain('人数は、現在調査中');
    expect(lines.filter((line) => line === '（誤）12名')).toHaveLength(1);
  });
});

describe('a correction of data that turns out to hold no personal data', () => {
  it('[FC-4] says that nobody is affected, be the number still on record or not', () => {
    for (const persons of [12, 'unknown']) {
      const letters = told(PERSONS, TIMES);
      state(letters, { 'data.personal': 'none', 'data.persons': persons });
      const lines = corrections(letters);
      expect(lines.filter((line) => line === '（誤）12名')).toHaveLength(1);
      expect(lines).toContain('（正）対象のデータに個人データが含まれていないため、対象となる方はいらっしゃいません。');
    }
  });
});

describe('a correction of functions that were told', () => {
  it('[FC-4] given the outage is withdrawn and no effect is left, then it does not say that they are looked into', () => {
    const letters = incident({ ...OPEN, ...FELT });
    outage(letters, 'Export', '17:00');
    letters.send('first');
    withdraw(letters, 'Export', '17:00');
    state(letters, { 'service.impact': 'none', 'service.felt': 'none' });
    const lines = corrections(letters);
    expect(lines.join('\n')).toMatch(/（誤）[^\n]*Export/);
    expect(lines.join('\n')).not.toContain('対象機能：調査中');
    expect(lines).toContain('（正）対象となる機能はございません。');
  });

  it('given an effect is left, then they are', () => {
    const letters = incident({ ...OPEN, ...FELT });
    outage(letters, 'Export', '17:00');
    letters.send('first');
    withdraw(letters, 'Export', '17:00');
    expect(corrections(letters)).toContain('（正）対象機能：調査中');
  });
});
