import { describe, expect, it } from 'vitest';
import { standings, surplus } from '../../../infra/cli/subscriptions.ts';

const ANY = { filter: null, scope: null };
const WANTED = [
  { topic: 'hikeshi-pages', address: 'officer@example.jp', person: 'officer' },
  { topic: 'hikeshi-alarms', address: 'officer@example.jp' },
];

describe('who is reached by pages and alarms', () => {
  it('only who has clicked the link counts', () => {
    const found = [
      { topic: 'hikeshi-pages', address: 'Officer@example.jp', isConfirmed: true, ...ANY },
      { topic: 'hikeshi-alarms', address: 'officer@example.jp', isConfirmed: false, ...ANY },
    ];
    expect(standings(WANTED, found).map(({ standing }) => standing)).toEqual(['confirmed', 'waiting']);
  });

  it('who has a filter that keeps out what they should hear is filtered', () => {
    const found = ['{"person":["oficer"]}', '{"person":["officer"]}'].map((filter, index) => ({
      topic: WANTED[index]?.topic ?? '',
      ...{ address: 'officer@example.jp', isConfirmed: true, filter, scope: 'MessageAttributes' },
    }));
    expect(standings(WANTED, found).map(({ standing }) => standing)).toEqual(['filtered', 'filtered']);
  });

  it('who left, or was subscribed to another topic only, is missing', () => {
    const found = [{ topic: 'other-pages', address: 'officer@example.jp', isConfirmed: true, ...ANY }];
    expect(standings(WANTED, found).map(({ standing }) => standing)).toEqual(['missing', 'missing']);
  });

  it('a second subscription that waits takes nothing from a confirmed one', () => {
    const found = [false, true].map((isConfirmed) => ({
      topic: 'hikeshi-pages',
      address: 'officer@example.jp',
      isConfirmed,
      ...ANY,
    }));
    const [first] = standings(WANTED, found);
    expect(first?.standing).toBe('confirmed');
  });

  it('who hears without being named is surplus', () => {
    const found = ['officer@example.jp', 'left@example.jp'].map((address) => ({
      topic: 'hikeshi-pages',
      address,
      isConfirmed: true,
      ...ANY,
    }));
    expect(surplus(WANTED, found)).toEqual([
      { topic: 'hikeshi-pages', address: 'left@example.jp', standing: 'surplus' },
    ]);
  });
});
