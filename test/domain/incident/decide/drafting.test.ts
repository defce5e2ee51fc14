import { describe, expect, it } from 'vitest';
import { FIRST, flexcrm, major, N2, NOTICE, ref, refusedWith, Scene, SYSTEM, stages, start, types } from '../scene.ts';

describe('drafting', () => {
  it('[FC-4] given a first notice is owed, when the system drafts it, then approvers are called and it is number 1', () => {
    const scene = major();
    expect(types(scene.draft())).toEqual(['notice.drafted', 'page.opened']);
    expect(scene.notice()).toMatchObject({
      stage: 'first',
      number: 1,
      author: null,
      status: 'drafted',
      audience: null,
    });
    expect(scene.page('p2')).toMatchObject({ why: 'approval' });
    expect(scene.page('p2').steps.map(({ person: each }) => each)).toEqual(['approver', 'head']);
  });

  it('given a draft, when a person writes another, then it replaces it under the same number and does not call the author', () => {
    const scene = major();
    scene.draft();
    scene.give('approver', { do: 'acknowledge', page: 'p2' });
    expect(types(scene.draft('head'))).toEqual(['notice.drafted', 'notice.superseded', 'page.opened']);
    expect(scene.notice()).toMatchObject({ status: 'superseded' });
    expect(scene.notice(N2)).toMatchObject({ status: 'drafted', author: 'head', number: 1 });
    expect(scene.opened.pages.at(-1)?.steps.map(({ person: each }) => each)).toEqual(['approver']);
    expect(scene.draft()).toEqual(refusedWith('not-ready'));
  });

  it('given approvers who have not answered, when another draft is made, then they are not called again for it', () => {
    const scene = major();
    scene.draft();
    expect(types(scene.draft('officer'))).toEqual(['notice.drafted', 'notice.superseded']);
  });

  it('given the only approver writes the text, when it is drafted, then the ladder is called rather than nobody', () => {
    const people = flexcrm.team.people.filter(({ id }) => id !== 'head');
    const scene = major({ ...flexcrm, team: { ...flexcrm.team, people } });
    scene.draft('approver');
    expect(scene.opened.pages.at(-1)?.steps[0]?.person).toBe('responder');
  });

  it('given a draft that names another author than its giver, when it is asked, then it is refused', () => {
    const scene = major();
    const told = { stage: 'first', text: ref('t'), sections: FIRST, limited: null, corrects: null } as const;
    expect(scene.ask('officer', { do: 'draft', ...told, author: 'head' })).toEqual(refusedWith('not-allowed'));
    expect(scene.ask('officer', { do: 'draft', ...told, author: null })).toEqual(refusedWith('not-allowed'));
    expect(scene.ask(SYSTEM, { do: 'draft', ...told, author: 'head' })).toEqual(refusedWith('not-allowed'));
  });

  it('[FC-4] given a stage, when sections of it are missing, then it is refused and they are named', () => {
    const scene = major();
    const sections = FIRST.filter((section) => section !== 'contact' && section !== 'impact');
    expect(scene.draft('officer', { sections })).toMatchObject({
      refused: 'invalid',
      reason: { en: expect.stringContaining('“Possible impact”, “Contact”') },
    });
  });

  it('[FC-5] given a limited notice, when a section is withheld that the policy does not name, then it is refused', () => {
    const scene = major();
    const sections = FIRST.filter((section) => section !== 'contact');
    const limited = { reason: ref('court order'), withheld: ['contact'] as const };
    expect(scene.draft('officer', { sections, limited })).toMatchObject({
      refused: 'invalid',
      reason: { en: 'The policy does not allow withholding “Contact”. Write those sections.' },
    });
  });

  it('[FC-5] given a limited notice, when sections are withheld with a reason, then they may be missing and stay recorded', () => {
    const scene = major();
    const sections = FIRST.filter((section) => section !== 'data');
    const limited = { reason: ref('court order'), withheld: ['data'] as const };
    scene.draft('officer', { sections, limited });
    expect(scene.notice()).toMatchObject({ limited, sections });
    expect(scene.draft('officer', { limited })).toEqual(refusedWith('invalid'));
  });

  it('[FC-4] given no first notice went out, when another stage is drafted, then it is refused; afterwards a first is', () => {
    const scene = major();
    const followUp = { stage: 'follow-up', sections: stages['follow-up']?.sections ?? [] } as const;
    expect(scene.draft('officer', followUp)).toEqual(refusedWith('wrong-stage'));
    const sent = new Scene().deliveredFirst();
    expect(sent.draft('officer')).toEqual(refusedWith('wrong-stage'));
    expect(types(sent.draft('officer', followUp))[0]).toBe('notice.drafted');
    expect(sent.notice(N2)).toMatchObject({ number: 2, stage: 'follow-up', corrects: null });
  });

  it('given a correction, when it names no notice, then it corrects the newest that went out; a wrong name is refused', () => {
    const scene = new Scene().deliveredFirst();
    const correction = { stage: 'correction', sections: stages.correction?.sections ?? [] } as const;
    expect(scene.draft('officer', { ...correction, corrects: 'I-x-n9' })).toEqual(refusedWith('not-found'));
    scene.draft('officer', correction);
    expect(scene.notice(N2)).toMatchObject({ corrects: NOTICE });
  });

  it('[FC-10] given the detailed notice went out, when more is drafted, then only a correction is taken', () => {
    const scene = new Scene().deliveredFirst();
    const detailed = { stage: 'detailed', sections: stages.detailed?.sections ?? [] } as const;
    scene.draft('officer', detailed);
    scene.seal(N2, 'sha256:audience-2');
    scene.approve('head', N2);
    scene.give(SYSTEM, start(N2));
    expect(scene.draft('officer', detailed)).toEqual(refusedWith('wrong-stage'));
    const followUp = { stage: 'follow-up', sections: stages['follow-up']?.sections ?? [] } as const;
    expect(scene.draft('officer', followUp)).toEqual(refusedWith('wrong-stage'));
    const correction = { stage: 'correction', sections: stages.correction?.sections ?? [] } as const;
    expect(types(scene.draft('officer', correction))[0]).toBe('notice.drafted');
  });

  it('given a policy without a stage, when it is drafted, then it is refused', () => {
    const { first } = stages;
    const scene = new Scene({ ...flexcrm, notices: { ...flexcrm.notices, stages: { first } } }).deliveredFirst();
    expect(scene.draft('officer', { stage: 'detailed' })).toEqual(refusedWith('invalid'));
  });
});
