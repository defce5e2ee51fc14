import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../functions/domain/base/text.ts';
import { draftSources } from '../../../../functions/domain/incident/notice/draft-sources.ts';
import type { DraftQuestion } from '../../../../functions/domain/incident/notice/draft-text.ts';
import { wantedSections } from '../../../../functions/domain/incident/notice/wanted.ts';
import type { OpenIncident } from '../../../../functions/domain/incident/record/state.ts';
import type { EarlierNotice } from '../../../../functions/domain/incident/situation/situation.ts';
import type { Section } from '../../../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { flexcrm, ref, Scene } from '../scene.ts';
import { idOf, sectionsOf, send } from '../told/telling.ts';
import { body, type Drafted, drafted, earlier, first, OUTAGE, RESTORED } from './drafted.ts';

const LEAK = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.persons': 1_245 } satisfies Facts;

/** The notice, with these sections alone. */
function only(notice: EarlierNotice, sections: readonly Section[]): EarlierNotice {
  const { ja, en } = notice.text;
  const cut = (text: typeof ja) =>
    text && { ...text, sections: text.sections.filter(({ section }) => sections.includes(section)) };
  return { ...notice, text: { ja: cut(ja), en: cut(en) } as EarlierNotice['text'] };
}

/** The notice with a section that a person wrote. */
function written(notice: EarlierNotice, section: Section, bodies: Readonly<Record<Language, string>>): EarlierNotice {
  const put = (language: Language) => {
    const text = notice.text[language];
    return (
      text && {
        ...text,
        sections: text.sections.map((one) => (one.section === section ? { ...one, body: bodies[language] } : one)),
      }
    );
  };
  return { ...notice, text: { ja: put('ja'), en: put('en') } as EarlierNotice['text'], written: [section] };
}

function followUp(told: readonly EarlierNotice[], facts: Facts, state: Partial<OpenIncident> = {}): Drafted {
  const [previous] = told;
  return drafted('follow-up', { facts, ...state }, { previous: previous ?? null, earlier: told });
}

describe('what is new in a later notice', () => {
  const one = earlier(first(LEAK));
  const short = only({ ...one, number: 2 }, ['head', 'lead', 'new', 'contact']);

  it('is not what an older notice told, though the newest left it out', () => {
    expect(body(followUp([short], LEAK), 'new')).toContain('1,245名');
    const draft = followUp([short, one], LEAK);
    expect(draft.lacking).toContain('new');
    const more = body(followUp([short, one], { ...LEAK, 'data.persons': 2_000 }), 'new');
    expect(more).toBe(['第2報以降に更新した内容は、次のとおりです。', '・対象となる方の人数', '　2,000名'].join('\n'));
  });

  it('is not what a correction set right without having the section', () => {
    const right = { ...LEAK, 'data.persons': 12_450 };
    const correction = drafted('correction', { facts: right }, { previous: one, earlier: [one], corrected: one });
    const two = only(earlier(correction, { number: 2, isCorrection: true }), ['head', 'lead', 'new', 'contact']);
    expect(body(correction, 'new')).toContain('（正）12,450名');
    expect(followUp([two, one], right).lacking).toContain('new');
  });

  it('is, where a person wrote the section before, what the facts of that notice did not tell', () => {
    const wrote = written(earlier(first(LEAK), { number: 2 }), 'outline', {
      ja: '設定の誤りにより、お客様の情報が漏えいしました。',
      en: 'A misconfiguration exposed customer data.',
    });
    expect(followUp([wrote, one], LEAK).lacking).toContain('new');
    expect(followUp([wrote], LEAK).lacking).toContain('new');
    const spread = body(followUp([wrote, one], { ...LEAK, 'data.loss': 'confirmed' }), 'new');
    expect(spread).toContain('・事象の概要');
    expect(spread).toContain('失われた');
    expect(spread).not.toContain('漏えいしたことを確認');
  });

  it('is what a person writes now and nobody wrote before', () => {
    const given = { outline: { ja: '新たな経路が判明しました。', en: 'Another route was found.' } };
    const draft = drafted('follow-up', { facts: LEAK }, { previous: one, earlier: [one], given });
    expect(body(draft, 'new')).toBe(
      ['第1報以降に更新した内容は、次のとおりです。', '・事象の概要', '　新たな経路が判明しました。'].join('\n'),
    );
  });

  it('is asked of each language by itself: one notice was written in English alone', () => {
    const english = { ...one, number: 2, text: { en: one.text.en } } as EarlierNotice;
    expect(followUp([english, earlier(first({ 'data.leak': 'possible' }))], LEAK).text.ja?.sections).toContainEqual(
      expect.objectContaining({ section: 'new', body: expect.stringContaining('1,245名') }),
    );
    expect(body(followUp([english, one], LEAK), 'new')).toBeUndefined();
  });

  it('tells that a fear of an older notice was ruled out, though the newest had no outline', () => {
    const feared = earlier(first({ 'data.leak': 'possible' }));
    const two = only({ ...feared, number: 2 }, ['head', 'new', 'contact']);
    expect(body(followUp([two, feared], { 'data.leak': 'none' }), 'outline')).toContain(
      '漏えいの事実は確認されておりません',
    );
  });
});

