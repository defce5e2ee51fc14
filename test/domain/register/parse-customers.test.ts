import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composed } from '../../../functions/domain/base/composed.ts';
import { holdsPrivateUse, holdsUnseen } from '../../../functions/domain/base/unseen.ts';
import { recipientsOf } from '../../../functions/domain/channels/delivery/seal.ts';
import { CsvError, type CsvProblem } from '../../../functions/domain/register/csv-error.ts';
import { customersCsv, generateCustomers } from '../../../functions/domain/register/generate.ts';
import {
  CUSTOMERS_MAX,
  headerWarnings,
  PROBLEMS_MAX,
  parseCustomers,
  readCustomers,
} from '../../../functions/domain/register/parse-customers.ts';
import { customersText } from '../../../functions/domain/register/write-customers.ts';

const HEADER = 'contract,name,plan,region,functions,start,end,trial,contact1,email1,contact2,email2,phone';

function problemsOf(csv: string): readonly CsvProblem[] {
  try {
    parseCustomers(csv);
  } catch (error) {
    if (error instanceof CsvError) return error.problems;
    throw error;
  }
  return [];
}

const line = (cells: Record<string, string>) =>
  HEADER.split(',')
    .map((name) => cells[name] ?? { contract: 'C-1', name: 'One', email1: 'one@example.com' }[name] ?? '')
    .join(',');

