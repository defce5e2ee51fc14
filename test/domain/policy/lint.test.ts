import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../../functions/domain/compile/check-policy.ts';
import type { LintOptions } from '../../../functions/domain/compile/lint-notices.ts';
import { shippedText } from '../../policies/shipped.ts';

const FILE = 'mine.yaml';
const OPTIONS: LintOptions = { customers: null, ratePerSecond: 14, share: 0.8, year: 2026 };
const good = shippedText('template');

function warnings(text: string, options: Partial<LintOptions> = {}) {
  const found = checkPolicy(text, FILE, { ...OPTIONS, ...options }).warnings;
  // In Japanese a whole sentence, whatever names it holds.
  for (const { message } of found) expect(message.ja).toMatch(/(?:ください|です|ます|ません)$/);
  return found.map((one) => ({ ...one, message: one.message.en }));
}

/** The template with one passage changed, and the line on which the changed passage stands. */
function changed(passage: string, by: string): { text: string; line: number } {
  const at = good.indexOf(passage);
  if (at < 0) throw new Error(`no such passage: ${passage}`);
  const line = good.slice(0, at + Math.max(0, by.search(/\S/))).split('\n').length;
  return { text: good.slice(0, at) + by + good.slice(at + passage.length), line };
}

const RULE_T2 = '    when:\n      all:\n        - print.delay: { is: hours }\n';

describe('a policy that is probably not meant so', () => {
  it('given the template, then nothing is found', () => {
    expect(warnings(good)).toEqual([]);
  });

  it('given a text with a damaged character, then it warns where that stands', () => {
    const at = /^ +ja: (.+)$/m.exec(good)?.[0] ?? '';
    const { text, line } = changed(at, `${at}\uFFFD\uFFFDЂ`);
    expect(warnings(text)).toMatchObject([{ line, message: expect.stringContaining('holds a damaged character') }]);
  });

  it.each(['nobody', '社長室', 'executives'])(
    'given a statute that %s left out, then it warns: who decided is not in the team',
    (by) => {
      const { text, line } = changed('      by: executive\n', `      by: ${by}\n`);
      expect(warnings(text)).toMatchObject([
        { line, message: expect.stringContaining(`${by} is neither a role nor a person of the team`) },
      ]);
    },
  );

  it('given a rule whose conditions exclude one another, then it can never match', () => {
    const { text } = changed(RULE_T2, `${RULE_T2}        - print.delay: { is: days }\n`);
    expect(warnings(text).map(({ message }) => message)).toEqual([
      'this rule can never match: its conditions exclude one another',
    ]);
  });

  it('given a rule that holds whatever the facts, then it is told', () => {
    const { text } = changed(
      RULE_T2,
      '    when:\n      any:\n        - data.leak: none\n        - print.delay: none\n',
    );
    expect(warnings(text).map(({ message }) => message)).toEqual([
      'this rule matches every incident; write what tells its incidents apart',
    ]);
  });

  it('given a level without a rule, then no facts lead to it', () => {
    const { text, line } = changed(
      '  - name: minor\n',
      '  - name: medium\n    title: { ja: 中程度, en: Medium }\n    notify: false\n  - name: minor\n',
    );
    expect(warnings(text)).toMatchObject([
      { line, message: expect.stringMatching(/no facts lead to the level medium/) },
    ]);
  });

  it('given a category without a rule, then no rule gives it', () => {
    const { text } = changed('categories:\n', 'categories:\n  - name: fire\n    title: { ja: 火災, en: Fire }\n');
    expect(warnings(text)[0]?.message).toMatch(/no rule gives the category fire/);
  });

  it('given a fact that nothing asks for, then it is told at the fact', () => {
    const { text, line } = changed(
      '  print.site:\n',
      '  print.colour:\n    options: [red, blue]\n    ask: { ja: 色は, en: Which colour }\n  print.site:\n',
    );
    expect(warnings(text)).toMatchObject([
      { line, column: 3, message: expect.stringMatching(/no condition asks for print\.colour/) },
    ]);
  });

  it('given a clause that nothing carries out, then it is not covered; a later part excuses it', () => {
    const { text } = changed(
      '    later:\n      ja: 訓練の記録は、今後の定期業務の機能で扱う\n      en: Records of drills come with the recurring duties\n',
      '',
    );
    expect(warnings(text)).toMatchObject([{ column: 3, message: expect.stringMatching(/nothing covers T-8/) }]);
  });

  it('given the level can stay open and nobody is asked to decide it, then it is told', () => {
    const { text } = changed('    when: undecided\n', '    when: always\n');
    expect(warnings(text)[0]?.message).toMatch(/nobody is asked to decide it/);
  });

  it('given customers are told and no duty says by when, then it is told', () => {
    const text = good
      .replace('  - kind: notice.first\n', '  - kind: notice.other\n')
      .replace('requires: [triage, notice.first]', 'requires: [triage]');
    expect(warnings(text)[0]?.message).toMatch(/no duty says by when/);
  });

  it('given a deadline shorter than the approval may take, then it is told at the deadline', () => {
    const { text, line } = changed('      within: PT2H\n', '      within: PT20M\n');
    expect(warnings(text)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ line, message: expect.stringMatching(/take 20 min .* nothing is left of 20 min/) }),
      ]),
    );
  });

  it('given more customers than can be mailed in time, then it is told with the figures', () => {
    expect(warnings(good, { customers: 10_000 })).toEqual([]);
    expect(warnings(good, { customers: 100_000 })[0]?.message).toMatch(
      /100000 mails at 14 a second \(80 % of it for notices\) take 2 h 28 min .* and 1 h 40 min are left/,
    );
  });

  it('given a promised channel that nothing publishes to, then a deviation must say so', () => {
    const text = good.replace(/ {2}deviations:\n(?: {4}.*\n)+/, '');
    expect(warnings(text)[0]?.message).toMatch(/does not publish to console \(in-product\)/);
  });

  it('given a stage without any served channel, then it is told', () => {
    const { text } = changed('      channels: [mail, console]\n      metBy: any\n', '      channels: [console]\n');
    expect(warnings(text)[0]?.message).toMatch(/no channel of the stage first is served/);
  });

  it('given a calendar whose holidays are only predicted, then it is told', () => {
    expect(warnings(good, { year: 2028 }).map(({ message }) => message.slice(0, 41))).toEqual([
      'holidays are official through 2027, those',
      'holidays are official through 2027, those',
    ]);
    const { text } = changed('from: 2026-08-13\n        to: 2026-08-14', 'from: 2029-08-13\n        to: 2029-08-14');
    expect(warnings(text)[0]?.message).toMatch(/those of 2029 are predicted/);
  });

  it('given one person alone can approve a closing, then that person could never close', () => {
    const { text } = changed('roles: [executive, head] }', 'roles: [executive] }');
    expect(warnings(text)[0]?.message).toMatch(/only head can approve a closing/);
  });
});

