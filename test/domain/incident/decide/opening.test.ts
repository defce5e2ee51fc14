import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { FRIDAY, refusedWith, Scene, SYSTEM, types } from '../scene.ts';

describe('opening', () => {
  it('[FC-3] given an alarm about which nothing is known, when it opens, then it is recorded, assessed, and a triage is owed', () => {
    const scene = new Scene();
    expect(types(scene.open())).toEqual([
      'incident.opened',
      'incident.assessed',
      'duty.opened',
      'page.opened',
      'execution.requested',
    ]);
    expect(scene.opened.assessment).toMatchObject({ level: null, notify: null });
    expect(scene.opened.duties.map(({ id }) => id)).toEqual(['triage']);
    expect(scene.opened.executions).toMatchObject([
      { machine: 'incident', generation: 1, subject: null, failed: null },
    ]);
  });

  it('[FC-6] given a possible leak at 17:50 on a Friday, when it opens, then the first notice is owed by 18:50', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    expect(scene.opened.assessment).toMatchObject({ level: 'major', notify: true, clauses: ['FC-1a'] });
    expect(scene.duty('notice.first')).toMatchObject({
      clause: 'FC-6',
      owner: 'officer',
      revision: 1,
      status: 'open',
      deadline: { at: instant('2026-04-24T18:50:00+09:00') },
    });
  });

  it('given an opening, when people are called, then one page climbs the ladder from then on, each person once', () => {
    const scene = new Scene();
    scene.open();
    expect(scene.opened.pages).toHaveLength(1);
    expect(scene.page('p1')).toMatchObject({ why: 'opened', duty: null, acknowledged: null });
    expect(scene.page('p1').steps.map(({ person, at }) => [person, at])).toEqual([
      ['responder', instant(FRIDAY)],
      ['officer', instant('2026-04-24T17:55:00+09:00')],
      ['head', instant('2026-04-24T18:05:00+09:00')],
      ['executive', instant('2026-04-24T18:20:00+09:00')],
    ]);
  });

  it('given a detection long ago, when it opens, then the duty is opened and missed at once, as of its time', () => {
    const scene = new Scene();
    const events = scene.open({ 'data.leak': 'possible' }, { detectedAt: instant('2026-04-24T14:00:00+09:00') });
    expect(types(events)).toContain('duty.missed');
    expect(scene.duty('notice.first')).toMatchObject({
      status: 'missed',
      missedAt: instant('2026-04-24T15:00:00+09:00'),
      metAt: null,
    });
    expect(scene.opened.pages.map(({ why }) => why)).toEqual(['opened']);
  });

  it('given a signal whose clock runs ahead, when it opens, then nothing is detected in the future', () => {
    const scene = new Scene();
    const ahead = instant('2026-04-24T18:00:00+09:00');
    scene.open({}, { detectedAt: ahead, occurredAt: ahead });
    expect(scene.opened).toMatchObject({ detectedAt: scene.now, occurredAt: scene.now });
  });

  it('given a person who reports impossible times, when it is reported, then it is refused and the times are named', () => {
    const scene = new Scene();
    const report = (detectedAt: string, occurredAt: string | null) =>
      scene.ask('responder', {
        ...{ do: 'open', incident: 'I-000000000001', policy: 'sha256:policy', facts: {}, drill: true },
        title: { content: 't', digest: 'd' },
        origin: { kind: 'report', reporter: null },
        detectedAt: instant(detectedAt),
        occurredAt: occurredAt === null ? null : instant(occurredAt),
      });
    expect(report('2026-04-24T18:00:00+09:00', null)).toEqual(refusedWith('invalid'));
    expect(report(FRIDAY, '2026-04-24T17:51:00+09:00')).toEqual(refusedWith('invalid'));
    expect(types(report(FRIDAY, '2026-04-24T17:00:00+09:00'))[0]).toBe('incident.opened');
    expect(scene.opened).toMatchObject({ drill: true, signals: 0 });
  });

  it('given an open incident, when it is opened again, then another command is refused and the same one ignored', () => {
    const scene = new Scene();
    scene.open();
    const open = { ...scene.items[0]?.events[0] } as { type: string };
    expect(open.type).toBe('incident.opened');
    expect(() => scene.open()).toThrow('already');
    expect(scene.ask(SYSTEM, { do: 'recheck-audience' }, 'C-1')).toEqual([]);
    expect(scene.items).toHaveLength(1);
  });

  it('given no incident, when anything is asked of it, then it is not found', () => {
    expect(new Scene().ask('officer', { do: 'close', reason: null })).toEqual(refusedWith('not-found'));
  });

  it('given somebody outside the team, when they ask, then they are refused', () => {
    const scene = new Scene();
    scene.open();
    expect(scene.ask('stranger', { do: 'acknowledge', page: null })).toEqual(refusedWith('not-allowed'));
  });
});
