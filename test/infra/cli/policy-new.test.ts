import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkPolicy } from '../../../functions/domain/compile/check-policy.ts';
import { GUARANTEED } from '../../../functions/domain/policy/served.ts';
import { asText } from '../../../functions/domain/publish/document.ts';
import { publishedText } from '../../../functions/domain/publish/publish.ts';
import { publishOmissions } from '../../../functions/domain/publish/publish-findings.ts';
import { AnswerError, type Answers, readClosed, readHours, readWithin } from '../../../infra/cli/policy/new/answers.ts';
import { interview } from '../../../infra/cli/policy/new/interview.ts';
import { newPolicy } from '../../../infra/cli/policy/new/new.ts';
import { QUESTIONS } from '../../../infra/cli/policy/new/questions.ts';
import { policyText } from '../../../infra/cli/policy/new/write-policy.ts';
import { rehearseInline } from '../../rehearsals/inline.ts';

const LINES = [
  ...[
    '株式会社はるかぜ',
    'Harukaze Inc.',
    'はるかぜ予約',
    'Harukaze Booking',
    '09:30-12:00, 13:00-18:30',
    '',
    '2',
    'yes',
  ],
  ...['佐藤 花子 <responder@example.jp>', '鈴木 一郎 <officer@example.jp>', '高橋 次郎 <approver@example.jp>'],
  ...['田中 三郎 <executive@example.jp>', 'help@example.jp'],
];
const PLACE = { policy: 'ours', schema: 'policy.schema.json', date: '2026-04-01', zone: 'Asia/Tokyo' };
const ONE_DAY = { from: '05-01', to: '05-01' };
const SES = { customers: null, ratePerSecond: 14, share: 0.8, year: 2026 };

function asked(lines: readonly string[], isPerson = false) {
  const output = new PassThrough();
  const said: string[] = [];
  output.on('data', (chunk) => said.push(String(chunk)));
  const input = Readable.from(lines.map((line) => `${line}\n`));
  return { said, answers: interview({ input, output, isPerson }, 'en') };
}

function checked(answers: Answers) {
  return checkPolicy(policyText(answers, PLACE), 'ours.yaml', SES);
}

