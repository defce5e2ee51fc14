import { describe, expect, it } from 'vitest';
import { rehearseInline } from '../inline.ts';

const CONTRACTS = ['C-0001', 'C-0002', 'C-0003', 'C-0004'];

describe('a correction', () => {
  it('[FC-9] goes to everybody whom the first notice told, although the scope is narrower by then', async () => {
    const { outcome, surprises } = await rehearseInline({
      start: '2026-04-24T10:00:00+09:00',
      until: 'PT4H',
      customers: { generate: CONTRACTS.length },
      steps: [
        { do: 'report', with: { title: '流出の疑い', facts: { 'data.leak': 'possible' } } },
        { at: 'PT20M', as: 'approver@example.jp', do: 'approve', with: { what: 'first' } },
        { at: 'PT1H', as: 'officer@example.jp', do: 'scope', with: { audience: { contracts: ['C-0001'] } } },
        {
          at: 'PT1H10M',
          as: 'officer@example.jp',
          do: 'draft',
          with: {
            stage: 'correction',
            sections: { new: '前回の件数に誤りがありました。', cause: '調査中です。', measures: '訂正します。' },
          },
        },
        { at: 'PT1H30M', as: 'approver@example.jp', do: 'approve', with: { what: 'correction' } },
      ],
    });
    expect(surprises).toEqual([]);
    const told = (stage: string) => outcome.mails.filter((mail) => mail.stage === stage).map(({ to }) => to);
    expect(told('first')).toHaveLength(CONTRACTS.length);
    expect(told('correction').toSorted()).toEqual(told('first').toSorted());
  });
});

describe('a scope that is put in other words', () => {
  const officer = { as: 'officer@example.jp', do: 'scope' } as const;

  it('given the customers it means are those the first notice was sealed for, then nobody is owed anything; given one more, a follow-up is owed', async () => {
    const { outcome, surprises } = await rehearseInline({
      start: '2026-04-24T10:00:00+09:00',
      until: 'PT1H',
      customers: { generate: CONTRACTS.length },
      steps: [
        { do: 'report', with: { title: '流出の疑い', facts: { 'data.leak': 'possible' } } },
        { at: 'PT1M', ...officer, with: { audience: { where: { plan: 'standard' } } } },
        { at: 'PT20M', as: 'approver@example.jp', do: 'approve', with: { what: 'first' } },
        { at: 'PT1H', ...officer, with: { audience: { contracts: ['C-0001', 'C-0003'] } } },
        { do: 'report', at: 'PT2H', with: { title: '別の流出の疑い', facts: { 'data.leak': 'possible' } } },
        { at: 'PT2H1M', ...officer, with: { audience: { where: { plan: 'standard' } } } },
        { at: 'PT2H20M', as: 'approver@example.jp', do: 'approve', with: { what: 'first' } },
        { at: 'PT3H', ...officer, with: { audience: { contracts: ['C-0001', 'C-0002', 'C-0003'] } } },
      ],
    });
    expect(surprises).toEqual([]);
    const followUps = outcome.incidents.map(
      ({ duties }) => duties.filter(({ kind }) => kind === 'notice.follow-up').length,
    );
    expect(followUps).toEqual([0, 1]);
  });
});
