import { beforeAll, describe, expect, it } from 'vitest';
import { dutyTitle } from '../../functions/console/words/names.ts';
import type { Rehearsed } from '../../infra/cli/rehearse/rehearse.ts';
import { parseScenario } from '../../infra/cli/rehearse/scenario.ts';
import { ScenarioError } from '../../infra/cli/rehearse/scenario-error.ts';
import { renderPage } from '../../infra/cli/rehearse/timeline/page.tsx';
import { rehearseInline } from './inline.ts';

const START = '2026-04-24T13:30:00+09:00';

const SCENARIO = {
  start: START,
  until: 'P2D',
  customers: { generate: 20 },
  steps: [
    { at: 'PT0S', signal: './alarm-outage.json' },
    { at: 'PT2M', do: 'acknowledge' },
    {
      at: 'PT5M',
      as: 'officer@example.jp',
      do: 'assess',
      with: { facts: { 'service.impact': 'major', 'service.felt': 'confirmed' } },
    },
    { at: 'PT6M', do: 'terminate', with: { contract: 'C-0001', on: '2026-04-30' }, expect: 'refused' },
    { at: 'PT7M', do: 'approve', with: { what: 'first' }, expect: 'refused' },
    { at: 'PT8M', as: 'approver@example.jp', do: 'approve', with: { what: 'first' } },
    { at: 'PT9M', do: 'waive', with: { duty: 'notice.first' } },
  ],
};

describe('a rehearsal', () => {
  let played: Rehearsed;
  let again: Rehearsed;

  beforeAll(async () => {
    played = await rehearseInline(SCENARIO);
    again = await rehearseInline(SCENARIO);
  });

  it('gives the same bytes for the same scenario', () => {
    expect(JSON.stringify(again.outcome)).toBe(JSON.stringify(played.outcome));
  });

  it('tells of each refused step, and goes on', () => {
    expect(played.outcome.refused.map(({ step }) => step)).toEqual([4, 5, 7]);
    expect(played.outcome.refused[0]?.reason).toMatch(/terminate.*not available yet/);
  });

  it('is surprised by a step that was refused and should not have been', () => {
    expect(played.surprises).toEqual([{ step: 7, expected: 'accepted' }]);
  });

  it('[FC-1] [FC-4] names what decided and tells every customer once, by mail', () => {
    const [incident] = played.outcome.incidents;
    expect(incident).toMatchObject({ level: 'major', notify: true, clauses: ['FC-1b'], detectedAt: START });
    expect(incident?.notices[0]).toMatchObject({ stage: 'first', audience: 20, sent: 20, unknown: 0, pending: 0 });
    const told = played.outcome.mails.filter(({ kind }) => kind === 'notice').map(({ to }) => to);
    expect(new Set(told).size).toBe(20);
    expect(told).toHaveLength(20);
  });

  it('pages the first person at once and stops calling when that person answers', () => {
    const opened = played.outcome.pages.filter(({ why }) => why === 'an incident opened');
    expect(opened).toEqual([
      expect.objectContaining({ at: START, to: 'responder@example.jp', acknowledgedAt: '2026-04-24T13:32:00+09:00' }),
    ]);
  });

  it('draws a page that needs nothing beside itself', () => {
    const html = renderPage(played.outcome, played.policy, 'en');
    expect(html).toContain('<svg');
    expect(html).not.toMatch(/(src|href)="(?!#)/);
    // By the names that people know, not by ids.
    expect(html).toContain(dutyTitle(played.policy, 'notice.first', 'en'));
    expect(html).not.toContain('notice.first');
    expect(html).not.toContain('>investigation<');
  });

  it('draws what was missed in red', () => {
    const duties = played.outcome.incidents.flatMap((incident) => incident.duties);
    const red = duties.map((duty) => ({ ...duty, status: 'missed' as const, metAt: null, missedAt: duty.dueAt }));
    const missed = { ...played.outcome, incidents: played.outcome.incidents.map((each) => ({ ...each, duties: red })) };
    const circles = (outcome: typeof missed) =>
      renderPage(outcome, played.policy, 'en').match(/<circle[^>]*#b3261e[^>]*><title>(?:aim )?missed/g) ?? [];
    expect(circles(missed)).toHaveLength(red.filter(({ dueAt }) => dueAt !== null).length);
    expect(circles(played.outcome as typeof missed)).toHaveLength(0);
  });
});

describe('a scenario that is not valid', () => {
  it.each([
    ['start: tomorrow\n', 1, /start: write a moment/, /時差を付けた実在する日時/],
    ['start: 2026-02-30T10:00:00+09:00\n', 1, /a moment that exists/, /実在する日時/],
    [`start: ${START}\nsteps:\n  - do: dance\n`, 3, /do: write one of report, acknowledge/, /do：次のいずれか/],
    [`start: ${START}\ncustomer: 3\n`, 1, /knows no customer/, /customer という項目はありません/],
    [`start: ${START}\ncustomers: { generate: -1 }\n`, 2, /generate: write 0 at least/, /0以上にしてください/],
    [`start: ${START}\nsteps:\n  - at: soon\n    signal: a.json\n`, 3, /at: write a duration/, /開始からの期間/],
    [`start: ${START}\nsteps:\n  - just a text\n`, 3, /write keys with their values/, /キーと値の組/],
    [`start: ${START}\nsteps: [\n`, 2, /mend the YAML/, /YAMLの書き方/],
  ])('names the line and what to write, in both languages: %j', (text, line, english, japanese) => {
    const problems = problemsOf(text);
    expect(problems[0]?.line).toBeGreaterThanOrEqual(line);
    expect(problems.map(({ message }) => message.en).join('\n')).toMatch(english);
    const told = problems.map(({ message }) => message.ja).join('\n');
    expect(told).toMatch(japanese);
    // In words of our own: never in those of the schema library.
    expect(told).not.toMatch(/Invalid|expected|Too (small|big)/);
  });
});

function problemsOf(text: string) {
  try {
    parseScenario(text, 'scenario.yaml');
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
  }
  return [];
}