describe('the table of clauses', () => {
  const { clauses } = checkPolicy(shippedText('flexcrm'), FILE, OPTIONS);
  const row = (clause: string) => clauses.find((each) => each.clause === clause);

  it('names what carries out each clause', () => {
    expect(row('FC-1a')?.by.map(({ en }) => en)).toEqual(['a rule']);
    expect(row('FC-6')?.by.map(({ en }) => en)).toEqual(['calendar support', 'duty “First notice to customers”']);
    expect(row('FC-5')?.by.map(({ en }) => en)).toEqual(['limited disclosure']);
    expect(row('FC-11')?.by.map(({ en }) => en)).toEqual(['what the system guarantees', 'the contact window']);
  });

  it('[SY-15] [SY-22] counts answering hours that a clause states among what is told to customers', () => {
    const synergy = checkPolicy(shippedText('synergy'), FILE, OPTIONS).clauses;
    const of = (clause: string) => synergy.find((each) => each.clause === clause);
    expect(of('SY-15')?.by.map(({ en }) => en)).toContain('the contact window');
    expect(of('SY-7')?.assumed.map(({ en }) => en)).toContainEqual(expect.stringContaining('receiving inquiries'));
    expect(of('SY-15')?.standing).toBe('as-far-as');
    expect(of('SY-15')?.guaranteed.map(({ en }) => en)).toContainEqual(expect.stringContaining('give the hours'));
    expect(of('SY-15')?.assumed.map(({ en }) => en)).not.toContainEqual(expect.stringContaining('receiving inquiries'));
  });

  it('[FC-12] names the menu of measures', () => {
    expect(row('FC-12')?.by.map(({ en }) => en)).toEqual(['playbook “Measures for grave and wide incidents”']);
  });

  it('counts a clause as covered by its parts, and FC-10 is no part of FC-1', () => {
    expect(row('FC-1')?.by.map(({ en }) => en)).toEqual(['its parts FC-1a, FC-1b, FC-1c, FC-1d, FC-1e']);
    expect(row('FC-10')).toMatchObject({ by: [], later: { en: expect.stringMatching(/periodic report/) } });
  });
});
