import { describe, expect, it } from 'vitest';
import { generateCustomers } from '../../../functions/domain/register/generate.ts';
import {
  endedByImport,
  leftOut,
  leftOutByImport,
  leftOutOfNotice,
} from '../../../functions/domain/register/left-out.ts';

const ON = '2026-04-24';
const told = generateCustomers(30).map(({ contract }) => contract);

describe('customers who were told and are told no more', () => {
  it('given nobody left, then there are none', () => {
    expect(leftOut(generateCustomers(30), told, ON)).toEqual({ contracts: [], count: 0 });
  });

  it('given some are missing from the register and one contract ended, then each is counted once', () => {
    const customers = generateCustomers(28).map((one) =>
      one.contract === 'C-0003' ? { ...one, end: '2026-04-23' } : one,
    );
    const gone = leftOut(customers, [...told, ...told], ON);
    expect(gone).toEqual({ contracts: ['C-0003', 'C-0029', 'C-0030'], count: 3 });
    expect(leftOutOfNotice(gone)).toEqual({
      ja: 'これまでの通知の宛先だったお客様のうち3件（契約番号：C-0003、C-0029、C-0030）は、お客様の一覧にないか、契約が終了しているため、この通知の宛先に含まれません。',
      en: '3 customers whom an earlier notice was for (C-0003, C-0029, C-0030) are no longer in the register, or the contract has ended. This notice is not sent to them.',
    });
  });

  it('given one whose contract is to begin, then they are told on, and no contract counts as ended for it', () => {
    const customers = generateCustomers(30);
    const later = customers.map((one) => (one.contract === 'C-0003' ? { ...one, start: '2027-01-01' } : one));
    expect(leftOut(later, told, ON)).toEqual({ contracts: [], count: 0 });
    expect(endedByImport(customers, later, ON)).toEqual({ count: 0, of: 30, left: 30 });
    expect(endedByImport(later, customers, ON)).toEqual({ count: 0, of: 30, left: 30 });
  });

  it('given many left, then the first are named and the others counted', () => {
    const gone = leftOut([], told, ON);
    expect(gone).toMatchObject({ contracts: { length: 20 }, count: 30 });
    expect(leftOutByImport('I-1', gone).ja).toContain('C-0020、ほか10件');
    expect(leftOutByImport('I-1', gone).en).toContain('C-0020 and 10 more');
    const called = leftOutByImport('I-1', { ...gone, called: { contracts: ['C-0002'], count: 1 } });
    expect(called.ja).toContain('このうち1件（契約番号：C-0002）には、これまでの通知が届いておらず');
    expect(called.en).toContain('has not reached 1 of them (C-0002), who is still to be called.');
  });
});
