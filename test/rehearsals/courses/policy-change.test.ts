import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../style/source-files.ts';
import { rehearseInline } from '../inline.ts';

const SHIPPED = readFileSync(join(ROOT, 'workflows/policies/flexcrm.yaml'), 'utf8');
const leak = { 'data.leak': 'possible' };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-policy-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** The shipped policy with some of its text replaced. */
function edited(name: string, changes: readonly (readonly [string, string])[]): string {
  const file = join(folder, name);
  const text = changes.reduce((before, [from, to]) => {
    expect(before).toContain(from);
    return before.replace(from, to);
  }, SHIPPED);
  writeFileSync(file, text);
  return file;
}

describe('a policy that changes while an incident is open', () => {
  it('[GK-12] the incident keeps its version, new ones take the new, and the people are those of today', async () => {
    const file = edited('v2.yaml', [
      ['version: 1', 'version: 2'],
      ['within: PT1H', 'within: PT3H'],
      ['email: responder@example.jp', 'email: successor@example.jp'],
    ]);
    const { outcome, surprises } = await rehearseInline({
      start: '2026-04-24T10:30:00+09:00',
      until: 'PT5M',
      customers: { generate: 20 },
      steps: [
        { do: 'report', with: { title: '旧い版の事案', facts: leak } },
        { at: 'PT10M', do: 'policy-change', with: { file, reason: '初報の目標時間を見直した' } },
        { at: 'PT11M', as: 'officer@example.jp', do: 'report', with: { title: '新しい版の事案', facts: leak } },
        // Who left may do nothing any more, and who took over may act in the incident of the earlier version.
        { at: 'PT12M', do: 'assess', incident: 1, with: { facts: { spread: 'none' } }, expect: 'refused' },
        { at: 'PT13M', as: 'successor@example.jp', do: 'assess', incident: 1, with: { facts: { spread: 'none' } } },
        { at: 'PT20M', as: 'approver@example.jp', do: 'approve', incident: 1, with: { what: 'first' } },
        { at: 'PT20M', as: 'approver@example.jp', do: 'approve', incident: 2, with: { what: 'first' } },
      ],
    });
    expect(surprises).toEqual([]);
    const [old, fresh] = outcome.incidents;
    const dueAt = (incident: typeof old) => incident?.duties.find(({ kind }) => kind === 'notice.first')?.dueAt;
    expect(old?.policy.version).toBe(1);
    expect(dueAt(old)).toBe('2026-04-24T11:30:00+09:00');
    expect(fresh?.policy.version).toBe(2);
    expect(fresh?.policy.digest).not.toBe(old?.policy.digest);
    expect(dueAt(fresh)).toBe('2026-04-24T13:41:00+09:00');
    // Both were told to every customer, each once, by executions that ran through the change.
    expect(outcome.mails.filter(({ kind }) => kind === 'notice')).toHaveLength(40);
    expect(outcome.executions.map(({ status }) => status)).not.toContain('ABORTED');
    expect(outcome.executions.map(({ status }) => status)).not.toContain('FAILED');
    // Pages of the new incident reach who is there today.
    const called = outcome.pages.filter(({ incident }) => incident === fresh?.id).map(({ to }) => to);
    expect(called).toContain('successor@example.jp');
    expect(called).not.toContain('responder@example.jp');
  });

  it('given a file that is no policy, then the step is refused with file and line, and the old one goes on', async () => {
    const file = edited('broken.yaml', [['owner: officer', 'owner: nobody-at-all']]);
    const { outcome, surprises } = await rehearseInline({
      start: '2026-04-24T10:30:00+09:00',
      until: 'PT5M',
      steps: [
        { do: 'policy-change', with: { file, reason: 'a slip' }, expect: 'refused' },
        { do: 'policy-change', with: { reason: 'no file' }, expect: 'refused' },
        { do: 'policy-change', with: { file: 'no-such-policy', reason: 'no file' }, expect: 'refused' },
        { at: 'PT1M', do: 'report', with: { title: '事案', facts: leak } },
      ],
    });
    expect(surprises).toEqual([]);
    expect(outcome.refused[0]?.reason).toMatch(/broken\.yaml:\d+.*nobody-at-all/s);
    expect(outcome.incidents[0]?.policy.version).toBe(1);
  });
});
