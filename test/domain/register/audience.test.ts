import { describe, expect, it } from 'vitest';
import {
  checkedScope,
  endedOf,
  laterAudience,
  ScopeError,
  selectAudience,
} from '../../../functions/domain/register/audience.ts';
import { generateCustomers } from '../../../functions/domain/register/generate.ts';

const TODAY = '2026-04-24';
const customers = generateCustomers(20);
const contracts = (scope: Parameters<typeof selectAudience>[1], list = customers) =>
  selectAudience(list, scope, TODAY).map(({ contract }) => contract);

describe('an audience', () => {
  it('is everybody, in the order of contracts whatever the order of the file', () => {
    expect(contracts('all', customers.toReversed())).toEqual(customers.map(({ contract }) => contract));
  });

  it('is the customers of some attributes, our own or the file’s', () => {
    expect(contracts({ where: { plan: 'premium' } })).toHaveLength(10);
    expect(contracts({ where: { plan: 'premium', grave: 'true' } })).toEqual(['C-0010', 'C-0020']);
    expect(contracts({ where: { functions: 'crm', region: 'north' } })).toEqual([]);
  });

  it('is the contracts that are named, each once', () => {
    expect(contracts({ contracts: ['C-0003', 'C-0001', 'C-0003'] })).toEqual(['C-0001', 'C-0003']);
  });

  it('refuses a contract that does not exist, by its name', () => {
    expect(() => checkedScope(customers, { contracts: ['C-0001', 'C-9999'] }, TODAY)).toThrow(/C-9999/);
    expect(() => checkedScope(customers, { where: { colour: 'red' } }, TODAY)).toThrow(ScopeError);
    expect(checkedScope(customers, { contracts: ['C-0001'] }, TODAY).contracts).toEqual(['C-0001']);
    for (const name of ['constructor', 'toString', '__proto__'])
      expect(() => checkedScope(customers, { where: { [name]: 'x' } }, TODAY)).toThrow(ScopeError);
  });

  it('leaves out contracts that have ended, and names those that a person named one by one', () => {
    const list = customers.map((one) => (one.contract === 'C-0003' ? { ...one, end: '2026-04-23' } : one));
    const named = { contracts: ['C-0001', 'C-0003'] };
    expect(checkedScope(list, named, TODAY)).toEqual({ scope: named, contracts: ['C-0001'], ended: ['C-0003'] });
    expect(checkedScope(list, 'all', TODAY).ended).toEqual([]);
    expect(checkedScope(list, named, '2026-04-23').ended).toEqual([]);
  });

  it('names those that left the register since they were named: nobody is told in silence that they were', () => {
    expect(endedOf(customers, { contracts: ['C-9999', 'C-0001', 'C-9999'] }, TODAY)).toEqual(['C-9999']);
    expect(endedOf(customers, { where: { region: 'C-9999' } }, TODAY)).toEqual([]);
  });

  it('goes on without a customer who left the register since the scope was set', () => {
    expect(contracts({ contracts: ['C-0001', 'C-9999'] })).toEqual(['C-0001']);
    expect(contracts({ where: { colour: 'red' } })).toEqual([]);
  });

  it('[FC-9] of a later notice also holds whoever was told before, unless their contract has ended', () => {
    const told = new Set(['C-0002', 'C-0003', 'C-9999']);
    const list = customers.map((one) => (one.contract === 'C-0003' ? { ...one, end: '2026-04-23' } : one));
    const audience = laterAudience(list, { contracts: ['C-0001'] }, told, TODAY);
    expect(audience.map(({ contract }) => contract)).toEqual(['C-0001', 'C-0002']);
  });

  it('holds a contract that is yet to begin, as its data may be in the service already', () => {
    const starts = (start: string) => [{ ...customers[0], start } as (typeof customers)[number]];
    expect(contracts('all', starts('2027-01-01'))).toEqual(['C-0001']);
    expect(contracts({ contracts: ['C-0001'] }, starts('2026-04-25'))).toEqual(['C-0001']);
  });

  it('leaves out a contract from the day after its end', () => {
    const ends = (end: string) => [{ ...customers[0], end } as (typeof customers)[number]];
    expect(contracts('all', ends('2026-04-23'))).toEqual([]);
    expect(contracts('all', ends('2026-04-24'))).toEqual(['C-0001']);
  });
});
