import { describe, expect, it } from 'vitest';
import { draftForm } from '../../../../functions/domain/incident/notice/draft-form.ts';
import { keptWording } from '../../../../functions/domain/incident/notice/kept-wording.ts';
import type { EarlierNotice } from '../../../../functions/domain/incident/situation/situation.ts';
import type { Section } from '../../../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { drafted, earlier, policy } from './drafted.ts';
import { DRAFTED, incidentOf } from './incident-of.ts';

const LEAK = { 'data.leak': 'confirmed', 'cause.kind': 'misconfiguration' } satisfies Facts;
const CAUSE = {
  ja: '設定を変更した際の確認に漏れがあり、閲覧の制限が外れたことが原因です。',
  en: 'A check was missed when settings were changed, which removed the access restriction.',
};

interface Course {
  readonly section?: Section;
  readonly text?: { readonly ja: string; readonly en: string };
  readonly now?: Facts;
}

/** A notice with a section that a person worded, and the draft after it. */
function following({ section = 'cause', text = CAUSE, now = LEAK }: Course = {}) {
  const first = drafted('follow-up', { facts: LEAK }, { given: { [section]: text } });
  const one: EarlierNotice = earlier(first, { written: [section] });
  const state = incidentOf({ facts: now, statedByPeople: new Set(Object.keys(now)) });
  return { policy, state, stage: 'follow-up', number: 2, at: DRAFTED, previous: one, earlier: [one] } as const;
}

describe('what a person wrote in a notice that went out', () => {
  it.each<[why: string, course: Course]>([
    ['nothing changed since', {}],
    ['the cause is another', { now: { ...LEAK, 'cause.kind': 'intrusion' } }],
    ['something graver is known', { now: { ...LEAK, 'cause.wrongful': 'confirmed', 'data.persons': 1_500 } }],
    [
      'it was bound to its day',
      { text: { ja: '4月24日18時までに再設定いたします。', en: 'We will reset it by 18:00.' } },
    ],
    [
      'it speaks of the prevention',
      { section: 'prevention', text: { ja: '注意を促しました。', en: 'Staff were reminded.' } },
    ],
  ])('stands beside the field of the next draft, and never in it: %s', (_, course) => {
    const question = following(course);
    const { section = 'cause', text = CAUSE } = course;
    expect(keptWording(question)).toEqual([{ section, number: 1, bodies: text }]);
    const field = draftForm(question, null).find(({ kept }) => kept !== null);
    if (field === undefined) return;
    expect(field.bodies.ja?.start).toBe(field.bodies.ja?.system);
    expect(field.bodies.en?.start).not.toContain(text.en);
  });

  it('is nothing where the system wrote the section since, and nothing beside a draft that is gone on from', () => {
    const question = following();
    const [one] = question.earlier;
    const two = earlier(drafted('follow-up', { facts: LEAK }), { number: 2 });
    expect(keptWording({ ...question, previous: two, earlier: [two, one] })).toEqual([]);
    expect(draftForm(question, one.text).every(({ kept }) => kept === null)).toBe(true);
  });
});
