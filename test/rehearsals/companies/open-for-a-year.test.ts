import { describe, expect, it } from 'vitest';
import { rehearseInline } from '../inline.ts';
import { played } from '../long.ts';

const WEEKS = 52;
/** Facts that change nothing of what customers were told: where that changes, each change drafts a follow-up. */
const weekly = Array.from({ length: WEEKS }, (_, week) => ({
  at: `P${(week + 1) * 7}D`,
  as: 'officer@example.jp',
  do: 'assess',
  with: { facts: { 'business.impact': week % 2 === 0 ? 'staff' : 'business' } },
}));
/** What all executions of an incident open for a year may cost. */
const HISTORY_EVENTS_AT_MOST = 1000;

describe('an incident that stays open for a year', () => {
  it('given facts every week, then its workflow uses at most 1,000 history events, renewed once, and still answers', async () => {
    const { outcome, surprises } = await rehearseInline({
      policy: 'limited-company',
      start: '2026-04-24T17:50:00+09:00',
      until: 'P1D',
      customers: { generate: 2 },
      steps: [
        {
          do: 'report',
          with: { title: '調査が長引いた事案', facts: { 'data.leak': 'possible', 'cause.kind': 'intrusion' } },
        },
        { at: 'PT5M', as: 'officer@example.jp', do: 'acknowledge' },
        { at: 'PT1H', as: 'approver@example.jp', do: 'approve', with: { what: 'first' } },
        {
          at: 'PT2H',
          as: 'officer@example.jp',
          do: 'assess',
          with: { facts: { 'data.role': 'controller', 'data.personal': 'none' } },
        },
        { at: 'P1D', as: 'officer@example.jp', do: 'complete', with: { duty: 'analysis', evidence: '調査報告書' } },
        ...weekly,
        { at: 'P365D', as: 'executive@example.jp', do: 'team', with: { open: true } },
      ],
    });
    expect(surprises).toEqual([]);
    const own = outcome.executions.filter(({ machine }) => machine === 'incident');
    expect(own.reduce((sum, { events }) => sum + events, 0)).toBeLessThanOrEqual(HISTORY_EVENTS_AT_MOST);
    expect(own.map(({ status }) => status)).toEqual(['SUCCEEDED', 'RUNNING']);
    expect(outcome.incidents[0]?.duties.find(({ kind }) => kind === 'headquarters')?.status).toBe('met');
    expect(outcome.incidents[0]?.ledger.intact).toBe(true);
  }, 400_000);

  it.each(played(['limited-company'], () => false))(
    '%s: given facts every week and no duty done, each missed and escalated, then it stays below the limit, too',
    async (policy) => {
      const { outcome, surprises } = await rehearseInline({
        policy,
        start: '2026-04-24T17:50:00+09:00',
        until: 'P1D',
        customers: { generate: 2 },
        steps: [
          {
            do: 'report',
            with: { title: '誰も答えない事案', facts: { 'data.leak': 'possible', 'cause.kind': 'intrusion' } },
          },
          // Before it is out, every new fact makes a new text of the first notice, sealed and approved anew.
          { at: 'PT1H', as: 'approver@example.jp', do: 'approve', with: { what: 'first' } },
          ...weekly,
        ],
      });
      expect(surprises).toEqual([]);
      const own = outcome.executions.filter(({ machine }) => machine === 'incident');
      expect(own.reduce((sum, { events }) => sum + events, 0)).toBeLessThanOrEqual(HISTORY_EVENTS_AT_MOST);
      expect(outcome.executions.filter(({ status }) => status !== 'SUCCEEDED' && status !== 'RUNNING')).toEqual([]);
    },
    400_000,
  );
});