describe('policy new', () => {
  it('takes no answer in another encoding, and says which line that is', async () => {
    const { said, answers } = asked(['\uFFFD\uFFFDЂ\uFFFD', ...LINES], true);
    await answers;
    expect(said.join('')).toContain('The text is damaged: write it in UTF-8');
    const piped = asked([...LINES.slice(0, 2), '\uFFFD\uFFFD', ...LINES.slice(3)]);
    await expect(piped.answers).rejects.toThrow(/^line 3, question 3\/13 .*save a Shift_JIS file as UTF-8/);
  });

  it.each(['ja', 'en'] as const)(
    'lists its questions in %s for who writes the answers beforehand, and writes nothing',
    async (lang) => {
      const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
      expect(await newPolicy(['--questions', '--lang', lang])).toBe(0);
      const lines = said.mock.calls
        .map(([text]) => String(text))
        .join('')
        .trim()
        .split('\n')
        .slice(1);
      said.mockRestore();
      expect(lines).toEqual(
        QUESTIONS.map(({ ask, usual }, index) => `${index + 1}. ${ask[lang]}${usual ? ` [${usual[lang]}]` : ''}`),
      );
    },
  );

  it('asks thirteen questions, and writes what checks clean and holds the answers', async () => {
    expect(QUESTIONS).toHaveLength(13);
    const { policy, warnings, clauses } = checked(await asked(LINES).answers);
    expect(warnings).toEqual([]);
    expect(clauses.filter(({ by }) => by.length === 0)).toEqual([]);
    expect(policy.company.name).toEqual({ ja: '株式会社はるかぜ', en: 'Harukaze Inc.' });
    // Customers read it in every notice: it says whose window it is.
    expect(policy.contact.name.ja).toBe(`${policy.company.product.ja} お問い合わせ窓口`);
    expect(policy.contact.name.en).toBe(`${policy.company.product.en} support`);
    expect(policy.calendars.office?.hours.wed).toEqual(['09:30-12:00', '13:00-18:30']);
    expect(policy.duties.find(({ kind }) => kind === 'notice.first')?.clock).toMatchObject({
      within: 'PT2H',
      aim: true,
    });
    expect(policy.clauses['P-3']?.ja).toContain('営業時間で2時間以内のお知らせを目標とします');
  });

  it('takes what Japanese keyboards write, and says what it understood', async () => {
    const written = [
      ...LINES.slice(0, 4),
      ...['９：３０～１２：００、１３時〜１８時半　', '１２月２９日から１／３', '１時間３０分以内 ', 'ハイ'],
      ...[
        '佐藤　花子＜ａ＠example.jp＞',
        '\u{fa19}田 一郎　b@example.jp',
        '高橋 次郎、c@example.jp',
        '田中 三郎〈d@example.jp〉 ',
      ],
      'ｈｅｌｐ＠ｅｘａｍｐｌｅ．ｊｐ',
    ];
    const { answers, said } = asked(written);
    expect(await answers).toMatchObject({
      hours: ['09:30-12:00', '13:00-18:30'],
      closed: [{ from: '12-29', to: '01-03' }],
      ...{ withinMinutes: 90, isAim: true, contact: 'help@example.jp' },
      approver: { name: '高橋 次郎', email: 'c@example.jp' },
      executive: { name: '田中 三郎', email: 'd@example.jp' },
      // A name is spelt as it was written.
      responder: { name: '佐藤　花子', email: 'a@example.jp' },
      officer: { name: '\u{fa19}田 一郎', email: 'b@example.jp' },
    });
    const text = said.join('');
    for (const each of ['09:30-12:00, 13:00-18:30', '12-29 to 01-03', '1 h 30 min', 'yes', '佐藤　花子 <a@example.jp>'])
      expect(text).toContain(`understood as ${each}`);
    expect(text).not.toContain('understood as Harukaze');
  });

  it.each([
    ['2', 120],
    ['1.5', 90],
    ['０．５', 30],
    ['一時間', 60],
    ['1時間半', 90],
    ['90分', 90],
    ['2 hours', 120],
    ['45 min', 45],
  ])('reads %s as %i minutes', (written, minutes) => expect(readWithin(written)).toBe(minutes));

  it.each(['1日', '2営業日', '1時間か2時間', 'すぐ', '5分', '-1', ''])('asks again for %s', (written) => {
    expect(() => readWithin(written)).toThrow(AnswerError);
  });

  it.each([
    ['9:00-17:00', '09:00-17:00'],
    ['９時から１７時まで', '09:00-17:00'],
    ['09:00－12:00，13:00ー17:30', '09:00-12:00,13:00-17:30'],
    ['0:00-24:00', '00:00-24:00'],
  ])('reads %s as open hours', (written, spans) => expect(readHours(written).join()).toBe(spans));

  it.each([
    ['12/29～1/3', '12-29 01-03'],
    ['12-29 - 01-03', '12-29 01-03'],
    ['12/29-1/3', '12-29 01-03'],
    ['１２月２９日－１月３日', '12-29 01-03'],
    ['12-29～01-03、５月１日', '12-29 01-03, 05-01 05-01'],
    ['8/13 to 8/16, 12/29 to 1/3, 11/1', '08-13 08-16, 12-29 01-03, 11-01 11-01'],
    ['８月１３日〜８月１６日まで', '08-13 08-16'],
    ['無し', ''],
    ['なし。', ''],
  ])('reads %s as days closed', (written, days) => {
    const closed = readClosed(written).map(({ from, to }) => `${from} ${to}`);
    expect(closed.join(', ')).toBe(days);
  });

  it('publishes each clause as it is written, with a time that agrees and a guarantee in the product’s own words', async () => {
    const { policy } = checked(await asked(LINES).answers);
    for (const { clause, by } of policy.guarantees) expect(policy.clauses[clause]).toEqual(GUARANTEED[by].says);
    const published = asText(publishedText(policy, 'ja'));
    expect(publishOmissions(policy)).toEqual([]);
    for (const { ja } of Object.values(policy.clauses)) expect(published).toContain(ja);
    const followUp = policy.duties.find(({ kind }) => kind === 'notice.follow-up');
    expect([followUp?.clause, policy.clauses[followUp?.clause ?? '']?.ja]).toEqual([
      'P-4',
      expect.stringContaining('続報'),
    ]);
    expect(policy.closing.requires).toContain('notice.follow-up');
  });

  it('every answer that is taken makes a policy that checks clean', () => {
    const name = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== '');
    const hours = fc.constantFrom(['00:00-24:00'], ['09:00-18:00'], ['08:00-11:59', '12:00-12:30', '13:15-20:00']);
    const person = (email: string) => fc.record({ name, email: fc.constant(email) });
    const people = fc.record({
      responder: person('a@example.jp'),
      officer: fc.oneof(person('a@example.jp'), person('b@example.jp')),
      approver: fc.oneof(person('A@example.jp'), person('c@example.jp')),
      executive: fc.oneof(person('b@example.jp'), person('d@example.jp')),
    });
    const rest = fc.record({
      ...{ company: name, companyEn: name, product: name, productEn: name, hours },
      closed: fc.constantFrom([], [{ from: '12-29', to: '01-03' }], [{ from: '12-29', to: '01-03' }, ONE_DAY]),
      isAim: fc.boolean(),
      withinMinutes: fc.integer({ min: 20, max: 72 * 60 }),
      contact: fc.constant('help@example.jp'),
    });
    fc.assert(
      fc.property(people, rest, (named, others) => {
        const { policy, warnings } = checked({ ...others, ...named });
        expect(warnings).toEqual([]);
        expect(policy.company.product).toEqual({ ja: others.product, en: others.productEn });
      }),
      { seed: 20261127, numRuns: 60 },
    );
  });

  it('says of hours what is wrong with them: their form, or their order', () => {
    expect(() => readHours('9 to 5')).toThrow(/"9 to 5" is not a time span/);
    expect(() => readHours('13:00-18:00, 09:00-12:00')).toThrow(/09:00 is not after the time before it/);
    expect(() => readHours('18:00-09:00')).toThrow(/09:00 is not after/);
  });

  it('asks again for an English name that is Japanese, and goes back where a person asks for it', async () => {
    const [company = '', companyEn = '', ...rest] = LINES;
    const person = asked(['見本違い', '<', company, '株式会社はるかぜ', companyEn, ...rest], true);
    expect(await person.answers).toMatchObject({ company, companyEn });
    expect(person.said.join('')).toMatch(/Write < to go back.*is in Japanese/s);
    await expect(asked([company, company, ...rest]).answers).rejects.toThrow(/^line 2, question 2\/13 .*Latin letters/);
  });

  it('takes a name with its address in brackets of any kind, and warns of one person in every role', async () => {
    const one = ['佐藤 花子（a@example.jp）', '佐藤 花子(a@example.jp)', '佐藤 花子 <a@example.jp>'];
    const person = asked([...LINES.slice(0, 8), ...one, ...LINES.slice(11)]);
    expect((await person.answers).responder).toEqual({ name: '佐藤 花子', email: 'a@example.jp' });
    expect((await person.answers).officer).toEqual({ name: '佐藤 花子', email: 'a@example.jp' });
    expect(person.said.join('')).toContain('only the person asked for next can approve');
    expect((await asked(LINES).answers).approver.email).toBe('approver@example.jp');
  });

  it('asks a person again, with what to write', async () => {
    const wrong = [
      ...LINES.slice(0, 4),
      '9 to 5',
      ...LINES.slice(4, 10),
      'Second <approver@example.jp>',
      ...LINES.slice(10),
    ];
    const person = asked(wrong, true);
    expect((await person.answers).executive.email).toBe('executive@example.jp');
    expect(person.said.join('')).toMatch(/not a time span.*such as 09:00-12:00.*name somebody else/s);
  });

  it.each([
    [[...LINES.slice(0, 4), '9 to 5', ...LINES.slice(5)], /^line 5, question 5\/13 .*"9 to 5" cannot.*09:00-12:00/],
    [[...LINES.slice(0, 5), '02-30 to 03-01', ...LINES.slice(6)], /^line 6, question 6\/13 .*does not exist/],
    [[...LINES.slice(0, 11), LINES[10] ?? '', ...LINES.slice(12)], /^line 12, question 12\/13 .*name somebody else/],
    [['\u001b[31m', ...LINES].toSpliced(1, 1, 'はるかぜ'), /^line 2, question 2\/13 .*"はるかぜ" cannot/],
    [LINES.slice(0, 6), /^there is no answer to question 7\/13/],
  ])(
    'ends at the first answer by a pipe that it cannot take, and takes no line for another question (%#)',
    async (lines, told) => {
      const piped = asked(lines);
      await expect(piped.answers).rejects.toThrow(told);
      const asking = [...piped.said.join('').matchAll(/^(\d+)\/13/gm)].map(([, nth]) => nth);
      expect(asking).toEqual([...new Set(asking)]);
    },
  );
});