describe('wrong beside right', () => {
  const OUT: Facts = { ...LEAK, ...OUTAGE };
  const one = earlier(first(OUT));
  const correct = (facts: Facts, state: Partial<OpenIncident>, more: Partial<DraftQuestion>) =>
    body(drafted('correction', { facts, ...state }, more), 'new');

  it('is not that the service was restored since, nor a tense', () => {
    const right = { ...OUT, 'data.persons': 12_450 };
    const more = { previous: one, earlier: [one], corrected: one };
    expect(correct(right, { restoredAt: RESTORED }, more)).toBe(
      '・対象となる方の人数\n　（誤）1,245名\n　（正）12,450名',
    );
    const restored = earlier(first(OUT, { restoredAt: RESTORED }));
    const broken = correct(OUT, {}, { previous: restored, earlier: [restored], corrected: restored });
    expect(broken).toContain('（誤）2026年4月24日（金）18時00分に復旧いたしました。');
    expect(broken).toContain('（正）現時点では、復旧しておりません。');
  });

  it('names the older notice that said it, where the one that is corrected did not', () => {
    const two = only({ ...one, number: 2 }, ['head', 'lead', 'outline', 'contact']);
    const right = { ...OUT, 'data.persons': 12_450 };
    const more = { previous: two, earlier: [two, one], corrected: two };
    expect(correct(right, {}, more)).toBe('・対象となる方の人数\n　（誤・第1報）1,245名\n　（正）12,450名');
    const draft = drafted('correction', { facts: right }, more);
    expect(body(draft, 'new', 'en')).toContain('Incorrect (report no. 1): 1,245 people');
  });

  it('is not corrected twice', () => {
    const right = { ...OUT, 'data.persons': 12_450 };
    const correction = drafted('correction', { facts: right }, { previous: one, earlier: [one], corrected: one });
    const two = only(earlier(correction, { number: 2, isCorrection: true }), ['head', 'lead', 'new', 'contact']);
    expect(correct(right, {}, { previous: two, earlier: [two, one], corrected: two })).toBeUndefined();
  });
});

describe('the notices that a draft looks back at', () => {
  it('given customers were added since, then what only the others were told is known to none of the next notice', () => {
    const scene = new Scene(flexcrm);
    scene.open({ 'data.leak': 'possible' });
    scene.give('officer', { do: 'scope', audience: { contracts: ['C-1'] }, calls: null });
    scene.draft();
    send(scene);
    scene.give('officer', { do: 'scope', audience: { contracts: ['C-1', 'C-2'] }, calls: null });
    const ids = () => draftSources(flexcrm, scene.opened, 'follow-up').earlier.map(({ id }) => id);
    expect(ids()).toEqual([idOf(1)]);
    scene.draft('officer', { stage: 'follow-up', sections: sectionsOf(flexcrm, 'follow-up') });
    send(scene);
    expect(ids()).toEqual([idOf(2)]);
    scene.draft('officer', { stage: 'follow-up', sections: sectionsOf(flexcrm, 'follow-up') });
    send(scene);
    expect(ids()).toEqual([idOf(3), idOf(2)]);
  });

  it('given nobody names it, then a correction is of the newest notice that told what is not so', () => {
    const scene = new Scene(flexcrm);
    scene.open();
    scene.assess(LEAK);
    scene.draft();
    send(scene);
    const tells = { facts: {}, items: [], open: [], plan: null };
    scene.draft('officer', { stage: 'follow-up', sections: sectionsOf(flexcrm, 'follow-up'), tells });
    send(scene);
    scene.after('PT1H').assess({ 'data.persons': 900 });
    expect(draftSources(flexcrm, scene.opened, 'correction').corrected?.id).toBe(idOf(1));
    expect(draftSources(flexcrm, scene.opened, 'correction', idOf(2)).corrected?.id).toBe(idOf(2));
    scene.draft('officer', { stage: 'correction', sections: sectionsOf(flexcrm, 'correction') });
    expect(scene.opened.notices.at(-1)?.corrects).toBe(idOf(1));
  });

  it('given customers are told for the first time by a later notice, then it has what the first had, and nobody must write it', () => {
    const policy = shipped('template');
    const scene = new Scene(policy);
    scene.open({ 'data.leak': 'confirmed' });
    scene.give('officer', { do: 'scope', audience: { contracts: ['C-1'] }, calls: null });
    scene.draft('officer', { sections: policy.notices.stages.first.sections, text: ref('text') });
    send(scene);
    const sections = () => wantedSections(policy, scene.opened, 'follow-up');
    expect(sections()).not.toContain('scope');
    scene.give('officer', { do: 'scope', audience: 'all', calls: null });
    expect(sections()).toEqual(expect.arrayContaining(['scope', 'impact']));
  });
});
