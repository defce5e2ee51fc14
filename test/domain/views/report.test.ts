import { describe, expect, it } from 'vitest';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import { incidentReport } from '../../../functions/domain/views/incident-report.ts';
import { incidentView } from '../../../functions/domain/views/incident-view.ts';
import { counts, NOTICE, ref, Scene } from '../incident/scene.ts';

describe('the report of an incident', () => {
  it('given a delivered notice, when it is reported, then times carry the offset, people are shown by address', () => {
    const scene = new Scene().deliveredFirst();
    expect(scene.report()).toEqual({
      id: 'I-000000000001',
      seq: 6,
      title: 'A leak',
      signals: [],
      joinedInto: null,
      joinedFrom: [],
      status: 'open',
      drill: false,
      policy: { name: 'flexcrm', version: 1, digest: 'sha256:policy' },
      zone: 'Asia/Tokyo',
      openedAt: '2026-04-24T17:50:00+09:00',
      closedAt: null,
      occurredAt: null,
      beginnings: null,
      detectedAt: '2026-04-24T17:50:00+09:00',
      knownAt: null,
      restoredAt: null,
      level: 'major',
      categories: [],
      notify: true,
      clauses: ['FC-1a'],
      missing: expect.any(Array),
      contradictions: [],
      duties: [
        {
          id: 'notice.first',
          kind: 'notice.first',
          title: 'First notice to customers',
          ownerTitle: 'security officer',
          clause: 'FC-6',
          owner: 'officer',
          openedAt: '2026-04-24T17:50:00+09:00',
          dueAt: '2026-04-24T18:50:00+09:00',
          due: 'target: by Fri 24 Apr 2026, 18:50 JST',
          metAt: '2026-04-24T18:00:00+09:00',
          missedAt: null,
          status: 'met',
          aim: true,
          ...{ reason: null, because: null, stage: null, contracts: [], outlives: false, waitsForCall: false },
          derivation: expect.arrayContaining(['+ 1 h']),
          lateByNow: null,
        },
      ],
      notices: [
        {
          ...{
            id: NOTICE,
            stage: 'first',
            number: 1,
            status: 'delivered',
            supersededBy: null,
            withdrawn: null,
            author: null,
            holding: false,
          },
          approvedAt: '2026-04-24T17:50:00+09:00',
          approvedBy: 'approver@example.jp',
          ...counts(1000),
          startedAt: '2026-04-24T17:50:00+09:00',
          finishedAt: '2026-04-24T18:00:00+09:00',
          digest: 'sha256:text-1',
          limited: null,
        },
      ],
      outages: [],
      response: { headquarters: null, appointed: [], measures: [], reports: [], prevention: null, exceptions: [] },
      law: { filings: [], applies: expect.any(Array), leftOut: [] },
      ledger: { items: scene.items.length, head: `sha256:${scene.items.at(-1)?.hash}`, intact: true, checked: 'chain' },
    });
  });

  it('given a due time that has passed, when nobody looked yet, then the report says missed all the same', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    expect(scene.after('PT59M').report().duties[0]).toMatchObject({ status: 'open', missedAt: null });
    expect(scene.after('PT1M').report().duties[0]).toMatchObject({
      status: 'missed',
      missedAt: '2026-04-24T18:50:00+09:00',
    });
  });

  it('given an incident raised late, when it is reported, then its due time says that it was past when it arose', () => {
    const scene = new Scene();
    scene.open();
    scene.after('P1D').assess({ 'data.leak': 'possible' });
    const duty = scene.report().duties.find(({ kind }) => kind === 'notice.first');
    expect(duty).toMatchObject({ status: 'missed', dueAt: '2026-04-24T18:50:00+09:00' });
    expect(duty?.derivation.at(-1)).toContain('past');
  });

  it('given a reason, when it is reported, then it is in the language asked, or the words of the person, if not erased', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    scene.give('officer', { do: 'waive', duty: 'notice.first', reason: ref('reason') });
    expect(scene.report('en', { reason: 'told by phone' })).toMatchObject({
      title: '(erased)',
      duties: [{ status: 'waived', reason: 'told by phone' }],
    });
    expect(scene.report('ja', {})).toMatchObject({ title: '（消去済み）', duties: [{ reason: '（消去済み）' }] });
    const lowered = new Scene();
    lowered.open({ 'data.leak': 'possible' });
    const overrule = { level: 'minor', reason: ref('r') };
    lowered.give('officer', { do: 'assess', facts: {}, times: {}, overrule });
    expect(lowered.report('ja').duties[0]?.reason).toContain('軽微');
    expect(lowered.report('en').duties[0]?.reason).toContain('Minor');
    expect(lowered.report('ja').duties[0]?.derivation).not.toEqual(lowered.report('en').duties[0]?.derivation);
  });

  it('given drafts that were replaced or given up, when it is reported, then only the one that counts is listed', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    scene.draft();
    scene.draft('officer');
    expect(scene.report().notices.map(({ id, author }) => [id, author])).toEqual([
      [NOTICE.replace('n1', 'n2'), 'officer@example.jp'],
    ]);
    scene.give('approver', { do: 'reject', notice: NOTICE.replace('n1', 'n2'), reason: ref('no') });
    expect(scene.report().notices.map(({ status }) => status)).toEqual(['rejected']);
    scene.draft('officer');
    expect(scene.report().notices.map(({ status }) => status)).toEqual(['drafted']);
  });

  it('given a sealed notice, when it is reported, then all its recipients are pending; live counts go before', () => {
    const scene = new Scene().sealedFirst();
    expect(scene.report().notices[0]).toMatchObject({ audience: 1000, sent: 0, pending: 1000 });
    const live = new Map([[NOTICE, counts(1, { audience: 1000, pending: 999 })]]);
    const input = { texts: new Map(), counts: live, language: 'en', intact: false, at: scene.now } as const;
    const report = incidentReport(scene.policy, scene.opened, input);
    expect(report.notices[0]).toMatchObject({ sent: 1, pending: 999 });
    expect(report.ledger.intact).toBe(false);
  });

  it('given outages and duties, when they are listed, then in time order, then by kind and name', () => {
    const scene = new Scene();
    scene.open({}, { detectedAt: instant('2026-04-24T17:00:00+09:00') });
    const outage = (what: string, from: string) =>
      scene.give('officer', { do: 'record-outage', function: what, from: instant(from), to: null });
    outage('mail', '2026-04-24T17:30:00+09:00');
    outage('login', '2026-04-24T17:30:00+09:00');
    outage('search', '2026-04-24T17:10:00+09:00');
    expect(scene.report().outages.map((each) => each.function)).toEqual(['search', 'login', 'mail']);
    scene.assess({ 'data.leak': 'possible' });
    expect(scene.report().duties.map(({ kind }) => kind)).toEqual(['notice.first', 'triage']);
  });
});

describe('the row of an incident', () => {
  it('given an open incident, when its row is made, then it says what is next due and holds nothing personal', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    expect(incidentView(scene.opened)).toMatchObject({
      kind: 'incident',
      stream: 'incident/I-000000000001',
      version: 1,
      open: true,
      nextAt: scene.now,
      row: {
        title: 'title',
        level: 'major',
        nextDuty: 'notice.first',
        nextDueAt: instant('2026-04-24T18:50:00+09:00'),
      },
    });
    scene.give('responder', { do: 'acknowledge', page: null });
    expect(incidentView(scene.opened).nextAt).toBe(instant('2026-04-24T18:50:00+09:00'));
  });

  it('given a closed incident, when its row is made, then nothing is due', () => {
    const scene = new Scene().deliveredFirst();
    scene.closed();
    expect(incidentView(scene.opened)).toMatchObject({ open: false, nextAt: null, row: { status: 'closed' } });
  });
});