describe('a policy that was just written', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hikeshi-new-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('plays an outage from its alarm to its close', async () => {
    const file = join(folder, 'ours.yaml');
    writeFileSync(file, policyText(await asked(LINES).answers, PLACE));
    const harmless = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none', investigation: 'done' };
    const detailed = Object.fromEntries(
      ['outline', 'when', 'scope', 'data', 'impact', 'cause', 'measures', 'permanent-fix', 'prevention'].map(
        (section) => [section, { ja: '調査結果です。', en: 'What we found.' }],
      ),
    );
    const { outcome, surprises } = await rehearseInline({
      policy: file,
      start: '2026-04-24T10:00:00+09:00',
      until: 'PT1H',
      customers: { generate: 5 },
      steps: [
        { do: 'report', with: { title: '予約画面の停止', facts: { 'service.impact': 'major' } } },
        { at: 'PT10M', as: 'approver@example.jp', do: 'approve', with: { what: 'first' } },
        {
          at: 'PT20M',
          as: 'officer@example.jp',
          do: 'assess',
          with: { facts: { ...harmless, 'service.felt': 'none' } },
        },
        // Customers read that use may have been impaired: that nobody felt it has to be set right before the end.
        { at: 'PT25M', as: 'approver@example.jp', do: 'approve', with: { what: 'correction' } },
        { at: 'PT30M', as: 'officer@example.jp', do: 'draft', with: { stage: 'detailed', sections: detailed } },
        { at: 'PT40M', as: 'executive@example.jp', do: 'approve', with: { what: 'detailed' } },
        { at: 'PT50M', as: 'officer@example.jp', do: 'close', with: { reason: '完了' } },
      ],
    });
    expect(outcome.refused).toEqual([]);
    expect(surprises).toEqual([]);
    expect(outcome.incidents[0]).toMatchObject({ status: 'closed', level: 'major' });
    expect(outcome.mails.filter(({ kind }) => kind === 'notice')).toHaveLength(15);
  }, 600_000);
});
