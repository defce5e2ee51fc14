import { describe, expect, it } from 'vitest';
import { rehearseInline } from '../inline.ts';

const harmless = {
  'data.leak': 'none',
  'data.tampering': 'none',
  'data.loss': 'none',
  'service.impact': 'none',
  'service.felt': 'none',
  risk: 'none',
  spread: 'none',
  obligation: 'none',
  'cause.ours': 'no',
  'test.harmless': 'yes',
};

describe('an incident of flexcrm whose facts change', () => {
  it('[FC-2] [FC-3] [FC-6] stays recorded while minor, and raised late is due from its detection', async () => {
    // Given an incident that every fact says is harmless, and a leak that comes to light two and a half hours later
    const { outcome, surprises } = await rehearseInline({
      start: '2026-04-24T10:30:00+09:00',
      until: 'PT1H',
      steps: [
        { do: 'report', with: { title: '検証環境での操作', facts: harmless } },
        { at: 'PT1H', do: 'report', with: { title: '別の検証操作', facts: harmless } },
        {
          at: 'PT2H30M',
          as: 'officer@example.jp',
          do: 'assess',
          incident: 1,
          with: { facts: { 'data.leak': 'confirmed' } },
        },
      ],
    });
    expect(surprises).toEqual([]);
    const [raised, minor] = outcome.incidents;
    // Then the one is minor, recorded, and nobody outside is told
    expect(minor).toMatchObject({ level: 'minor', notify: false, clauses: ['FC-2c'], missing: [], notices: [] });
    // And the other owes its first notice since 11:30, says so, and has missed it
    expect(raised).toMatchObject({ level: 'major', notify: true });
    expect(raised?.clauses[0]).toBe('FC-1a');
    const duty = raised?.duties.find(({ kind }) => kind === 'notice.first');
    const due = '2026-04-24T11:30:00+09:00';
    expect(duty).toMatchObject({ dueAt: due, missedAt: due, status: 'missed' });
    expect(duty?.derivation.at(-1)).toMatch(/already past when it arose at 13:00/);
  });
});
