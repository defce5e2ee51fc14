import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Scene, types } from '../scene.ts';

const synergy = shipped('synergy');
const weighedIn = (scene: Scene, kind: string) => scene.opened.reports.find(({ report }) => report === kind);

describe('reports that an incident may owe', () => {
  it('[SY-5] given an incident is opened, then each report of the policy is weighed and recorded, owed or not', () => {
    const scene = new Scene(synergy);
    scene.open({ 'data.leak': 'confirmed', 'data.personal': 'confirmed' });
    expect(scene.opened.reports.map(({ report }) => report)).toEqual(synergy.reports.map(({ kind }) => kind));
    expect(weighedIn(scene, 'authority.ppc.prompt')).toMatchObject({ standing: 'owed', strength: 'must' });
    // Nobody knows yet how many persons are concerned: the law's full report stands, for a carrier at the ministry.
    expect(weighedIn(scene, 'authority.mic.details')).toMatchObject({
      standing: 'owed',
      dueAt: instant('2026-05-23T15:00:00.000Z'),
      missing: expect.arrayContaining(['data.persons']),
    });
  });

  it('given facts that end a report, then that it is not owed is recorded with its reason, and nothing else again', () => {
    const scene = new Scene(synergy);
    scene.open({ 'data.leak': 'confirmed', 'data.personal': 'confirmed' });
    const events = scene.assess({ 'data.encrypted': 'yes' });
    const weighed = Array.isArray(events) ? events.find(({ type }) => type === 'reports.weighed') : undefined;
    expect(weighed).toMatchObject({
      reports: expect.arrayContaining([expect.objectContaining({ report: 'principals' })]),
    });
    const told = weighedIn(scene, 'principals');
    expect(told).toMatchObject({ standing: 'not-owed', dueAt: null, missing: [] });
    expect(told?.reasons[0]?.ja).toMatch(/条件に該当しない$/);
    // The promise has no such exception.
    expect(weighedIn(scene, 'authority.ppc.prompt')?.standing).toBe('owed');
    expect(types(scene.assess({ 'display.error': 'no' }))).not.toContain('reports.weighed');
  });

  it('given it is stated when the company knew, then the terms of the law count from then, and no approval falls', () => {
    const scene = new Scene(synergy);
    scene.open({ 'data.leak': 'confirmed', 'data.personal': 'confirmed' });
    const told = scene.opened.toldSeq;
    const knownAt = instant('2026-04-24T16:00:00.000Z');
    scene.after('P1D');
    expect(types(scene.give('officer', { do: 'assess', facts: {}, times: { knownAt }, overrule: null }))).toContain(
      'reports.weighed',
    );
    // The day of knowing is the 25th in Tokyo, a day after the detection.
    expect(weighedIn(scene, 'authority.mic.details')).toMatchObject({ dueAt: instant('2026-05-24T15:00:00.000Z') });
    expect(weighedIn(scene, 'controller')).toMatchObject({ dueAt: instant('2026-04-29T15:00:00.000Z') });
    expect(scene.opened).toMatchObject({ knownAt, toldSeq: told });
    const ahead = {
      do: 'assess',
      facts: {},
      times: { knownAt: instant('2027-01-01T00:00:00.000Z') },
      overrule: null,
    } as const;
    expect(scene.ask('officer', ahead)).toMatchObject({
      refused: 'invalid',
      reason: {
        en: expect.stringMatching(/^The time when it became known \(Fri 1 Jan 2027, 09:00 JST\) lies in the future/),
      },
    });
  });

  it('given a stored policy without reports, then nothing is weighed', () => {
    const scene = new Scene();
    expect(types(scene.open({ 'data.leak': 'possible' }))).not.toContain('reports.weighed');
    expect(scene.opened.reports).toEqual([]);
  });
});
