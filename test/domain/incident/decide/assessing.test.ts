import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../../../functions/domain/base/time/instant.ts';
import { ref, refusedWith, Scene, SYSTEM, types } from '../scene.ts';

const HARMLESS = {
  'data.leak': 'none',
  'data.tampering': 'none',
  'data.loss': 'none',
  'service.impact': 'none',
  'service.felt': 'none',
  risk: 'none',
  spread: 'none',
  obligation: 'none',
};

describe('assessing', () => {
  it('[FC-1] given an undecided incident, when a leak is possible, then it is major, the triage met, the first notice owed', () => {
    const scene = new Scene();
    scene.open();
    const events = scene.after('PT5M').assess({ 'data.leak': 'possible' });
    expect(types(events)).toEqual(['facts.stated', 'incident.assessed', 'duty.met', 'duty.opened']);
    expect(scene.duty('triage')).toMatchObject({ status: 'met', metAt: scene.now });
    expect(scene.duty('notice.first')).toMatchObject({ status: 'open' });
  });

  it('[FC-2] given all facts harmless, when it is assessed, then it is minor and nobody is told', () => {
    const scene = new Scene();
    scene.open();
    scene.assess(HARMLESS);
    expect(scene.opened.assessment).toMatchObject({ level: 'minor', notify: false });
    expect(scene.duty('triage').status).toBe('met');
    expect(scene.opened.duties).toHaveLength(1);
  });

  it('[FC-1] given a minor incident, when it is raised a day later, then it is due from its detection and missed at once', () => {
    const scene = new Scene();
    scene.open(HARMLESS);
    const events = scene.after('P1D').assess({ 'data.leak': 'confirmed' });
    expect(types(events)).toEqual(['facts.stated', 'incident.assessed', 'duty.opened', 'duty.missed', 'page.opened']);
    expect(scene.duty('notice.first')).toMatchObject({
      status: 'missed',
      missedAt: instant('2026-04-24T18:50:00+09:00'),
    });
    expect(scene.page('p2')).toMatchObject({ why: 'missed', duty: 'notice.first' });
    expect(scene.page('p2').steps[0]?.person).toBe('officer');
  });

  it('given a major incident, when it is lowered and raised again, then the duty is void with the reason and comes back as the second', () => {
    const scene = new Scene();
    scene.open({ ...HARMLESS, 'data.leak': 'possible' });
    scene.assess({ 'data.leak': 'none' });
    expect(scene.duty('notice.first')).toMatchObject({ status: 'void' });
    expect(scene.duty('notice.first').reason).toMatchObject({ en: expect.stringContaining('Minor') });
    expect(scene.duty('notice.first').reason).toMatchObject({ ja: expect.stringContaining('軽微') });
    scene.assess({ 'data.leak': 'possible' });
    expect(scene.duty('notice.first#2')).toMatchObject({ kind: 'notice.first', status: 'open', revision: 1 });
    expect(scene.opened.duties.map(({ id }) => id)).toEqual(['notice.first', 'notice.first#2']);
  });

  it('given a decided incident, when the facts are taken back, then a second triage is owed from now on, and people are called', () => {
    const scene = new Scene();
    scene.open({ ...HARMLESS, 'data.leak': 'possible' });
    scene.after('P2D').assess({ 'data.leak': 'unknown' });
    expect(scene.opened.assessment.level).toBeNull();
    expect(scene.duty('triage')).toMatchObject({ status: 'open', openedAt: scene.now });
    expect(scene.opened.pages.map(({ why }) => why)).toEqual(['opened', 'triage', 'taken-back']);
    scene.assess({ 'data.leak': 'none' });
    scene.assess({ 'data.leak': 'unknown' });
    expect(scene.opened.duties.filter(({ kind }) => kind === 'triage').map(({ id, status }) => [id, status])).toEqual([
      ['triage', 'met'],
      ['triage#2', 'open'],
    ]);
  });

  it('given a due time, when the detection turns out to be earlier, then it moves earlier as the next revision', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    const detectedAt = instant('2026-04-24T17:20:00+09:00');
    const events = scene.give('officer', { do: 'assess', facts: {}, times: { detectedAt }, overrule: null });
    expect(types(events)).toEqual(['times.stated', 'incident.assessed', 'duty.moved']);
    expect(scene.duty('notice.first')).toMatchObject({
      revision: 2,
      deadline: { at: instant('2026-04-24T18:20:00+09:00') },
    });
    scene.give('officer', {
      ...{ do: 'assess', facts: {}, overrule: null },
      times: { detectedAt: instant('2026-04-24T13:00:00+09:00') },
    });
    expect(scene.duty('notice.first')).toMatchObject({ revision: 3, status: 'missed' });
  });

  it('given a missed duty, when times are corrected, then what was missed stays missed as it was', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' }, { detectedAt: instant('2026-04-24T14:00:00+09:00') });
    const before = scene.duty('notice.first');
    scene.give('officer', {
      do: 'assess',
      facts: {},
      times: { detectedAt: scene.now },
      overrule: null,
      reason: ref('the alarm was late'),
    });
    expect(scene.duty('notice.first')).toEqual(before);
  });

  it('given a level, when a person overrules it with a reason, then it stands against the facts, and every assessment is kept', () => {
    const scene = new Scene();
    scene.open(HARMLESS);
    const overrule = { level: 'major', reason: ref('we fear more') };
    const events = scene.give('officer', { do: 'assess', facts: {}, times: {}, overrule });
    expect(types(events)).toEqual(['level.overruled', 'incident.assessed', 'duty.opened']);
    expect(scene.opened).toMatchObject({ overruled: overrule, assessment: { level: 'major', notify: true } });
    scene.assess({ 'data.leak': 'none' });
    expect(scene.opened.assessment.level).toBe('major');
    const kept = scene.items.flatMap(({ events: each }) => each.filter(({ type }) => type === 'incident.assessed'));
    expect(kept).toHaveLength(3);
    const wrong = { level: 'enormous', reason: ref('why') };
    expect(scene.ask('officer', { do: 'assess', facts: {}, times: {}, overrule: wrong })).toEqual(
      refusedWith('invalid'),
    );
  });

  it('given an assessment that states nothing, or impossible times, when it is asked, then it is refused', () => {
    const scene = new Scene();
    scene.open();
    const ask = (times: object) => scene.ask('officer', { do: 'assess', facts: {}, times, overrule: null });
    expect(ask({})).toEqual(refusedWith('invalid'));
    expect(ask({ restoredAt: instant('2027-01-01T00:00:00Z') })).toEqual(refusedWith('invalid'));
    expect(ask({ restoredAt: instant('2020-01-01T00:00:00Z') })).toEqual(refusedWith('invalid'));
    expect(ask({ detectedAt: scene.opened.detectedAt })).toEqual([]);
  });

  it('given a fact stated by a person, when the alarm repeats, then it fills gaps and never changes what the person said', () => {
    const scene = new Scene();
    scene.open({ 'service.impact': 'major' });
    scene.assess({ 'service.impact': 'none' });
    const facts = { 'service.impact': 'major', 'service.customers': 'many', 'data.leak': 'unknown' };
    scene.give(SYSTEM, { do: 'attach-signal', source: 'alarm-1', signal: 'e-2', count: 1, facts, times: {} });
    expect(scene.opened.facts).toEqual({ 'service.impact': 'none', 'service.customers': 'many' });
    expect(scene.opened.signals).toBe(2);
  });

  it('given a repeat that tells nothing new, when it is attached, then only that is recorded', () => {
    const scene = new Scene();
    scene.open({ 'service.impact': 'major' });
    const facts = { 'service.impact': 'major' };
    const events = scene.give(SYSTEM, { do: 'attach-signal', source: 'a', signal: 'e-2', count: 1, facts, times: {} });
    expect(types(events)).toEqual(['signal.attached']);
  });

  it('given a restoration, when the signal says so, then it is told, and a restoration before the beginning is put at it', () => {
    const scene = new Scene();
    scene.open();
    const attach = (restoredAt: Instant | null) =>
      scene.ask(SYSTEM, { do: 'attach-signal', source: 'a', signal: 'e', count: 1, facts: {}, times: { restoredAt } });
    const restoredAt = scene.after('PT7M').now;
    attach(restoredAt);
    expect(scene.opened.restoredAt).toBe(restoredAt);
    attach(null);
    expect(scene.opened.restoredAt).toBeNull();
    attach(instant('2026-04-24T17:00:00+09:00'));
    expect(scene.opened.restoredAt).toBe(scene.opened.detectedAt);
  });

  it('given a level that a person set, when facts turn out graver by the rules, then people are called to decide again, once', () => {
    const scene = new Scene();
    scene.open();
    const [level, reason] = ['minor', ref('set by hand')];
    scene.give('officer', { do: 'assess', facts: {}, times: {}, overrule: { level, reason } });
    const calls = () => scene.opened.pages.filter(({ why }) => why === 'graver').length;
    scene.assess({ 'service.customers': 'few' });
    expect(calls()).toBe(0);
    scene.assess({ 'data.leak': 'confirmed' });
    expect([scene.opened.assessment.level, calls()]).toEqual(['minor', 1]);
    scene.assess({ 'data.loss': 'confirmed' });
    expect(calls()).toBe(1);
  });

  it('given a signal that arrives late, when it tells of an earlier beginning, then deadlines count from then', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    const [detectedAt, dueAt] = [scene.opened.detectedAt, scene.duty('notice.first').deadline.at ?? ''];
    const earlier = instant('2026-04-24T17:00:00+09:00');
    const later = instant('2026-04-24T17:59:00+09:00');
    const late = (times: object) =>
      scene.ask(SYSTEM, { do: 'attach-signal', source: 'a', signal: 'e', count: 1, facts: {}, times });
    late({ detectedAt: later });
    expect(scene.opened.detectedAt).toBe(detectedAt);
    late({ detectedAt: earlier });
    expect(scene.opened.detectedAt).toBe(earlier);
    expect((scene.duty('notice.first').deadline.at ?? '') < dueAt).toBe(true);
  });

  it('given times that a person stated, when a signal tells others, then the person’s stay; that it fires again is news', () => {
    const scene = new Scene();
    scene.open();
    const restoredAt = scene.after('PT7M').now;
    scene.give('officer', {
      do: 'assess',
      facts: {},
      times: { restoredAt, detectedAt: scene.opened.detectedAt },
      overrule: null,
    });
    const attach = (times: object) =>
      scene.ask(SYSTEM, { do: 'attach-signal', source: 'a', signal: 'e', count: 1, facts: {}, times });
    attach({ restoredAt: scene.after('PT9M').now });
    expect(scene.opened.restoredAt).toBe(restoredAt);
    attach({ restoredAt: null });
    expect(scene.opened.restoredAt).toBeNull();
    const again = scene.after('PT9M').now;
    attach({ restoredAt: again });
    expect(scene.opened.restoredAt).toBe(again);
  });

  it('given an outage, when it is told again with its end, then it is one outage', () => {
    const scene = new Scene();
    scene.open();
    const from = scene.now;
    const outage = (to: Instant | null, start = from) =>
      scene.ask('responder', { do: 'record-outage', function: 'login', from: start, to });
    expect(types(outage(null))).toEqual(['outage.recorded', 'times.stated']);
    expect(outage(null)).toEqual([]);
    const to = scene.after('PT1H').now;
    outage(to);
    expect(scene.opened.outages).toMatchObject([{ function: 'login', from, to }]);
    expect(outage(instant('2026-04-24T17:00:00+09:00'))).toEqual(refusedWith('invalid'));
    expect(outage(instant('2027-04-24T17:00:00+09:00'))).toEqual(refusedWith('invalid'));
    expect(outage(null, instant('2027-04-24T17:00:00+09:00'))).toEqual(refusedWith('invalid'));
  });
});
