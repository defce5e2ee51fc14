import { describe, expect, it } from 'vitest';
import type { GivenSections } from '../../../../../functions/domain/incident/notice/given/given-sections.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { OPEN, state, told } from '../../joining/courses.ts';

const NO_HARM: Facts = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' };

describe('the outline of a correction in a person’s words, once the investigation is done', () => {
  const cautions = (outline: GivenSections['outline'], facts: Facts = { ...NO_HARM, investigation: 'done' }) => {
    const letters = told(OPEN);
    state(letters, facts);
    const own: GivenSections = outline === undefined ? {} : { outline };
    return letters.draft('correction', own).cautions.map(({ about }) => about);
  };
  const silent = { ja: '先にお送りした内容に誤りがございました。', en: 'What we sent you earlier was wrong.' };

  it('[FC-4] given it does not say what came of it, then writer and approver are told', () => {
    expect(cautions(silent)).toContain('result');
    const half = { ja: '調査の結果、漏えいの事実は確認されませんでした。', en: silent.en };
    expect(cautions(half)).toContain('result');
  });

  it('given it does, or the system writes it, then nobody is', () => {
    const said = {
      ja: '調査の結果、漏えいの事実はございませんでした。',
      en: 'Our investigation has found no evidence of a leak.',
    };
    expect(cautions(said)).not.toContain('result');
    expect(cautions(undefined)).not.toContain('result');
  });

  it('given the investigation goes on, or the leak stands, then nobody is', () => {
    expect(cautions(silent, NO_HARM)).not.toContain('result');
    expect(cautions(silent, { 'data.personal': 'none', investigation: 'done' })).not.toContain('result');
  });
});
