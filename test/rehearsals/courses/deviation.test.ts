import { describe, expect, it } from 'vitest';
import { rehearseInline } from '../inline.ts';

describe('a departure from the rule in one incident', () => {
  it('[FC-8] is recorded with who, when and why, and refused without a reason', async () => {
    // Given a major incident whose first notice is owed within the hour
    const { outcome, surprises } = await rehearseInline({
      start: '2026-04-24T14:00:00+09:00',
      until: 'PT2H',
      customers: { generate: 2 },
      steps: [
        { do: 'report', with: { title: '流出の疑い', facts: { 'data.leak': 'possible' } } },
        // When the officer decides that customers are told another way, first without saying why
        { at: 'PT10M', as: 'officer@example.jp', do: 'waive', expect: 'refused', with: { duty: 'notice.first' } },
        {
          at: 'PT20M',
          as: 'officer@example.jp',
          do: 'waive',
          with: { duty: 'notice.first', reason: '対象が1社のため、電話で個別に説明した' },
        },
      ],
    });
    expect(surprises).toEqual([]);
    // Then the duty says so, nothing was missed, and nobody was mailed
    const duty = outcome.incidents[0]?.duties.find(({ kind }) => kind === 'notice.first');
    expect(duty).toMatchObject({
      status: 'waived',
      missedAt: null,
      reason: expect.stringContaining('電話で個別に説明した'),
    });
    expect(outcome.mails.filter(({ kind }) => kind === 'notice')).toEqual([]);
    expect(outcome.incidents[0]?.ledger.intact).toBe(true);
  });
});
