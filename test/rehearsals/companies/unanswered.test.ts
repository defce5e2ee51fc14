import { describe, expect, it } from 'vitest';
import { PAGE_WHY } from '../../../functions/console/words/statuses.ts';
import { shipped } from '../../policies/shipped.ts';
import { rehearseInline } from '../inline.ts';
import { played } from '../long.ts';

const leak = {
  'data.leak': 'confirmed',
  'data.personal': 'confirmed',
  'data.sensitive': 'possible',
  'data.role': 'controller',
};

/** The facts of a grave incident of each company, and the first and last of those who must be called. */
const GRAVE: readonly [company: string, clauses: string, facts: Record<string, unknown>][] = [
  ['synergy', 'GK-2] [CX-2] [SY-7', leak],
  ['flexcrm', 'FC-6', leak],
  ['flam', 'FL-3', leak],
  ['limited-company', 'GK-2', { ...leak, party: 'victim', 'cause.kind': 'intrusion' }],
  ['coxproject', 'CX-2', { ...leak, 'cause.kind': 'intrusion', 'business.impact': 'outside', 'asset.class': 2 }],
];

describe.each(played(GRAVE, ([company]) => company === 'synergy'))(
  '%s: nobody answers anything',
  (company, clauses, facts) => {
    it(`[${clauses}] given a grave incident, then the whole chain is called in order, what is due is missed, and nothing fails`, async () => {
      const { outcome, surprises } = await rehearseInline({
        policy: company,
        start: '2026-04-24T17:50:00+09:00',
        until: 'P70D',
        customers: { generate: 3 },
        steps: [{ do: 'report', with: { title: '名簿の流出', facts, reporter: 'お客様' } }],
      });
      expect(surprises).toEqual([]);
      const [incident] = outcome.incidents;
      expect(incident?.status).toBe('open');
      const dated = incident?.duties.filter(({ dueAt }) => dueAt !== null) ?? [];
      expect(dated.length).toBeGreaterThan(0);
      expect(incident?.duties.map(({ kind }) => kind)).toContain('notice.first');
      expect(dated.filter(({ status }) => status !== 'missed')).toEqual([]);
      for (const { dueAt, missedAt } of dated) expect(missedAt).toBe(dueAt);
      // In the order of the policy, each of them.
      const { team } = shipped(company);
      const chain = team.paging.flatMap(({ role }) => {
        return team.people.filter(({ roles }) => roles.includes(role)).map(({ email }) => email);
      });
      const opened = outcome.pages.filter(({ why }) => why === 'an incident opened').map(({ to }) => to);
      expect(opened.slice(0, chain.length)).toEqual([...new Set(chain)]);
      // Each that was missed was told of, and whatever has no number was escalated by its own target.
      const missed = outcome.pages.filter(({ why }) => why === 'a due time has passed');
      expect(missed.length).toBeGreaterThanOrEqual(dated.length);
      expect(outcome.pages.map(({ why }) => why)).toContain(PAGE_WHY.escalate.en);
      expect(outcome.executions.filter(({ status }) => status !== 'SUCCEEDED' && status !== 'RUNNING')).toEqual([]);
      // Only the incident itself still waits for people.
      expect(outcome.executions.filter(({ status }) => status === 'RUNNING').map(({ machine }) => machine)).toEqual([
        'incident',
      ]);
      expect(outcome.mails.filter(({ kind }) => kind === 'notice')).toEqual([]);
    }, 600_000);
  },
);

describe('facts that change', () => {
  it('[SY-5] [SY-6] [SY-16] [FC-8] [GK-3] plays team, plan, exception, report and its correction by their verbs', async () => {
    const officer = 'officer@example.jp';
    const items = Object.fromEntries(
      [
        'outline',
        'data-items',
        'persons',
        'cause',
        'secondary-damage',
        'measures-towards-persons',
        'publication',
        'prevention',
        'other',
      ].map((item) => [item, '判明']),
    );
    const { outcome, surprises } = await rehearseInline({
      policy: 'synergy',
      start: '2026-04-24T17:50:00+09:00',
      until: 'P1D',
      customers: { generate: 3 },
      steps: [
        { do: 'report', with: { title: '名簿の流出', facts: leak } },
        { at: 'PT10M', as: 'executive@example.jp', do: 'team', with: { open: true } },
        { at: 'PT20M', as: officer, do: 'appoint', with: { role: '広報', person: 'approver@example.jp' } },
        { at: 'PT30M', as: officer, do: 'measure', with: { kind: 'suspend', owner: 'responder' } },
        {
          at: 'PT40M',
          as: officer,
          do: 'complete',
          with: { duty: 'authority.ppc.prompt', items: { outline: '判明分' }, reference: '受付001' },
        },
        {
          at: 'PT50M',
          as: officer,
          do: 'complete',
          with: { duty: 'authority.ppc.full', items: { outline: '判明分' } },
          expect: 'refused',
        },
        { at: 'PT1H', as: officer, do: 'complete', with: { duty: 'authority.ppc.full', items } },
        { at: 'PT2H', as: officer, do: 'complete', with: { duty: 'authority.ppc.full', items, reference: '訂正' } },
        {
          at: 'PT3H',
          as: officer,
          do: 'exception',
          with: { duty: 'notice.first', about: 'timing', reason: '捜査上の要請', until: '2026-05-01' },
        },
        { at: 'PT4H', as: officer, do: 'approve', with: { what: 'exception' }, expect: 'refused' },
        { at: 'PT4H', as: 'head@example.jp', do: 'approve', with: { what: 'exception' } },
        {
          at: 'PT5H',
          as: officer,
          do: 'plan',
          with: { technical: '遮断', organisational: '二重確認', owner: 'officer', due: '2026-06-30' },
        },
        { at: 'PT6H', as: 'head@example.jp', do: 'approve', with: { what: 'prevention' } },
        // It turns out that strongly encrypted data was taken: the law's reports end, what was made stays.
        { at: 'PT7H', as: officer, do: 'assess', with: { facts: { 'data.encrypted': 'yes' } } },
        { at: 'PT8H', as: 'executive@example.jp', do: 'team', with: { close: true } },
      ],
    });
    expect(surprises).toEqual([]);
    const [incident] = outcome.incidents;
    const duty = (kind: string) => incident?.duties.find((each) => each.kind === kind);
    expect(duty('authority.ppc.full')).toMatchObject({ status: 'met', metAt: '2026-04-24T18:50:00+09:00' });
    expect(duty('principals')).toMatchObject({
      status: 'void',
      reason: expect.stringContaining('conditions do not hold'),
    });
    expect(duty('notice.first')).toMatchObject({ dueAt: '2026-05-02T00:00:00+09:00', status: 'open' });
    expect(duty('prevention.done')).toMatchObject({ dueAt: '2026-07-01T00:00:00+09:00', owner: 'officer' });
    expect(duty('measure.suspend')).toMatchObject({ status: 'open', owner: 'responder' });
    expect(incident?.response.headquarters).toMatchObject({ closedAt: '2026-04-25T01:50:00+09:00' });
    expect(incident?.response.reports.map(({ report, number, reference }) => [report, number, reference])).toEqual([
      ['authority.ppc.prompt', 1, '受付001'],
      ['authority.ppc.full', 1, null],
      ['authority.ppc.full', 2, '訂正'],
    ]);
    expect(incident?.response.prevention).toMatchObject({
      technical: '遮断',
      status: 'approved',
      by: 'officer@example.jp',
    });
  }, 600_000);
});
