import { describe, expect, it } from 'vitest';
import { draftForm } from '../../../../functions/domain/incident/notice/draft-form.ts';
import { startingNotice } from '../../../../functions/domain/incident/notice/draft-sources.ts';
import { changedSections, oneLanguageOnly } from '../../../../functions/domain/incident/notice/given/given-sections.ts';
import { wordingWarnings } from '../../../../functions/domain/incident/notice/wording-warnings.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { major, N2, NOTICE, ref } from '../scene.ts';
import { body, drafted, OUTAGE, policy } from './drafted.ts';
import { DRAFTED, incidentOf } from './incident-of.ts';

const question = { policy, state: incidentOf({ facts: OUTAGE }), stage: 'first', number: 1, at: DRAFTED } as const;

describe('the form for a notice', () => {
  it('starts from what the system writes, and says what a person must write', () => {
    const form = draftForm(question, null);
    expect(form.find(({ section }) => section === 'outline')).toMatchObject({
      name: { ja: '事象の概要' },
      isLacking: false,
      bodies: { ja: { start: 'みほんCRMにおいて、サービス障害が発生しております。' } },
    });
    const empty = draftForm({ ...question, state: incidentOf({}) }, null);
    expect(empty.find(({ section }) => section === 'outline')).toMatchObject({ isLacking: true });
  });

  it('[SY-22] asks for extended answering hours in an outage, where the policy knows them', () => {
    const hintOf = (company: string, facts: Facts) =>
      draftForm({ ...question, policy: shipped(company), state: incidentOf({ facts }) }, null).find(
        ({ section }) => section === 'contact',
      )?.hint;
    expect(hintOf('synergy', OUTAGE)?.ja).toContain('回答時間を延長する場合');
    expect(hintOf('synergy', { 'data.leak': 'possible' })).toBeNull();
    expect(hintOf('flexcrm', OUTAGE)).toBeNull();
  });

  it('goes on from a text that was rejected, beside the system’s own', () => {
    const { text } = drafted('first', { facts: OUTAGE }, { given: { outline: '差し戻された概要です。' } });
    const form = draftForm(question, text);
    const bodies = form.find(({ section }) => section === 'outline')?.bodies.ja;
    expect(bodies?.start).toBe('差し戻された概要です。');
    expect(bodies?.system).toContain('サービス障害');
  });

  it('takes only what was changed for a person’s', () => {
    const system = drafted('first', { facts: OUTAGE });
    const sent = { outline: { ja: '変更した概要です。', en: `${body(system, 'outline', 'en')}\r\n` }, when: 'x' };
    const given = changedSections({ ...sent, when: { ja: body(system, 'when') } }, system.text, ['ja', 'en']);
    expect(given).toEqual({ outline: { ja: '変更した概要です。' } });
    expect(oneLanguageOnly(given, ['ja', 'en'])).toEqual(['outline']);
    expect(oneLanguageOnly(given, ['ja'])).toEqual([]);
  });

  it('warns author and approver when one language was changed and the other was not', () => {
    const wording = { written: [], lacking: [], open: [] };
    expect(wordingWarnings({ ...wording, oneLanguage: ['outline'] }, 'first')).toMatchObject([
      { ja: expect.stringContaining('「事象の概要」'), en: expect.stringContaining('Summary') },
    ]);
    expect(wordingWarnings({ ...wording, oneLanguage: [] }, 'first')).toEqual([]);
    expect(wordingWarnings(null, 'first')).toEqual([]);
  });
});

describe('a rejected text', () => {
  it('is kept with its reason and offered again until another takes its place', () => {
    const scene = major();
    scene.draft();
    scene.seal();
    expect(startingNotice(scene.opened, 'first')).toBeNull();
    scene.give('approver', { do: 'reject', notice: NOTICE, reason: ref('too vague') });
    expect(startingNotice(scene.opened, 'first')).toMatchObject({
      id: NOTICE,
      rejection: { by: 'approver', reason: ref('too vague') },
    });
    scene.draft('officer');
    expect(startingNotice(scene.opened, 'first')).toMatchObject({ id: N2, author: 'officer' });
  });
});

describe('a notice with a section that nobody wrote', () => {
  const wording = { written: [], lacking: ['outline'], open: [], oneLanguage: [] } as const;

  it('calls the team to write it, and cannot be approved', () => {
    const scene = major();
    const events = scene.draft(null, { wording });
    expect(events).toContainEqual(expect.objectContaining({ type: 'page.opened', why: 'assigned' }));
    scene.seal();
    expect(scene.approve()).toMatchObject({
      refused: 'not-ready',
      reason: { ja: expect.stringContaining('「事象の概要」'), en: expect.stringContaining('Summary') },
    });
  });

  it('[FC-4] is never a person’s, and the last report leaves nothing open', () => {
    const scene = major();
    scene.draft();
    scene.seal();
    scene.approve();
    scene.give({ kind: 'system', name: 'incident' }, { do: 'start-delivery', notice: NOTICE });
    const sections = policy.notices.stages.detailed?.sections ?? [];
    const open = { ...wording, lacking: [], open: ['cause'] } as const;
    scene.draft('officer', { stage: 'detailed', sections, wording: open });
    scene.seal(N2);
    expect(scene.approve('approver', N2)).toMatchObject({
      refused: 'not-ready',
      reason: { ja: expect.stringContaining('「原因」'), en: expect.stringContaining('Cause') },
    });
    const incomplete = sections.filter((section) => section !== 'cause');
    const outcome = scene.draft('officer', { stage: 'detailed', sections: incomplete, wording });
    expect(outcome).toMatchObject({ refused: 'invalid', reason: { ja: expect.stringContaining('「原因」') } });
  });
});
