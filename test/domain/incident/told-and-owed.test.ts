import { describe, expect, it } from 'vitest';
import { titleOfDuty } from '../../../functions/domain/duty/title.ts';
import { newsFor } from '../../../functions/domain/incident/told.ts';
import type { Section, Stage } from '../../../functions/domain/notice/stages.ts';
import type { Policy } from '../../../functions/domain/policy/schema.ts';
import { shipped } from '../../policies/shipped.ts';
import { counts, flexcrm, NOTICE, ref, Scene, SYSTEM, start } from './scene.ts';

const synergy = shipped('synergy');
const OUTAGE = { 'service.impact': 'major', 'service.customers': 'many', 'service.felt': 'confirmed' };
const BREACH = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'cause.wrongful': 'confirmed' };
const PROCESSOR = { ...BREACH, 'data.role': 'processor' };

function idOf(nth: number): string {
  return `I-000000000001-n${nth}`;
}

/** Sends the newest notice to everybody; `more`: what its delivery came to. */
function send(scene: Scene, more: Parameters<typeof counts>[1] = {}, span = 'PT5M'): void {
  const id = scene.opened.notices.at(-1)?.id ?? '';
  scene.seal(id);
  scene.approve('approver', id);
  scene.after(scene.policy.notices.hold).give(SYSTEM, start(id));
  const finished = { counts: counts(1000, more), finishedAt: scene.after(span).now };
  scene.give(SYSTEM, { do: 'finish-delivery', notice: id, ...finished });
}

/** The text that the system drafts next is drafted, with the sections of its stage, and sent. */
function tell(scene: Scene, more: Parameters<typeof counts>[1] = {}): Stage {
  const action = idle(scene);
  if (action.do !== 'DraftNotice') throw new Error(`the system would ${action.do}`);
  scene.draft(null, { stage: action.stage, sections: sectionsOf(scene.policy, action.stage) });
  send(scene, more);
  return action.stage;
}

function sectionsOf(policy: Policy, stage: Stage): readonly Section[] {
  return policy.notices.stages[stage]?.sections ?? [];
}

function idle(scene: Scene) {
  let action = scene.next();
  for (let round = 0; round < 50 && ['ArmDeadline', 'PagePerson'].includes(action.do); round += 1) {
    if (action.do === 'ArmDeadline') {
      const subject = `${action.duty}@${action.revision}`;
      scene.give(SYSTEM, { do: 'request-execution', machine: 'deadline', subject, after: 0 });
    } else if (action.do === 'PagePerson') {
      scene.give(SYSTEM, { do: 'call-person', page: action.page, person: action.person });
      scene.give(SYSTEM, { do: 'record-call', page: action.page, person: action.person, outcome: 'accepted' });
    }
    action = scene.next();
  }
  return action;
}

function told(policy: Policy, facts: Record<string, string>): Scene {
  const scene = new Scene(policy);
  scene.open(facts);
  idle(scene);
  tell(scene);
  return scene;
}

function later(scene: Scene, facts: Record<string, string>): Scene {
  scene.after('PT1H').assess(facts);
  idle(scene);
  return scene;
}

const standing = (scene: Scene, kind: string) =>
  scene.opened.duties.filter((duty) => duty.kind === kind).map(({ status }) => status);

