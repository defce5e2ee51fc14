import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../functions/domain/facts/values.ts';
import type { OpenIncident } from '../../../functions/domain/incident/state.ts';
import { draftForm } from '../../../functions/domain/notice/draft-form.ts';
import { carriedOn, keptWording } from '../../../functions/domain/notice/kept-wording.ts';
import type { EarlierNotice } from '../../../functions/domain/notice/situation.ts';
import type { Section, Stage } from '../../../functions/domain/notice/stages.ts';
import { drafted, earlier, OUTAGE, policy, RESTORED } from './drafted.ts';
import { DRAFTED, incidentOf } from './incident-of.ts';

const LEAK = { 'data.leak': 'confirmed', 'cause.kind': 'misconfiguration' } satisfies Facts;
const CAUSE = {
  ja: '設定を変更した際の確認に漏れがあり、閲覧の制限が外れたことが原因です。',
  en: 'A check was missed when settings were changed, which removed the access restriction.',
};

interface Course {
  readonly facts?: Facts;
  readonly section?: Section;
  readonly text?: { readonly ja: string; readonly en: string };
  readonly now?: Facts;
  readonly since?: Partial<OpenIncident>;
  readonly stage?: Stage;
  readonly told?: Partial<EarlierNotice>;
}

/** A notice with a section that a person worded, and the draft after it. */
function following({ facts = LEAK, section = 'cause', text = CAUSE, now = facts, since = {}, stage, told }: Course) {
  const first = drafted('follow-up', { facts }, { given: { [section]: text } });
  const one = earlier(first, { written: [section], ...told });
  const stated = { facts: now, statedByPeople: new Set(Object.keys(now)), ...since };
  const state = incidentOf(stated);
  return { policy, state, stage: stage ?? 'follow-up', number: 2, at: DRAFTED, previous: one, earlier: [one] } as const;
}

const applies = (course: Course) => keptWording(following(course)).map((one) => one.applies);

describe('what a person wrote in a notice that went out', () => {
  it('starts the next draft, in every language, and goes on in a draft of the system’s own', () => {
    const question = following({});
    expect(keptWording(question)).toEqual([{ section: 'cause', number: 1, bodies: CAUSE, applies: true }]);
    const cause = draftForm(question, null).find(({ section }) => section === 'cause');
    expect(cause?.bodies.ja).toEqual({ start: CAUSE.ja, system: expect.stringContaining('設定の誤りによるもの') });
    expect(cause?.bodies.en?.start).toBe(CAUSE.en);
    expect(carriedOn(question, ['cause'])).toEqual({ cause: CAUSE });
    expect(carriedOn(question, ['outline'])).toEqual({});
    expect(applies({ stage: 'detailed' })).toEqual([true]);
    expect(applies({ now: { ...LEAK, 'data.persons': 1_245 } })).toEqual([true]);
  });

  it.each<[why: string, course: Course]>([
    ['the section follows the facts', { section: 'outline' }],
    ['the cause is another', { now: { ...LEAK, 'cause.kind': 'intrusion' } }],
    ['what was told is milder now', { now: { ...LEAK, 'data.leak': 'possible' } }],
    ['what was told is not known any more', { now: { 'cause.kind': 'misconfiguration' } }],
    ['it is bound to its day', { text: { ...CAUSE, ja: '原因は、本日中に確認いたします。' } }],
    ['it was to be done', { section: 'measures', text: { ja: '権限を見直す予定です。', en: 'We reviewed access.' } }],
    ['the last report leaves nothing open', { stage: 'detailed', text: { ...CAUSE, ja: '現在調査中です。' } }],
    ['it was worded in one language', { told: { oneLanguage: ['cause'] } }],
    ['it is missing in one language', { text: { ja: CAUSE.ja, en: '' } }],
    [
      'the service was restored since, and it tells how things stood',
      {
        facts: OUTAGE,
        section: 'measures',
        text: { ja: '復旧作業を進めております。', en: 'We are restoring the service.' },
        since: { restoredAt: RESTORED },
      },
    ],
    [
      'more is known, and it says that it may be',
      {
        facts: { ...LEAK, 'data.leak': 'possible' },
        now: LEAK,
        text: { ja: '設定の誤りにより閲覧できた可能性があります。', en: 'Settings may have been wrong.' },
      },
    ],
  ])('is shown beside the field where %s', (_, course) => {
    expect(applies(course)).toEqual([false]);
    const question = following(course);
    const field = draftForm(question, null).find(({ kept }) => kept !== null);
    expect(field?.bodies.ja?.start).toBe(field?.bodies.ja?.system);
    expect(carriedOn(question, [course.section ?? 'cause'])).toEqual({});
  });

  it('is the cause of an outage that is over, too', () => {
    const facts = { ...OUTAGE, 'cause.kind': 'fault' };
    const text = { ja: '認証基盤の設定に不備がありました。', en: 'The sign-in service was misconfigured.' };
    expect(applies({ facts, text, since: { restoredAt: RESTORED } })).toEqual([true]);
  });

  it('is nothing where the system wrote the section since, and nothing beside a draft that is gone on from', () => {
    const question = following({});
    const [one] = question.earlier;
    const two = earlier(drafted('follow-up', { facts: LEAK }), { number: 2 });
    expect(keptWording({ ...question, previous: two, earlier: [two, one] })).toEqual([]);
    expect(draftForm(question, one.text).every(({ kept }) => kept === null)).toBe(true);
  });
});
