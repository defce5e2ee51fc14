import { describe, expect, it } from 'vitest';
import { tellsOf } from '../../../../functions/domain/incident/owed/tells.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import type { Section } from '../../../../functions/domain/policy/shape/stages.ts';
import { dutyTitle } from '../../../../functions/domain/rules/deadline/title.ts';
import { shipped } from '../../../policies/shipped.ts';
import { flexcrm, NOTICE, ref, refusedWith, Scene } from '../scene.ts';
import { idle, idOf, later, sectionsOf, send, standing, tell, told } from './telling.ts';

const synergy = shipped('synergy');
const OUTAGE = { 'service.impact': 'major', 'service.customers': 'many', 'service.felt': 'confirmed' };
const BREACH = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'cause.wrongful': 'confirmed' };
const PROCESSOR = { ...BREACH, 'data.role': 'processor' };

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

  /** The system's first notice, of which these sections say only that something is being looked into. */
  function draftedWith(scene: Scene, onlyOpen: readonly Section[]): void {
    const sections = sectionsOf(scene.policy, 'first');
    scene.draft(null, { tells: tellsOf(scene.policy, scene.opened, { stage: 'first', sections, onlyOpen }) });
    send(scene);
  }

  it('given the data section says only that it is being looked into, then it is not met', () => {
    const scene = new Scene(synergy);
    scene.open(PROCESSOR);
    draftedWith(scene, ['data']);
    expect(standing(scene, 'controller')).toEqual(['open']);
  });

  it('given the number of persons is known and the notice says that it is being looked into, then it is not met; while it is unknown, it is', () => {
    const counted = new Scene(synergy);
    counted.open(PROCESSOR);
    counted.assess({ 'data.persons': 1500 } as never);
    draftedWith(counted, ['persons', 'secondary-damage']);
    expect(standing(counted, 'controller')).toEqual(['open']);
    const unknown = new Scene(synergy);
    unknown.open(PROCESSOR);
    draftedWith(unknown, ['persons', 'secondary-damage']);
    expect(standing(unknown, 'controller')).toEqual(['met']);
  });

  it('given the cause was not known then and is established later, then it is owed again, no report comes back, and a notice with the cause meets it', () => {
    const scene = new Scene(synergy);
    scene.open(PROCESSOR);
    draftedWith(scene, ['secondary-damage']);
    const reports = () => standing(scene, 'authority.ppc.prompt');
    const before = reports();
    scene.after('P3D').assess({ 'cause.kind': 'intrusion' });
    expect(standing(scene, 'controller')).toEqual(['met', 'open']);
    expect(scene.duty('controller#2').because).toEqual({
      ja: 'お知らせの時点では不明であった事項が判明したため（原因）',
      en: 'something is known now that was not when it was told (Cause)',
    });
    expect(reports()).toEqual(before);
    scene.draft('officer', { stage: 'follow-up', sections: [...sectionsOf(synergy, 'follow-up'), 'cause'] });
    send(scene);
    expect(standing(scene, 'controller')).toEqual(['met', 'met']);
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

  it.each(['controller', 'principals'])(
    'given evidence that does not say what was told, then %s is refused, and no report is void for it',
    (duty) => {
      const scene = new Scene(synergy);
      scene.open({ ...PROCESSOR, 'data.persons': '1500' });
      scene.assess({ 'cause.kind': 'intrusion' });
      const before = scene.opened.reports;
      const told = (items: Record<string, 'known'>) =>
        ({ do: 'complete', duty, evidence: ref('e'), report: { items, text: ref('e'), reference: ref('n') } }) as const;
      const said = { outline: 'known', 'data-items': 'known' } as const;
      expect(scene.ask('officer', { do: 'complete', duty, evidence: ref('e') })).toEqual(refusedWith('invalid'));
      expect(scene.ask('officer', told({}))).toMatchObject({ reason: { en: expect.stringContaining('“Outline') } });
      // The cause is known, so the telling states it.
      expect(scene.ask('officer', told(said))).toMatchObject({ reason: { en: expect.stringContaining('“Cause”') } });
      expect(scene.opened.reports).toEqual(before);
      scene.give('officer', told({ ...said, cause: 'known', persons: 'known' }));
      expect(standing(scene, duty)).toEqual(['met']);
    },
  );
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
      title: 'Follow-up or correction to customers',
    });
    const title = dutyTitle(flexcrm, 'notice.follow-up');
    expect(title).toEqual({ ja: 'お客様への続報・訂正', en: 'Follow-up or correction to customers' });
    expect(dutyTitle(flexcrm, 'notice.follow-up#2').ja).toContain('訂正（2回目）');
    const closing = scene.ask('officer', { do: 'close', reason: null });
    expect(closing).toMatchObject({ reason: { ja: expect.stringContaining(title.ja) } });
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
    expect(scene.notice(idOf(2))).toMatchObject({ status: 'withdrawn', withdrawn: 'not-owed' });
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

function overrule(policy: Policy) {
  const level = policy.levels.find(({ notify }) => notify)?.name ?? '';
  return { do: 'assess', facts: {}, times: {}, overrule: { level, reason: ref('reason') } } as const;
}