describe('the telling of the controller', () => {
  it('given a notice of an outage went out and the leak is found later, then it is owed, and so are the reports', () => {
    const scene = later(told(synergy, OUTAGE), PROCESSOR);
    expect(standing(scene, 'controller').at(-1)).toBe('open');
    expect(standing(scene, 'principals')).toEqual(['open']);
    expect(standing(scene, 'notice.follow-up')).toEqual(['open']);
  });

  it('given the follow-up tells of the leak to everybody, then it is met, and the reports say which telling made them void', () => {
    const scene = later(told(synergy, OUTAGE), PROCESSOR);
    expect(tell(scene)).toBe('follow-up');
    expect(scene.duty('controller')).toMatchObject({ status: 'met', metAt: scene.now, settled: { notice: idOf(2) } });
    expect(standing(scene, 'notice.follow-up')).toEqual(['met']);
    expect(scene.duty('principals')).toMatchObject({
      status: 'void',
      reason: { en: expect.stringMatching(/not needed after the telling of the controllers \(notice 2, complete /) },
    });
  });

  it('given the data is withheld from the notice, then it is not met', () => {
    const sections = sectionsOf(synergy, 'first').filter((section) => !['data', 'impact'].includes(section));
    const policy = { ...synergy, notices: { ...synergy.notices, limited: limitedTo(['data', 'impact']) } };
    const limited = { reason: ref('reason'), withheld: ['data', 'impact'] as const };
    const withheld = new Scene(policy);
    withheld.open(PROCESSOR);
    withheld.draft('officer', { sections, limited });
    send(withheld);
    expect(standing(withheld, 'notice.first')).toEqual(['met']);
    expect(standing(withheld, 'controller')).toEqual(['open']);
  });

  it('given a mail was refused, then it waits until that customer was called; given one is unknown, likewise', () => {
    for (const more of [
      { rejected: 1, sent: 999 },
      { unknown: 1, sent: 999 },
    ]) {
      const scene = new Scene(synergy);
      scene.open(PROCESSOR);
      scene.draft();
      send(scene, more);
      expect(standing(scene, 'controller')).toEqual(['open']);
      scene.after('PT1H').give('officer', { do: 'complete', duty: 'call', evidence: ref('called') });
      expect(scene.duty('controller')).toMatchObject({ status: 'met', metAt: scene.now });
    }
  });

  it('given those it did not reach are given up, then they were not told and it stays owed', () => {
    const scene = new Scene(synergy);
    scene.open(PROCESSOR);
    scene.draft();
    send(scene, { rejected: 1, sent: 999 });
    scene.give('officer', { do: 'waive', duty: 'call', reason: ref('gone') });
    expect(standing(scene, 'notice.first')).toEqual(['met']);
    expect(standing(scene, 'controller')).toEqual(['open']);
  });

  it('given a person established the cause and the notice does not say it, then what is known was not all told', () => {
    const scene = new Scene(synergy);
    scene.open(PROCESSOR);
    scene.assess({ 'cause.kind': 'intrusion' });
    scene.draft();
    send(scene);
    expect(standing(scene, 'controller')).toEqual(['open']);
    scene.draft('officer', { stage: 'follow-up', sections: [...sectionsOf(synergy, 'follow-up'), 'cause'] });
    send(scene);
    expect(standing(scene, 'controller')).toEqual(['met']);
  });

  it('given graver facts after it was met, then it is owed again from then, somebody is called, and the first stays met', () => {
    const scene = new Scene(synergy);
    scene.open({ ...PROCESSOR, 'data.leak': 'possible' });
    scene.draft();
    send(scene);
    const first = scene.duty('controller');
    expect(first.status).toBe('met');
    scene.after('P10D').assess({ 'data.leak': 'confirmed' });
    expect(scene.duty('controller')).toEqual(first);
    expect(scene.duty('controller#2')).toMatchObject({
      status: 'open',
      because: { en: expect.stringMatching(/\(leak\)/) },
    });
    expect(scene.duty('controller#2').deadline.at ?? '').toMatch(/^2026-05-08/);
    expect(scene.opened.duties.findLast(({ kind }) => kind === 'principals')?.status).toBe('open');
    expect(scene.opened.pages.at(-1)).toMatchObject({ why: 'again' });
  });

  it('given the role turns out to be the controller, then the report is owed again', () => {
    const scene = new Scene(synergy);
    scene.open(PROCESSOR);
    scene.draft();
    send(scene);
    expect(standing(scene, 'principals').at(-1)).toBe('void');
    scene.after('PT1H').assess({ 'data.role': 'controller' });
    expect(scene.opened.duties.findLast(({ kind }) => kind === 'principals')?.status).toBe('open');
  });

  it('given nothing is put on record, then nobody can call it done; given evidence, it is', () => {
    const scene = new Scene(synergy);
    scene.open(PROCESSOR);
    const bare = {
      do: 'complete',
      duty: 'controller',
      evidence: null,
      report: { items: {}, text: null, reference: null },
    };
    expect(scene.ask('officer', bare as never)).toMatchObject({ refused: 'invalid' });
    const report = { items: { outline: 'known', 'data-items': 'known' }, text: ref('sent'), reference: null } as const;
    scene.give('officer', { do: 'complete', duty: 'controller', evidence: ref('sent'), report });
    expect(standing(scene, 'controller')).toEqual(['met']);
  });
});

function limitedTo(withhold: Section[]): NonNullable<Policy['notices']['limited']> {
  return { clause: 'SY-7', grounds: [{ ja: '法令', en: 'law' }], withhold };
}

describe('what customers were told', () => {
  it('[FC-4] given a leak told as possible is confirmed, then a follow-up is owed, drafted by the system, and met by it', () => {
    const scene = later(told(flexcrm, { 'data.leak': 'possible' }), { 'data.leak': 'confirmed' });
    const duty = scene.duty('notice.follow-up');
    expect(duty).toMatchObject({ status: 'open', clause: 'FC-4', stage: 'follow-up' });
    expect(duty.because?.ja).toBe('お客様にお知らせした内容より重い事実が判明したため（漏えい）');
    expect(tell(scene)).toBe('follow-up');
    expect(scene.duty('notice.follow-up')).toMatchObject({ status: 'met', metAt: scene.now });
    expect(idle(scene).do).toBe('WaitForChange');
  });

  it('[FC-4] given what was told proves wrong, then a correction is owed, also where the incident turns out minor', () => {
    const scene = later(told(flexcrm, { 'data.leak': 'confirmed' }), {
      'data.leak': 'none',
      ...{ 'data.tampering': 'none', 'data.loss': 'none', 'service.impact': 'none', 'service.felt': 'none' },
      ...{ spread: 'none', obligation: 'none', risk: 'none', 'fixed.quickly': 'yes', 'prevention.inPlace': 'yes' },
    });
    expect(scene.opened.assessment.level).toBe('minor');
    expect(scene.duty('notice.follow-up')).toMatchObject({ status: 'open', stage: 'correction' });
    expect(scene.duty('notice.follow-up').because?.ja).toMatch(/^訂正：/);
    expect(scene.report().duties.find(({ kind }) => kind === 'notice.follow-up')).toMatchObject({
      ...{ stage: 'correction', because: expect.stringContaining('a correction: ') },
    });
    const title = titleOfDuty(flexcrm, scene.duty('notice.follow-up'));
    expect(title).toEqual({ ja: 'お客様への訂正', en: 'Correction to customers' });
    expect(titleOfDuty(flexcrm, { id: 'notice.follow-up#2', stage: 'correction' }).ja).toContain('訂正（2回目）');
    expect(tell(scene)).toBe('correction');
    expect(scene.duty('notice.follow-up').status).toBe('met');
    expect(scene.notice(idOf(2)).corrects).toBe(NOTICE);
  });

  it('[FC-4] given a correction is owed, then a follow-up does not make it', () => {
    const scene = later(told(flexcrm, { 'data.leak': 'confirmed' }), { 'data.leak': 'possible' });
    scene.draft('officer', { stage: 'follow-up', sections: sectionsOf(flexcrm, 'follow-up') });
    send(scene);
    expect(scene.duty('notice.follow-up').status).toBe('open');
    expect(tell(scene)).toBe('correction');
    expect(scene.duty('notice.follow-up').status).toBe('met');
  });

  it('given a second change, then the next is owed anew, and the first keeps its times', () => {
    const scene = later(told(flexcrm, { 'data.leak': 'possible' }), { 'data.leak': 'confirmed' });
    tell(scene);
    const first = scene.duty('notice.follow-up');
    later(scene, { 'data.personal': 'confirmed' });
    expect(scene.duty('notice.follow-up')).toEqual(first);
    expect(scene.duty('notice.follow-up#2')).toMatchObject({ status: 'open', stage: 'follow-up' });
  });

  it('given the change is taken back before it was told, then nothing is owed and the draft is withdrawn', () => {
    const scene = later(told(flexcrm, { 'data.leak': 'possible' }), { 'data.leak': 'confirmed' });
    scene.draft(null, { stage: 'follow-up', sections: sectionsOf(flexcrm, 'follow-up') });
    later(scene, { 'data.leak': 'possible' });
    expect(scene.duty('notice.follow-up').status).toBe('void');
    expect(scene.notice(idOf(2)).status).toBe('cancelled');
  });

  it('given the service is restored, then what was told of the outage was not wrong', () => {
    const scene = told(flexcrm, { 'service.impact': 'major', 'service.felt': 'confirmed' });
    const times = { restoredAt: scene.after('PT1H').now };
    scene.give('officer', {
      do: 'assess',
      facts: { 'service.felt': 'none', 'service.impact': 'none' },
      times,
      overrule: null,
    });
    expect(standing(scene, 'notice.follow-up')).toEqual([]);
  });

  it('given the follow-up is waived, then it comes back only with other facts', () => {
    const scene = later(told(flexcrm, { 'data.leak': 'possible' }), { 'data.leak': 'confirmed' });
    scene.give('officer', { do: 'waive', duty: 'notice.follow-up', reason: ref('reason') });
    later(scene, { 'procedure.fits': 'yes' });
    expect(standing(scene, 'notice.follow-up')).toEqual(['waived']);
    later(scene, { 'data.sensitive': 'confirmed' });
    expect(standing(scene, 'notice.follow-up')).toEqual(['waived', 'open']);
  });

  it.each(['synergy', 'flam', 'limited-company', 'coxproject'])(
    'given %s told of a possible leak and it is confirmed, then its customers are told of that too',
    (name) => {
      const policy = shipped(name);
      const scene = new Scene(policy);
      scene.open({ ...BREACH, 'data.leak': 'possible', 'asset.class': '2', 'service.felt': 'confirmed' });
      if (scene.opened.assessment.notify !== true) scene.give('officer', overrule(policy));
      idle(scene);
      tell(scene);
      later(scene, { 'data.leak': 'confirmed' });
      expect(scene.duty('notice.follow-up').status).toBe('open');
      expect(tell(scene)).toBe('follow-up');
      expect(scene.duty('notice.follow-up').status).toBe('met');
    },
  );
});

describe('an outage that comes back', () => {
  const signal = (scene: Scene, state: 'restored' | 'firing') =>
    scene.give(SYSTEM, {
      ...{ do: 'attach-signal', source: 'alarm-1', signal: `e-${scene.items.length}`, count: 1 },
      ...{ seen: { at: scene.now, state, words: ref('words') }, facts: {} },
      ...(state === 'restored' ? { times: { restoredAt: scene.now } } : { times: { restoredAt: null }, again: true }),
    });

  /** Told while it was down, restored an hour later. */
  function restored(): Scene {
    const scene = told(flexcrm, OUTAGE);
    signal(scene.after('PT1H'), 'restored');
    idle(scene);
    return scene;
  }

  /** The officer tells that it is over. */
  function toldRestored(): Scene {
    const scene = restored();
    scene.draft('officer', { stage: 'follow-up', sections: sectionsOf(flexcrm, 'follow-up') });
    send(scene);
    return scene;
  }

  function back(scene: Scene, after = 'PT3H'): Scene {
    signal(scene.after(after), 'firing');
    idle(scene);
    return scene;
  }

  it('[FC-4] given customers were told that it is over, when it fires again, then a follow-up is owed, with the reason, and met by one', () => {
    const scene = back(toldRestored());
    const duty = scene.duty('notice.follow-up');
    expect(duty).toMatchObject({ status: 'open', stage: 'follow-up', openedAt: scene.now });
    expect(duty.because).toEqual({
      ja: '直近のお知らせの後に、サービスへの影響が再び発生したため',
      en: 'the service was affected again after the newest notice',
    });
    expect(newsFor(flexcrm, scene.opened)).toEqual({
      first: {
        ja: '前回のお知らせの後、サービスへの影響が再び発生いたしました。',
        en: 'The service was affected again after our previous report.',
      },
      instead: null,
    });
    expect(tell(scene)).toBe('follow-up');
    expect(scene.duty('notice.follow-up').status).toBe('met');
    expect(newsFor(flexcrm, scene.opened)).toBeNull();
  });

  it('given it flaps after that was told, then nothing more is owed: nobody was told that it is over', () => {
    const scene = back(toldRestored());
    tell(scene);
    for (let round = 0; round < 5; round += 1) {
      signal(scene.after('PT2M'), 'restored');
      back(scene, 'PT2M');
    }
    expect(standing(scene, 'notice.follow-up')).toEqual(['met']);
  });

  it('given nobody told that it was over, when it was well for hours, then the next failure is owed to be told; after minutes it is not', () => {
    expect(standing(back(restored(), 'PT5M'), 'notice.follow-up')).toEqual([]);
    expect(standing(back(restored(), 'PT3H'), 'notice.follow-up')).toEqual(['open']);
  });

  it('given customers feel nothing of it, then nothing is owed; once they may, it is', () => {
    const scene = back(toldRestored());
    scene.assess({ 'service.felt': 'none' });
    expect(standing(scene, 'notice.follow-up')).toEqual(['void']);
    scene.assess({ 'service.felt': 'possible' });
    expect(standing(scene, 'notice.follow-up')).toEqual(['void', 'open']);
  });

  it('given answers of the first outage lapse with the second, then a follow-up is owed and no correction', () => {
    const scene = toldRestored();
    scene.assess({ 'service.felt': 'none', 'service.customers': 'none' });
    signal(scene.after('PT3H'), 'firing');
    scene.assess({ 'service.impact': 'minor' });
    idle(scene);
    expect(scene.opened.facts['service.felt']).toBe('unknown');
    expect(scene.duty('notice.follow-up').stage).toBe('follow-up');
  });

  it('given somebody decided not to tell of it, when it fails once more, then that is owed anew', () => {
    const scene = back(toldRestored());
    scene.give('officer', { do: 'waive', duty: 'notice.follow-up', reason: ref('a minute') });
    signal(scene.after('PT10M'), 'restored');
    idle(scene);
    expect(standing(scene, 'notice.follow-up')).toEqual(['waived']);
    expect(standing(back(scene), 'notice.follow-up')).toEqual(['waived', 'open']);
  });

  it('given the restoration was told and a person takes it back, then a correction is owed', () => {
    const scene = toldRestored();
    scene.give('officer', { do: 'assess', facts: {}, times: { restoredAt: null }, overrule: null });
    expect(scene.duty('notice.follow-up')).toMatchObject({
      stage: 'correction',
      because: { ja: expect.stringContaining('復旧の状況') },
    });
  });
});

function overrule(policy: Policy) {
  const level = policy.levels.find(({ notify }) => notify)?.name ?? '';
  return { do: 'assess', facts: {}, times: {}, overrule: { level, reason: ref('reason') } } as const;
}
