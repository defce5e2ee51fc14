import { describe, expect, it } from 'vitest';
import { REPORT_ITEMS } from '../../../../functions/domain/policy/shape/reports.ts';
import type { Section } from '../../../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene } from '../scene.ts';

const LEAK: Facts = {
  ...{ 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.role': 'controller' },
  ...{ 'data.sensitive': 'none', 'data.financial': 'none', 'data.mynumber': 'none' },
  ...{ 'cause.kind': 'misconfiguration', 'cause.wrongful': 'none' },
};
const KNOWN: Facts = { investigation: 'done', 'data.tampering': 'none', 'data.loss': 'none' };
const FEW: Facts = { ...KNOWN, 'data.persons': 900 };
const MORE: Facts = { 'data.persons': 1500, 'data.encrypted': 'no', 'data.recovered': 'no' };
const MANY: Facts = { ...KNOWN, ...MORE };
const FULL = 'authority.ppc.full';

/** What the record of this scene does not say. */
const OWN: readonly Section[] = [
  'when',
  'data',
  'secondary-damage',
  'cause',
  'measures',
  'permanent-fix',
  'prevention',
];

const MADE = '個人情報保護委員会へ速報を提出いたしました。';
const NEEDLESS = `${MADE}確報は、法令上、当社からの提出を要しないことを確認しております。`;
const UNTOLD = '当社による対象となるご本人に対する通知は、本件に関しては、必要ないことを確認しております。';
const TO_TELL = '対象となるご本人に対する通知は、今後実施いたします。';
const TO_COME = `${MADE}確報は、今後提出いたします。`;

function state({ scene }: Letters, facts: Facts): void {
  scene.after('PT10M').assess(facts);
}

function filed({ scene }: Letters, kind: string, as: 'said' | 'known' = 'said'): void {
  const { id = '' } = scene.opened.duties.findLast((duty) => duty.kind === kind) ?? {};
  const items = Object.fromEntries(REPORT_ITEMS.map((item) => [item, as]));
  const report = { text: ref('filing'), reference: null, items };
  scene.after('PT5M').give('officer', { do: 'complete', duty: id, evidence: ref('filed'), report });
}

/** The last notice went out, told by the system but for what only a person can write. */
function last(letters: Letters, own: Record<string, { ja: string; en: string }> = {}): string {
  const words = { ja: '記載のとおりです。', en: 'As stated.' };
  const lacking = OWN.map((name) => [name, words]);
  return sectionOf(letters.send('detailed', { ...Object.fromEntries(lacking), ...own }), 'authorities');
}

function filedOnce(facts: Facts): Letters {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open({});
  const letters = new Letters(scene);
  state(letters, LEAK);
  letters.send('first');
  filed(letters, 'authority.ppc.prompt');
  state(letters, facts);
  return letters;
}

describe('customers who were told in the last notice that no full report is required', () => {
  it('given it becomes owed, then the correction takes that back beside what is right, once', () => {
    const letters = filedOnce(FEW);
    expect(last(letters)).toBe(`${NEEDLESS}\n${UNTOLD}`);
    state(letters, MORE);
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*関係機関への報告/)]);
    const lines = sectionOf(letters.send('correction'), 'new').split('\n');
    expect(lines).toEqual(expect.arrayContaining([`　（誤）${NEEDLESS}`, `　（正）${TO_COME}`]));
    expect(lines).toEqual(expect.arrayContaining([`　（誤）${UNTOLD}`, `　（正）${TO_TELL}`]));
    expect(letters.owed()).toEqual([]);
  });

  it('given it becomes owed and is made before the correction, then the correction says that it was', () => {
    const letters = filedOnce(FEW);
    last(letters);
    state(letters, MORE);
    filed(letters, FULL);
    const lines = sectionOf(letters.draft('correction'), 'new').split('\n');
    expect(lines).toContain('　（正）個人情報保護委員会へ速報および確報を提出いたしました。');
  });

  it('given the leak had been ruled out and is confirmed again, then the correction takes it back', () => {
    const letters = filedOnce({ ...MANY, 'data.leak': 'none' });
    letters.send('correction');
    expect(last(letters)).toBe(NEEDLESS);
    state(letters, { 'data.leak': 'confirmed' });
    const lines = sectionOf(letters.send('correction'), 'new').split('\n');
    expect(lines).toEqual(expect.arrayContaining([`　（誤・第3報）${NEEDLESS}`, `　（正）${TO_COME}`]));
  });

  it('given a correction said that it is to come and the number falls again, then another takes that back', () => {
    const letters = filedOnce(FEW);
    last(letters);
    state(letters, MORE);
    letters.send('correction');
    state(letters, { 'data.persons': 800 });
    const lines = sectionOf(letters.send('correction'), 'new');
    expect(lines).toContain(`（正）${NEEDLESS}`);
    expect(letters.owed()).toEqual([]);
  });

  it('given another correction in between left it as it was, then it is taken back later all the same', () => {
    const letters = filedOnce(FEW);
    last(letters);
    state(letters, { 'data.persons': 800 });
    expect(sectionOf(letters.send('correction'), 'new')).not.toContain('確報');
    state(letters, MORE);
    expect(sectionOf(letters.send('correction'), 'new')).toContain(`　（正）${TO_COME}`);
  });

  it('given only what nobody knows leaves it open, then the correction says that it may be required', () => {
    const letters = filedOnce(FEW);
    last(letters);
    state(letters, { 'data.persons': 1500 });
    const lines = sectionOf(letters.draft('correction'), 'new');
    expect(lines).toContain(`（正）${MADE}確報は、提出が必要となる可能性がございます。`);
  });

  it('given it becomes owed and somebody decides against it, then nothing of it is corrected', () => {
    const letters = filedOnce(FEW);
    last(letters);
    state(letters, MORE);
    for (const kind of [FULL, 'principals']) {
      const { id } = letters.scene.duty(kind);
      letters.scene.give('head', { do: 'waive', duty: id, reason: ref('told them by phone') });
    }
    expect(letters.owed()).toEqual([expect.not.stringContaining('関係機関への報告')]);
  });

  it('given a person wrote of it in their own words, then the record takes nothing back', () => {
    const letters = filedOnce(FEW);
    const words = { ja: '個人情報保護委員会へ速報を提出いたしました。', en: 'We have filed.' };
    last(letters, { authorities: words });
    state(letters, MORE);
    expect(letters.owed()).toEqual([expect.not.stringContaining('関係機関への報告')]);
  });
});