describe("a customers' file", () => {
  it('is read with BOM and CRLF, quotes and unknown columns', () => {
    const csv = `\uFEFF${HEADER},grave\r\nC-1,"Foo, ""Bar"" 株式会社",premium,east,crm;mail,2025-04-01,,no,山田,one@example.com,,,03-0000,true\r\n`;
    expect(parseCustomers(csv)).toEqual([
      {
        contract: 'C-1',
        name: 'Foo, "Bar" 株式会社',
        plan: 'premium',
        region: 'east',
        functions: ['crm', 'mail'],
        start: '2025-04-01',
        end: null,
        trial: false,
        contacts: [{ name: '山田', email: 'one@example.com' }],
        phone: '03-0000',
        attributes: { grave: 'true' },
      },
    ]);
  });

  it.each([
    ['a customer who is phoned', { contact1: '一郎', email1: '', phone: '03-1111-2222' }, ['一郎'], []],
    [
      'two people who are phoned',
      { contact1: '一郎', email1: '', contact2: '二郎', phone: '03-1111-2222' },
      ['一郎', '二郎'],
      [],
    ],
    ['a second without an address', { contact2: '二郎' }, ['二郎'], ['one@example.com']],
  ])('keeps the name of whom to ask for: %s', (_, cells, askFor, addresses) => {
    const [customer] = parseCustomers(`${HEADER}\n${line(cells)}\n`);
    expect(customer).toMatchObject({ askFor });
    expect(customer?.contacts.map(({ email }) => email)).toEqual(addresses);
    expect(parseCustomers(customersText(customer === undefined ? [] : [customer]))).toEqual([customer]);
    expect(recipientsOf('n1', 1, customer === undefined ? [] : [customer])[0]?.contact).toBe(
      addresses.length === 0 ? '一郎' : '',
    );
  });

  it('reads back what is written, whatever the names hold', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
      .map(composed)
      .filter(
        (text) =>
          text.trim() === text &&
          text !== '' &&
          !text.includes('\ufffd') &&
          !holdsUnseen(text) &&
          !holdsPrivateUse(text) &&
          text.length <= 100,
      );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (names) => {
        const customers = generateCustomers(names.length).map((customer, index) => ({
          ...customer,
          name: names[index] ?? '',
        }));
        expect(parseCustomers(customersText(customers))).toEqual(customers);
      }),
    );
  });

  it('may write が as two characters: it is read as one, in columns too', () => {
    const [customer] = parseCustomers(`${HEADER},\u304b\u3099\n${line({ region: '\u304b\u3099' })},yes\n`);
    expect(customer).toMatchObject({ region: 'が', attributes: { が: 'yes' } });
  });

  it('keeps the ideographs that people spell their names with', () => {
    const name = '\u{fa19}\u{fa10} \u{fa1b}\u{f9dc}\u{2f81a}';
    const [customer] = parseCustomers(`${HEADER}\n${line({ name, contact1: '葛\u{e0100}城 \u{20bb7}田 か\u3099' })}\n`);
    expect(customer?.name).toBe(name);
    expect(customer?.contacts[0]?.name).toBe('葛\u{e0100}城 \u{20bb7}田 が');
  });

  it.each(['\ue000', '\uf8ff', '\u{f0000}', '\u{10fffd}'])(
    'refuses a private-use character by its line: %j',
    (gaiji) => {
      const csv = `${HEADER}\n${line({})}\n${line({ contract: 'C-2', contact1: `見本${gaiji}` })}\n`;
      expect(problemsOf(csv)).toEqual([expect.objectContaining({ line: 3, column: 'contact1' })]);
    },
  );

  it('may mix the ends of its lines, and end with empty ones', () => {
    const csv = `${HEADER}\r\n${line({})}\n${line({ contract: 'C-2' })}\r\n  \n${','.repeat(12)}\n`;
    expect(parseCustomers(csv).map(({ contract }) => contract)).toEqual(['C-1', 'C-2']);
    expect(problemsOf(`${csv}${line({ contract: 'C 3' })}\r\n`)).toMatchObject([{ line: 6, column: 'contract' }]);
  });

  it('of no customers is a header alone', () => {
    expect(parseCustomers(customersCsv(0))).toEqual([]);
  });

  it('names columns that are ours but for capitals, and takes them as attributes all the same', () => {
    const csv = 'contract,name,email1,End,grave,Email1,TRIAL\nC-1,One,a@example.com,2025-01-01,true,,yes\n';
    expect(headerWarnings(csv).map(({ en }) => /^The column (\S+) .* not as (\S+)\./.exec(en)?.slice(1))).toEqual([
      ['End', 'end'],
      ['Email1', 'email1'],
      ['TRIAL', 'trial'],
    ]);
    expect(parseCustomers(csv)).toMatchObject([{ end: null, trial: false, attributes: { End: '2025-01-01' } }]);
    expect(headerWarnings('contract,name,email1,end,grave,備考\n')).toEqual([]);
    expect(headerWarnings('')).toEqual([]);
  });

  it('says of an empty file what is needed, and what may be added', () => {
    const why = () => parseCustomers('');
    expect(why).toThrow(/must name the columns contract,name,email1\. These may be added: plan,/);
  });

  it.each([
    ['nothing at all', '', { line: 1, column: '', why: /empty/ }],
    ['no address column', 'contract,name\nC-1,One\n', { line: 1, column: 'email1', why: /lacks/ }],
    ['a column that would be lost', `${HEADER},__proto__\n`, { line: 1, column: '__proto__', why: /another/ }],
    [
      'too many columns',
      `${HEADER},${Array.from({ length: 100 }, (_, n) => `c${n}`).join(',')}\n`,
      { line: 1, column: '', why: /at most 100/ },
    ],
    [
      'a column with a long name',
      `${HEADER},${'c'.repeat(65)}\n`,
      { line: 1, column: `${'c'.repeat(64)}…`, why: /64 characters/ },
    ],
    ['semicolons', 'contract;name;email1\nC-1;One;a@example.com\n', { line: 1, column: 'name', why: /semicolons/ }],
    ['capitals', 'Contract,name,email1\n', { line: 1, column: 'contract', why: /Contract.*small letters/ }],
    ['a column that nobody can see', `${HEADER},a\u202eb\n`, { line: 1, column: '', why: /column 14/ }],
    [
      'a name of joints alone',
      `${HEADER}\n${line({ name: '\u200d\u200c' })}\n`,
      { line: 2, column: 'name', why: /line/ },
    ],
    ['a damaged name', `${HEADER}\n${line({ name: '\ufffd' })}\n`, { line: 2, column: 'name', why: /damaged/ }],
    ['half a character', `${HEADER}\n${line({ name: 'a\ud800' })}\n`, { line: 2, column: 'name', why: /damaged/ }],
    ['a column named twice', `${HEADER},plan\n`, { line: 1, column: 'plan', why: /twice/ }],
    ['an open quote', `${HEADER}\nC-1,"One\n`, { line: 2, column: '', why: /opens on this line is not closed/ }],
    [
      'an open quote that the next one seems to close',
      `\ufeff${HEADER}\r\nC-1,"One\r\nC-2,"Two"\r\nC-3,Three\r\n`,
      { line: 2, column: '', why: /opens on this line is not closed/ },
    ],
    ['a quote within a cell', `${HEADER}\nC-1,One\nC-2,T"wo\n`, { line: 3, column: '', why: /stands within a cell/ }],
    ['text behind a quote', `${HEADER}\nC-1,"One"x\n`, { line: 2, column: '', why: /stands within a cell/ }],
    ['a missing cell', `${HEADER}\nC-1,One\n`, { line: 2, column: '', why: /2 cells/ }],
    ['a contract twice', `${HEADER}\n${line({})}\n${line({})}\n`, { line: 3, column: 'contract', why: /line 2/ }],
    ['no address', `${HEADER}\n${line({ email1: '' })}\n`, { line: 2, column: 'email1', why: /could not be told/ }],
    [
      'an address that is none',
      `${HEADER}\n${line({ email1: 'one@' })}\n`,
      { line: 2, column: 'email1', why: /mail address/ },
    ],
    [
      'two addresses in one',
      `${HEADER}\n${line({ email1: 'a@example.com;b@example.com' })}\n`,
      { line: 2, column: 'email1', why: /mail address/ },
    ],
    [
      'a header injected into an address',
      `${HEADER}\n${line({ email1: '"a@example.com\nBcc: b@example.com"' })}\n`,
      { line: 2, column: 'email1', why: /line break/ },
    ],
    [
      'a header injected into a name',
      `${HEADER}\n${line({ name: '"One\r\nBcc: b@example.com"' })}\n`,
      { line: 2, column: 'name', why: /line break/ },
    ],
    [
      'a day that does not exist',
      `${HEADER}\n${line({ start: '2026-02-30' })}\n`,
      { line: 2, column: 'start', why: /no such day/ },
    ],
    [
      'an end before its start',
      `${HEADER}\n${line({ start: '2026-02-02', end: '2026-02-01' })}\n`,
      { line: 2, column: 'end', why: /before/ },
    ],
    [
      'a name without end',
      `${HEADER}\n${line({ name: 'x'.repeat(101) })}\n`,
      { line: 2, column: 'name', why: /100 characters/ },
    ],
  ])('with %s is refused, saying where and why', (_, csv, { line: at, column, why }) => {
    expect(problemsOf(csv)).toContainEqual({ line: at, column, why: bothWays(why) });
  });

  it.each([
    'https://evil.example/pay',
    '【至急】お支払い先が変わりました：https://evil.example/pay',
    'ｈｔｔｐｓ：／／evil.example',
    'www.evil.example',
    'evil.example/pay',
    'pay@evil.example',
    'あ'.repeat(61),
  ])('names no function %s, as notices tell it to customers', (name) => {
    const attempt = () => parseCustomers(`${HEADER}\n${line({ functions: `crm;${name}` })}\n`);
    const why = {
      ja: expect.stringMatching(/URL|60文字/),
      en: expect.stringMatching(/link, an address or a telephone number|60 characters/),
    };
    expect(attempt).toThrow(expect.objectContaining({ problems: [{ line: 2, column: 'functions', why }] }));
  });

  it('tells all its problems at once, up to a limit, and takes in nothing', () => {
    const bad = Array.from({ length: PROBLEMS_MAX + 10 }, (_, index) => line({ contract: `C-${index}`, email1: 'x' }));
    const problems = problemsOf(`${HEADER}\n${bad.join('\n')}\n`);
    expect(problems).toHaveLength(PROBLEMS_MAX + 1);
    expect(problems.at(-1)?.why).toEqual({
      ja: '以降、ほか10件の問題があります',
      en: 'and 10 more problems from here on',
    });
  });

  it('of too many customers is refused before its lines are read', () => {
    const problems = problemsOf(`${HEADER}\n${`${line({})}\n`.repeat(CUSTOMERS_MAX + 1)}`);
    expect(problems).toEqual([{ line: CUSTOMERS_MAX + 2, column: '', why: bothWays(/50000/) }]);
  });

  it('that was taken in before is read as it was, whatever rules came since', () => {
    const csv = `${HEADER}\n${line({ name: 'x'.repeat(101), email1: 'was fine once' })}\n`;
    expect(() => parseCustomers(csv)).toThrow();
    expect(readCustomers(csv)).toMatchObject([{ contacts: [{ email: 'was fine once' }] }]);
    expect(readCustomers(customersCsv(3))).toEqual(parseCustomers(customersCsv(3)));
  });

  it.each([
    ...['yes', 'Yes', 'true', 'TRUE', 'y', '1', 'はい'].map((word) => [word, true] as const),
    ...['no', 'false', 'FALSE', 'n', '0', 'いいえ', ''].map((word) => [word, false] as const),
  ])('takes %j in the column trial', (word, trial) => {
    expect(parseCustomers(`${HEADER}\n${line({ trial: word })}\n`)[0]).toMatchObject({ trial });
  });

  it('says how to write the column trial', () => {
    const attempt = () => parseCustomers(`${HEADER}\n${line({ trial: 'maybe' })}\n`);
    expect(attempt).toThrow(/write yes or no, true or false, はい or いいえ/);
  });

  it.each(['03-1234-5678', '＋81 3 1234 5678', '０３（１２３４）５６７８', '12-3456'])(
    'may hold a customer who can only be phoned, at %s',
    (phone) => {
      expect(parseCustomers(`${HEADER}\n${line({ email1: '', phone })}\n`)[0]).toMatchObject({ contacts: [], phone });
    },
  );

  it.each(['', 'なし', '-', '12'])('may hold nobody who has no address, and for a telephone number %j', (phone) => {
    const problems = problemsOf(`${HEADER}\n${line({ email1: '', phone })}\n`);
    expect(problems).toEqual([{ line: 2, column: 'email1', why: bothWays(/phone/) }]);
  });

  it.each([
    ['2026/4/1', '2026-04-01'],
    ['2026/04/01', '2026-04-01'],
    ['2026/12/31', '2026-12-31'],
  ])('reads the date %s, as spreadsheets of Japan save it', (start, read) => {
    expect(parseCustomers(`${HEADER}\n${line({ start, end: start })}\n`)[0]).toMatchObject({ start: read, end: read });
  });

  it.each(['4/1/2026', '26/4/1', '2026/4', '2026.4.1', '令和8年4月1日', '2026/4/1 0:00', '2026/2/30', '2026/13/1'])(
    'takes %s for no date',
    (start) => {
      expect(problemsOf(`${HEADER}\n${line({ start })}\n`)).toMatchObject([{ line: 2, column: 'start' }]);
    },
  );

  it('compares dates however they are written', () => {
    const problems = problemsOf(`${HEADER}\n${line({ start: '2026/10/1', end: '2026/9/30' })}\n`);
    expect(problems).toMatchObject([{ line: 2, column: 'end' }]);
  });

  it('may hold a trial without an address', () => {
    expect(parseCustomers(`${HEADER}\n${line({ email1: '', trial: 'yes' })}\n`)[0]).toMatchObject({
      trial: true,
      contacts: [],
    });
  });
});

describe('generated customers', () => {
  it('are the ones of the rehearsal contract', () => {
    const customers = parseCustomers(customersCsv(1000));
    expect(customers).toHaveLength(1000);
    expect(customers[0]).toMatchObject({ contract: 'C-0001', plan: 'standard', region: 'east' });
    expect(customers[1]).toMatchObject({ contract: 'C-0002', plan: 'premium', region: 'west' });
    expect(
      customers.every(
        ({ contacts }) => contacts.length === 2 && contacts.every(({ email }) => email.endsWith('@example.com')),
      ),
    ).toBe(true);
    const grave = customers.filter(({ attributes }) => attributes.grave === 'true').map(({ contract }) => contract);
    expect(grave).toHaveLength(100);
    expect(grave[0]).toBe('C-0010');
  });
});

/** A reason in each language; the pattern is about the English one. */
function bothWays(why: RegExp) {
  return { ja: expect.stringMatching(/[ぁ-んァ-ヶ一-龠]/), en: expect.stringMatching(why) };
}
