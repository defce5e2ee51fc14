import { describe, expect, it } from 'vitest';
import { pageText } from '../../../../functions/domain/incident/paging/page-text.ts';
import { stageOwed } from '../../../../functions/domain/incident/standing/stage-owed.ts';
import { shipped } from '../../../policies/shipped.ts';
import { flexcrm, major, ref, Scene } from '../scene.ts';
import { later, told } from '../told/telling.ts';

const synergy = shipped('synergy');
const LEAK = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.role': 'processor' };

describe('the notice that is owed', () => {
  it('given nothing was told, then it is the first; given graver facts after it, the follow-up; given a fact that fell, the correction', () => {
    const scene = major();
    expect(stageOwed(flexcrm, scene.opened)).toBe('first');
    const leak = later(told(synergy, { 'service.impact': 'major', 'service.felt': 'confirmed' }), LEAK);
    expect(stageOwed(synergy, leak.opened)).toBe('follow-up');
    const wrong = later(told(synergy, LEAK), { 'data.leak': 'none' });
    expect(stageOwed(synergy, wrong.opened)).toBe('correction');
  });

  it('given the first notice went out and nothing is owed, then it is what comes next', () => {
    const scene = new Scene().deliveredFirst();
    expect(stageOwed(flexcrm, scene.opened)).toBe('follow-up');
    scene.assess({ investigation: 'done' });
    expect(stageOwed(flexcrm, scene.opened)).toBe('detailed');
  });

  it('given people are called for a notice that nobody drafted, then the page leads to the form of that stage, and not once it is drafted', () => {
    const leak = later(told(synergy, { 'service.impact': 'major', 'service.felt': 'confirmed' }), LEAK);
    const page = leak.opened.pages.find(({ duty }) => duty === 'notice.follow-up');
    if (page === undefined) throw new Error('nobody was called for the follow-up');
    const asked = {
      policy: synergy,
      page,
      person: 'officer',
      title: null,
      signals: [],
      url: 'https://example.jp/incidents/I-1',
    };
    const text = pageText({ ...asked, state: leak.opened });
    expect(text).toContain('通知案の作成はこちら: https://example.jp/incidents/I-1/draft?stage=follow-up');
    expect(text).toContain('Draft the notice here: https://example.jp/incidents/I-1/draft?stage=follow-up');
    leak.draft('responder', {
      stage: 'follow-up',
      corrects: null,
      text: ref('t'),
      sections: synergy.notices.stages['follow-up']?.sections ?? [],
    });
    expect(pageText({ ...asked, state: leak.opened })).not.toContain('/draft?');
  });
});
