import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../functions/domain/compile/compile.ts';
import { PolicyError, type PolicyProblem } from '../../../functions/domain/policy/problem.ts';
import { shippedText } from '../../policies/shipped.ts';

const FILE = 'workflows/policies/mine.yaml';
const good = shippedText('flexcrm');

function problems(text: string): readonly PolicyProblem[] {
  try {
    compilePolicy(text, FILE);
  } catch (error) {
    if (error instanceof PolicyError) return error.problems;
    throw error;
  }
  return [];
}

/** The shipped policy with one passage changed; the place of the change is the place where the problem must be told. */
function broken(passage: string, by: string, mark = by): { text: string; line: number; column: number } {
  const at = good.indexOf(passage);
  if (at < 0) throw new Error(`no such passage: ${passage}`);
  const text = good.slice(0, at) + by + good.slice(at + passage.length);
  const before = text.slice(0, at + by.indexOf(mark)).split('\n');
  return { text, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** What is changed, into what, the part of it that is wrong, and what must be told. */
const MISTAKES: readonly (readonly [string, string, string, string, RegExp])[] = [
  ['an unknown key', 'version: 1', 'verison: 1', 'verison', /verison is not a key of this place/],
  ['a text for a number', 'version: 1', 'version: one', 'one', /version must be a number \(found "one"\)/],
  ['a date that does not exist', 'date: 2026-04-01', 'date: 2026-02-30', '2026-02-30', /no such day/],
  ['a date in another form', 'date: 2026-04-01', 'date: 2026/04/01', '2026/04/01', /write a date such as/],
  ['a wrong zone', 'zone: Asia/Tokyo', 'zone: Asia/Edo', 'Asia/Edo', /IANA name such as Asia\/Tokyo/],
  ['an unknown language', 'languages: [ja, en]', 'languages: [ja, fr]', 'fr', /must be ja or en/],
  ['a text in one language only', '    en: Major\n', '    en:\n', 'en:', /en must be a text \(nothing stands there\)/],
  ['a duplicate key', 'version: 1', 'version: 1\nversion: 2', 'version: 2', /stands twice/],
  ['a bad span', "mon: ['10:00-18:00'", "mon: ['10-12'", "'10-12'", /write a span such as 10:00-12:00/],
  ['a span past midnight', "mon: ['10:00-18:00'", "mon: ['22:00-02:00'", "'22:00", /are two spans/],
  ['spans that overlap', "mon: ['10:00-18:00'", "mon: ['10:00-12:00', '11:00-18:00'", "'11:", /without overlap/],
  ['a closure on no day', 'from: 12-28', 'from: 02-31', '02-31', /no such day/],
  ['a closure in another form', 'from: 12-28', 'from: 12/28', '12/28', /write month and day, such as 12-28/],
  ['a closure half yearly', 'to: 01-04', 'to: 2027-01-04', '2027', /write from and to alike/],
  [
    'an unknown level in a rule',
    'level: major\n    when',
    'level: grave\n    when',
    'grave',
    /write major or minor, or add it/,
  ],
  [
    'an unknown clause in a rule',
    '- clause: FC-1b',
    '- clause: FC-9b',
    'FC-9b',
    /FC-9b is not a clause of this policy/,
  ],
  ['an unknown clause of a stage', 'clause: FC-9\n', 'clause: FC-99\n', 'FC-99', /not a clause/],
  ['an unknown fact', '- data.leak: possible', '- data.leek: possible', 'possible', /data\.leek is not a fact/],
  [
    'a value a fact never has',
    '- data.leak: possible',
    '- data.leak: likely',
    'likely',
    /can never be likely; write none, possible or confirmed/,
  ],
  [
    'two facts in one condition',
    '- data.leak: possible',
    '- { data.leak: possible, spread: possible }',
    'possible }',
    /name exactly one fact/,
  ],
  [
    'an empty list of conditions',
    'when:\n      spread: possible',
    'when:\n      any: []',
    '[]',
    /any takes a list of at least one/,
  ],
  ['a number limit for steps', 'spread: possible', 'spread: { moreThan: 3 }', '{ moreThan', /spread is not a number/],
  [
    'yes as a truth value',
    "test.harmless: 'yes'",
    'test.harmless: true',
    'true',
    /hold test\.harmless against a value/,
  ],
  [
    'a wrong fact of a signal',
    'data.leak: possible\n    - match',
    'data.leak: certain\n    - match',
    'certain',
    /cannot be "certain"/,
  ],
  [
    'an unknown calendar',
    'calendar: support',
    'calendar: suport',
    'suport',
    /not a calendar of this policy; did you mean support\?/,
  ],
  [
    'an unknown kind of clock',
    'kind: business-hours',
    'kind: working-hours',
    'working-hours',
    /elapsed, business-hours, .* or without-delay/,
  ],
  ['a wrong duration', 'within: PT1H', 'within: 1h', '1h', /PT1H30M or P2D/],
  ['days of business hours', 'within: PT1H', 'within: P1D', 'P1D', /write hours, such as PT8H/],
  [
    'a reminder both before and after',
    '{ before: PT40M,',
    '{ before: PT40M, after: PT1M,',
    '{ before: PT40M, after',
    /either before or after/,
  ],
  ['a reminder with nothing to count from', '      target: PT20M\n', '', '', /give the clock a target/],
  [
    'a role that nobody has',
    'do: warn, to: officer }',
    'do: warn, to: ofiicer }',
    'ofiicer',
    /nobody of the team has the role ofiicer/,
  ],
  ['two duties of a kind', 'kind: notice.detailed', 'kind: notice.first', 'notice.first', /given twice as kind/],
  ['a person given twice', 'id: auditor', 'id: head', 'head', /head is given twice as id/],
  ['two people whose ids differ only in case', 'id: auditor', 'id: HEAD', 'HEAD', /head is given twice as id/],
  ['no mail address', 'officer@example.jp', 'officer', 'officer', /must be a mail address/],
  ['only one approver', 'roles: [head, approver]', 'roles: [head]', '', /only approver can approve notices/],
  [
    'steps out of order',
    'role: officer, after: PT5M',
    'role: officer, after: PT20M',
    '',
    /before the step in front of it/,
  ],
  ['an unknown duty to close by', 'requires: [triage,', 'requires: [triege,', 'triege', /not a duty of this policy/],
  [
    'an unknown section',
    'sections: [address, apology, outline',
    'sections: [adress, apology, outline',
    'adress',
    /must be head, address, apology/,
  ],
  ['an alias', 'version: 1', 'version: *one', '*one', /aliases .* are not read/],
  ['an anchor', 'version: 1', 'version: &one 1', '1', /anchors .* are not read/],
  ['a tag', 'version: 1', 'version: !!js/function 1', '!!js', /tags .* are not read/],
  ['a tab', '  ja: 重大\n', '\tja: 重大\n', '\t', /a tab stands where spaces must/],
  [
    'a bracket left open',
    'languages: [ja, en]',
    'languages: [ja, en',
    '',
    /bracket is not closed|comma or colon is missing/,
  ],
  [
    'a floor and a level',
    'level: major\n    when:\n      spread',
    'level: major\n    atLeast: minor\n    when:\n      spread',
    '',
    /either level or atLeast/,
  ],
  [
    'an unknown level of a playbook',
    'levels: [major]\n    offered',
    'levels: [grave]\n    offered',
    'grave',
    /grave is not a level/,
  ],
  [
    'a step of nobody',
    'by: responder\n        strength',
    'by: nobody\n        strength',
    'nobody',
    /nobody of the team has the role nobody/,
  ],
  [
    'an unknown guarantee',
    'by: deviations-are-recorded',
    'by: everything-is-fine',
    'everything-is-fine',
    /must be every-incident-is-recorded/,
  ],
  [
    'an unknown kind of channel',
    'kind: in-product',
    'kind: carrier-pigeon',
    'carrier-pigeon',
    /mail, in-product, site, feed or phone/,
  ],
  [
    'a planned start of an incident',
    'from: detection\n      within: PT1H',
    'from: planned-start\n      within: PT1H',
    'planned-start',
    /known only under changeNotices/,
  ],
  [
    'a section that cannot be withheld',
    'withhold: [scope,',
    'withhold: [everything,',
    'everything',
    /must be head, address, apology/,
  ],
  [
    'an unknown clause of a calendar',
    '    clause: FC-6\n    hours',
    '    clause: FC-66\n    hours',
    'FC-66',
    /FC-66 is not a clause/,
  ],
  [
    'a kind of duty that closing cannot require',
    'notice.follow-up, notice.detailed, improvement]',
    'notice.follow-up, notice.detaild, improvement]',
    'notice.detaild',
    /notice\.detaild is not a duty of this policy; did you mean notice\.detailed\?/,
  ],
  [
    'a kind of duty that nothing can outlive',
    'outlive: [prevention.done, authority.ppc.full]',
    'outlive: [prevention.doen, authority.ppc.full]',
    'prevention.doen',
    /prevention\.doen is not a duty or family of duties of this policy; did you mean prevention\.done\?/,
  ],
  [
    'a family of duties that there is not',
    'outlive: [prevention.done, authority.ppc.full]',
    'outlive: [autority.*]',
    'autority.*',
    /autority\.\* is not .*did you mean authority\.\*\?/,
  ],
  ['version nought', 'version: 1', 'version: 0', '0', /version is too small: write 1 or more/],
  ['no level at all', 'levels: [major]', 'levels: []', '[]', /too short: write at least 1 entry/],
  ['a channel of no name', 'kind: mail', 'kind: [mail]', '[mail]', /must be mail, in-product/],
];

describe('a broken policy', () => {
  it('is tried in at least fifty ways', () => {
    expect(MISTAKES.length).toBeGreaterThanOrEqual(50);
  });

  it.each(MISTAKES)('given %s, then its line and remedy are told', (_what, passage, by, mark, message) => {
    const { text, line, column } = broken(passage, by, mark);
    const found = problems(text);
    expect(found.map((problem) => problem.message.en).join('\n')).toMatch(message);
    if (mark !== '') expect(found).toContainEqual(expect.objectContaining({ file: FILE, line, column }));
    for (const problem of found) expect(problem.line).toBeGreaterThan(0);
    // The file is corrected by people who read Japanese, too: names and examples aside, nothing stays in English.
    for (const problem of found) expect(problem.message.ja).toMatch(/(?:ください|です|ます|ません)(?:[。）（：]|$)/);
  });

  it('given the approver problem, then it is told at the role that approves', () => {
    const { text } = broken('roles: [head, approver]', 'roles: [head]');
    const line = text.split('\n').findIndex((one) => one.includes('role: approver')) + 1;
    expect(problems(text)).toMatchObject([{ line, column: 11 }]);
  });

  it('given a missing key, then the place that lacks it is told', () => {
    const found = problems(good.replace('  email: security@example.jp\n', ''));
    const line = good.split('\n').indexOf('contact:') + 1;
    expect(found).toMatchObject([{ line, message: { en: 'contact.email is missing; write it here' } }]);
  });

  it('given several mistakes, then all are told in the order of the file', () => {
    const text = good
      .replace('level: minor\n    when', 'level: tiny\n    when')
      .replace('calendar: support', 'calendar: none');
    expect(problems(text).map(({ message }) => message.en.split(' ')[0])).toEqual(['tiny', 'none']);
  });

  it('says file, line and column in one line each', () => {
    expect(() => compilePolicy('policy: [', FILE)).toThrow(/^workflows\/policies\/mine\.yaml:1:\d+: /);
  });
});

describe('a file that is no policy at all', () => {
  it.each([
    ['empty', '', /the file is empty; start from a copy/],
    ['only remarks', '# nothing\n', /the file is empty/],
    ['a list', '- policy: x', /must be a map of keys and values/],
    ['a word', 'flexcrm', /must be a map of keys and values/],
    ['another document behind it', `${good}\n---\npolicy: b\n`, /one document/],
    ['larger than a policy can be', `# ${'x'.repeat(1_048_577)}`, /larger than 1048576 bytes/],
    ['larger in bytes than in characters', `# ${'火'.repeat(400_000)}`, /larger than 1048576 bytes/],
    ['brackets without end', '['.repeat(100_000), /nested too deeply|bracket is not closed/],
    ['a list as a key', '[a, b]: c', /a key must be a plain word/],
    ['aliases that multiply', `a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]`, /aliases|anchors/],
    ['a prototype', '__proto__: {polluted: 1}', /not a key of this place|is missing/],
    [
      'conditions without end',
      good.replace('spread: possible', `${'{not: '.repeat(60)}x${'}'.repeat(60)}`),
      /nested 20 deep/,
    ],
  ])('given %s, then it is told and nothing is thrown but that', (_what, text, message) => {
    const found = problems(text);
    expect(found.map((problem) => problem.message.en).join('\n')).toMatch(message);
    expect(found.length).toBeLessThanOrEqual(40);
  });

  it('given rules that tangle twenty facts with twenty others, then it is refused instead of computed for ever', () => {
    const title = { ja: 'あ', en: 'a' };
    const names = Array.from({ length: 40 }, (_, index) => `own.f${index}`);
    const facts = Object.fromEntries(names.map((name) => [name, { options: ['a', 'b'], ask: title }]));
    const first = { all: names.slice(0, 20).map((name) => ({ [name]: 'a' })) };
    const pairs = names
      .slice(0, 20)
      .map((name, index) => ({ all: [{ [name]: 'b' }, { [`own.f${index + 20}`]: 'b' }] }));
    const rule = { clause: 'FC-1', level: 'major', when: { any: [first, ...pairs] }, reason: title };
    const drafted = { ...JSON.parse(JSON.stringify(compilePolicy(good, FILE))), facts, rules: [rule] };
    expect(problems(JSON.stringify(drafted))).toMatchObject([{ message: { en: /depend on too many facts at once/ } }]);
  });
});
