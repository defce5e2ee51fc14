import { describe, expect, it } from 'vitest';
import type { Customer } from '../../../functions/domain/register/customer.ts';
import { generateCustomers } from '../../../functions/domain/register/generate.ts';
import { listWarnings } from '../../../functions/domain/register/list-warnings.ts';
import { overviewOf, pageOf } from '../../../functions/domain/register/overview.ts';

const ON = '2026-04-24';

/** Thirty customers, one of whom is as given. */
function list(changed: Partial<Customer>, contract = 'C-0003'): Customer[] {
  return generateCustomers(30).map((one) => (one.contract === contract ? { ...one, ...changed } : one));
}
const english = (customers: readonly Customer[]) => listWarnings(customers, ON).map(({ en }) => en);

describe('what the importer of a list is warned of', () => {
  it('given the sample, then nothing', () => {
    expect(english(generateCustomers(30))).toEqual([]);
  });

  it.each([
    [{ name: 'http://evil.example 詐欺' }],
    [{ name: '=HYPERLINK("http://evil.example")' }],
    [{ name: '+cmd' }],
    [{ name: 'お電話は03-1234-5678へ' }],
    [{ contacts: [{ name: '担当 www.evil.example', email: 'a@example.com' }] }],
  ])('given %j, then the contract is named, as notices are addressed so', (changed) => {
    expect(english(list(changed))).toEqual([expect.stringMatching(/in 1 contract \(C-0003\)\. Notices are addressed/)]);
  });

  it.each(['株式会社みほん（東京）', 'Sample.com Inc.', 'No.1 見本 太郎', '3-4-5 Studio', '見本・太郎 & Co.'])(
    'given the name %s, then nothing',
    (name) => {
      expect(english(list({ name }))).toEqual([]);
    },
  );

  it('given two contracts with one address, then both are named, whatever its capitals', () => {
    const [first] = generateCustomers(1);
    const email = first?.contacts[0]?.email.toUpperCase() ?? '';
    expect(english(list({ contacts: [{ name: '見本', email }] }))).toEqual([
      expect.stringMatching(/also that of 2 contracts \(C-0001, C-0003\)/),
    ]);
  });

  it('given trials without an address, then nothing', () => {
    const trial = { contacts: [], trial: true };
    expect(english([...list(trial), ...list(trial, 'C-0004').slice(3, 4)])).toEqual([]);
  });

  it('given a customer who can only be phoned, then the contract is named', () => {
    expect(english(list({ contacts: [], phone: '03-1234-5678' }))).toEqual([
      expect.stringMatching(/no mail address in 1 contract \(C-0003\)/),
    ]);
  });

  it.each(['crm、mail', 'crm,mail', 'crm，mail', 'crm；mail', 'crm／mail', 'crm | mail'])(
    'given the functions %s, which are one by the rules of the file, then the contract is named',
    (written) => {
      expect(english(list({ functions: ['web', written] }))).toEqual([
        expect.stringMatching(/in 1 contract \(C-0003\), and is taken as the name of one function.*by ";"\.$/),
      ]);
    },
  );

  it.each(['312345678', '3-1234-5678', '9012345678'])(
    'given the telephone number %s, then its contract is named: a 0 is lost',
    (phone) => {
      expect(english(list({ phone }))).toEqual([expect.stringMatching(/lost its leading 0 in 1 contract \(C-0003\)/)]);
    },
  );

  it.each(['03-1234-5678', '090 1234 5678', '+81 3 1234 5678', '12345678', ''])('given %j, then nothing', (phone) => {
    expect(english(list({ phone }))).toEqual([]);
  });

  it('given several functions, or one with a mark of its own in its name, then nothing', () => {
    expect(english(list({ functions: ['crm', 'mail', 'レポート・分析', 'import/export'] }))).toEqual([]);
  });

  it('given a contract that begins later, then it is named', () => {
    expect(english(list({ start: '2026-04-25' }))).toEqual([
      expect.stringMatching(/^The contract has yet to begin in 1 contract \(C-0003\)/),
    ]);
    expect(english(list({ start: ON }))).toEqual([]);
  });
});

describe('a register in numbers', () => {
  it('counts who is told today, and names nobody', () => {
    const customers = [
      ...list({ end: '2026-04-23' }).slice(0, 3),
      ...list({ start: '2026-05-01', trial: true, contacts: [] }, 'C-0004').slice(3, 5),
    ];
    expect(overviewOf(customers, ON)).toMatchObject({
      ...{ customers: 5, told: 4, ended: 1, toBegin: 1, trials: 1, withoutAddress: 1 },
      ...{ functions: ['crm'], attributes: ['grave'] },
    });
  });

  it('is read page by page in the order of contracts, each once', () => {
    const customers = generateCustomers(7).toReversed();
    const [first, second, third] = [null, 'C-0003', 'C-0006'].map((after) => pageOf(customers, after, 3));
    expect([first?.next, second?.next, third?.next]).toEqual(['C-0003', 'C-0006', null]);
    const all = [first, second, third].flatMap((page) => page?.rows.map(({ contract }) => contract) ?? []);
    expect(all).toEqual(customers.toReversed().map(({ contract }) => contract));
  });
});
