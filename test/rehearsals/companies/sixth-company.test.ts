import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPolicy } from '../../../functions/domain/compile/check-policy.ts';
import type { RehearsalOutcome } from '../../../infra/cli/rehearse/timeline/outcome.ts';
import { rehearseInline } from '../inline.ts';

/** A company unlike the five: in Berlin, with colours for levels, civil days, a phone as first channel, facts of its own. */
const YAML = `
policy: sixth
version: 1
date: 2026-04-01
reason: { ja: 開始, en: Start }
title: { ja: 対応方針, en: How we respond }
zone: Europe/Berlin
languages: [en, ja]
clauses:
  X-1: { ja: 荷物が止まれば赤, en: A stopped parcel line is red }
  X-2: { ja: 遅れは黄, en: A delay is amber }
  X-3: { ja: 赤は翌営業日まで, en: Red is told by the end of the next business day }
  X-4: { ja: 黄は3日以内、休みなら次の営業日, en: 'Amber is told within 3 days, on the next open day if that is none' }
calendars:
  depot:
    hours: { mon: ['06:00-14:00', '16:00-22:00'], tue: ['06:00-22:00'], wed: ['06:00-22:00'], thu: ['06:00-22:00'], sat: ['06:00-12:00'] }
    holidays: none
    closures: [{ from: 2026-05-01, to: 2026-05-01 }]
facts:
  parcels: { steps: [moving, slow, stopped], ask: { ja: 荷物は, en: How are the parcels? } }
levels:
  - { name: red, title: { ja: 赤, en: Red }, notify: true }
  - { name: amber, title: { ja: 黄, en: Amber }, notify: true }
  - { name: green, title: { ja: 緑, en: Green }, notify: false }
rules:
  - { clause: X-1, level: red, when: { parcels: stopped }, reason: { ja: 停止, en: Stopped } }
  - { clause: X-2, level: amber, when: { parcels: { is: slow } }, reason: { ja: 遅れ, en: Slow } }
otherwise: { level: green, clause: X-2 }
duties:
  - kind: triage
    clause: X-1
    owner: shift
    title: { ja: 判断, en: Decide }
    when: undecided
    clock: { kind: elapsed, from: opening, within: PT15M }
  - kind: notice.first
    clause: X-3
    owner: shift
    title: { ja: 赤の連絡, en: Telling red }
    when: { levels: [red] }
    clock: { kind: business-days, from: detection, days: 1, firstDay: not-counted, calendar: depot, until: end-of-day }
  - kind: amber.word
    clause: X-4
    owner: shift
    title: { ja: 黄の連絡, en: Telling amber }
    when: { levels: [amber] }
    clock: { kind: calendar-days, from: detection, days: 3, firstDay: counted, rollOver: { to: next-open-day, calendar: depot } }
notices:
  approval: { role: boss, budget: PT10M }
  channels:
    hotline: { kind: phone, title: { ja: 電話, en: Hotline } }
    post: { kind: mail, title: { ja: メール, en: Mail } }
  stages:
    first: { clause: X-3, sections: [outline, contact], channels: [hotline, post], metBy: any }
team:
  people:
    - { id: responder, name: Shift, email: responder@example.jp, roles: [shift] }
    - { id: approver, name: Boss, email: approver@example.jp, roles: [boss] }
    - { id: officer, name: Second boss, email: officer@example.jp, roles: [boss, officer] }
  paging: [{ role: shift, after: PT0S }]
contact: { name: { ja: 窓口, en: Desk }, email: desk@example.com, hours: { ja: 毎日, en: Every day } }
company: { name: { ja: 六番目, en: Sixth GmbH }, product: { ja: 荷物, en: Parcels } }
`;

describe('a sixth company', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-sixth-'));
  const file = join(folder, 'sixth.yaml');
  let outcome: RehearsalOutcome;

  beforeAll(async () => {
    writeFileSync(file, YAML);
    const report = (title: string, at: string, parcels?: string) => ({
      at,
      do: 'report',
      with: { title, facts: parcels === undefined ? {} : { parcels } },
    });
    ({ outcome } = await rehearseInline({
      policy: file,
      start: '2026-04-29T23:30:00+02:00',
      until: 'P2D',
      customers: { generate: 3 },
      steps: [
        report('red', 'PT0S', 'stopped'),
        report('amber', 'PT1S', 'slow'),
        report('open', 'PT2S'),
        report('green', 'PT3S', 'moving'),
        // Facts of its own have no sentence: a person writes what happened.
        {
          at: 'PT20M',
          as: 'officer@example.jp',
          do: 'draft',
          incident: 1,
          with: {
            stage: 'first',
            sections: { outline: { ja: '配送が停止しております。', en: 'Parcels have stopped.' } },
          },
        },
        { at: 'PT30M', as: 'approver@example.jp', do: 'approve', incident: 1, with: { what: 'first' } },
      ],
    }));
  }, 600_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const incident = (title: string) => outcome.incidents.find((each) => each.title === title);
  const dueOf = (title: string, kind: string) => incident(title)?.duties.find((duty) => duty.kind === kind)?.dueAt;

  it('needs a YAML file and nothing else', () => {
    const options = { customers: null, ratePerSecond: 14, share: 0.8, year: 2026 };
    expect(checkPolicy(YAML, file, options).warnings).toEqual([]);
    expect(outcome.refused).toEqual([]);
  });

  it('has its own levels, clauses and facts', () => {
    expect(incident('red')).toMatchObject({ level: 'red', notify: true, clauses: ['X-1'] });
    expect(incident('amber')).toMatchObject({ level: 'amber', notify: true, clauses: ['X-2'] });
    // Its own rules ask for parcels; the law, which applies to it too, for data.
    expect(incident('open')).toMatchObject({ level: null, notify: null, missing: ['parcels', 'data.affected'] });
    expect(incident('green')).toMatchObject({ level: 'green', notify: false, missing: ['data.affected'] });
  });

  it('has its own clocks, on its own calendar, in its own zone', () => {
    // Wednesday night; Thursday is the next business day.
    expect(dueOf('red', 'notice.first')).toBe('2026-05-01T00:00:00+02:00');
    // Day 3 is Friday, 1 May, on which the depot is closed: Saturday it is.
    expect(dueOf('amber', 'amber.word')).toBe('2026-05-03T00:00:00+02:00');
    expect(dueOf('open', 'triage')).toBe('2026-04-29T23:45:02+02:00');
  });

  it('tells its customers, in its own languages, and meets its promise by one of its channels', () => {
    const duty = incident('red')?.duties.find(({ kind }) => kind === 'notice.first');
    expect(duty).toMatchObject({ status: 'met' });
    const mails = outcome.mails.filter(({ kind }) => kind === 'notice');
    expect(mails).toHaveLength(3);
    expect(mails[0]?.subject).toMatch(/Parcels/);
  });
});