describe('customers who were told in the last notice that nothing has to be reported and nobody told', () => {
  const NOTHING =
    '当社による個人情報保護委員会への報告および対象となるご本人に対する通知は、本件に関しては要しません。調査の結果、対象のデータに施した高度な暗号化により、法令上必要ないことを確認したためです。';
  const ENCRYPTED: Facts = { ...KNOWN, 'data.persons': 1500, 'data.encrypted': 'yes', 'data.recovered': 'no' };
  const told = () => {
    const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
    scene.open({});
    const letters = new Letters(scene);
    state(letters, LEAK);
    letters.send('first');
    state(letters, ENCRYPTED);
    expect(last(letters)).toBe(NOTHING);
    return letters;
  };
  const corrected = (letters: Letters) => sectionOf(letters.send('correction'), 'new').split('\n');

  it('given both become owed, then the correction takes that back beside what is right, once', () => {
    const letters = told();
    state(letters, { 'data.encrypted': 'no' });
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*関係機関への報告/)]);
    const lines = corrected(letters);
    expect(lines).toContain(`　（誤）${NOTHING}`);
    expect(lines).toContain('　（正）個人情報保護委員会へは、今後報告いたします。');
    expect(lines).toContain(`　（正）${TO_TELL}`);
    expect(letters.owed()).toEqual([]);
  });

  it('given the persons were told and the report made meanwhile, then the correction says that', () => {
    const letters = told();
    state(letters, { 'data.encrypted': 'no' });
    filed(letters, 'authority.ppc.prompt');
    filed(letters, 'principals', 'known');
    const lines = corrected(letters);
    expect(lines).toContain(`　（誤）${NOTHING}`);
    expect(lines).toContain(`　（正）${TO_COME}`);
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/^　（正）対象となるご本人へのお知らせ/)]));
  });

  it('given nobody knows any more, then the correction says that both may be required', () => {
    const letters = told();
    state(letters, { 'data.encrypted': 'unknown' });
    const lines = corrected(letters);
    expect(lines).toContain(`　（誤）${NOTHING}`);
    expect(lines).toContain('　（正）個人情報保護委員会への報告は、必要となる可能性がございます。');
    expect(lines).toContain('　（正）対象となるご本人に対する通知は、必要となる可能性がございます。');
  });

  it('given it was owed in between and is not any more, then another correction says so', () => {
    const letters = told();
    state(letters, { 'data.encrypted': 'no' });
    letters.send('correction');
    state(letters, { 'data.encrypted': 'yes' });
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*関係機関への報告/)]);
    expect(corrected(letters)).toContain(`　（正）${NOTHING}`);
    expect(letters.owed()).toEqual([]);
  });

  it('given another number of persons alone, then nothing of it is corrected', () => {
    const letters = told();
    state(letters, { 'data.persons': 1400 });
    expect(corrected(letters).join('\n')).not.toContain('必要');
    expect(letters.owed()).toEqual([]);
  });
});

describe('customers who were told in the last notice that the full report is to come', () => {
  it('given it is made, then nothing is corrected', () => {
    const letters = filedOnce(MANY);
    expect(last(letters)).toBe(TO_COME);
    filed(letters, FULL);
    expect(letters.owed()).toEqual([]);
  });

  it('given the law does not ask for it after all, then the correction says so', () => {
    const letters = filedOnce(MANY);
    last(letters);
    state(letters, { 'data.persons': 900 });
    const lines = sectionOf(letters.send('correction'), 'new').split('\n');
    expect(lines).toEqual(expect.arrayContaining([`　（誤）${TO_COME}`, `　（正）${NEEDLESS}`]));
    expect(letters.owed()).toEqual([]);
  });
});
