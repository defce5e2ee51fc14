import { expect, it } from 'vitest';
import { PAGE_WHY } from '../../../functions/console/words/statuses.ts';
import { rehearseInline } from '../inline.ts';

const OFFICER = { as: 'officer@example.jp' } as const;
const APPROVER = { as: 'approver@example.jp' } as const;
/** The generated customers use one function. */
const EARLY = { function: 'crm', from: '2026-04-24T09:00:00+09:00' };
const LATER = { function: 'crm', from: '2026-04-24T10:02:00+09:00' };

it('[FC-4] an outage that was told by mistake is withdrawn, with the reason or without one, and corrected to customers; an import that ends many contracts warns', async () => {
  const { outcome, surprises } = await rehearseInline({
    start: '2026-04-24T10:00:00+09:00',
    until: 'PT2H',
    customers: { generate: 10 },
    steps: [
      {
        do: 'report',
        with: { title: '検索できない', facts: { 'service.impact': 'major', 'service.felt': 'confirmed' } },
      },
      { at: 'PT2M', ...OFFICER, do: 'outage', with: EARLY },
      { at: 'PT5M', ...APPROVER, do: 'approve', with: { what: 'first' } },
      { at: 'PT15M', ...OFFICER, do: 'outage', with: LATER },
      {
        at: 'PT20M',
        ...OFFICER,
        do: 'outage',
        with: { ...LATER, from: '2026-04-24T10:03:00+09:00', withdraw: true },
        expect: 'refused',
      },
      { at: 'PT20M', ...OFFICER, do: 'outage', with: { ...EARLY, withdraw: true } },
      { at: 'PT21M', ...OFFICER, do: 'outage', with: { ...LATER, withdraw: true, reason: '別の環境の記録' } },
      { at: 'PT30M', ...OFFICER, do: 'draft', with: { stage: 'correction' } },
      { at: 'PT40M', ...APPROVER, do: 'approve', with: { what: 'correction' } },
      { at: 'PT1H', ...OFFICER, do: 'import', with: { customers: { generate: 7 } } },
    ],
  });
  expect({ surprises, refused: outcome.refused }).toMatchObject({ surprises: [] });
  expect(outcome.refused).toEqual([
    {
      step: 5,
      reason: expect.stringMatching(/^invalid: No such outage is on record: “crm” from .* On record: “crm” from /),
    },
  ]);
  const [incident] = outcome.incidents;
  expect(incident?.outages).toEqual([]);
  expect(incident?.occurredAt).toBeNull();
  expect(incident?.notices.map(({ stage, sent }) => [stage, sent])).toEqual([
    ['first', 10],
    ['correction', 10],
  ]);
  expect(incident?.duties.filter(({ kind }) => kind === 'notice.follow-up').map(({ status }) => status)).not.toContain(
    'open',
  );
  expect(outcome.pages.filter(({ why }) => why === PAGE_WHY['taken-back'].en)).not.toEqual([]);
  expect(outcome.warnings).toContainEqual(
    expect.stringMatching(/^step 10: 3 of the 10 customers under contract are not/),
  );
}, 600_000);
