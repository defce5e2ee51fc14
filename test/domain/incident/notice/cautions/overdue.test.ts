import { describe, expect, it } from 'vitest';
import { instant } from '../../../../../functions/domain/base/time/instant.ts';
import { noticeWarnings, wordingWarnings } from '../../../../../functions/domain/incident/notice/wording-warnings.ts';
import type { OpenIncident } from '../../../../../functions/domain/incident/record/state.ts';
import { drafted, first, OCCURRED, OUTAGE } from '../drafted.ts';
import { DRAFTED, incidentOf } from '../incident-of.ts';

const BEFORE = instant('2026-04-24T09:00:00.000Z');
const AFTER = instant('2026-04-24T09:30:00.000Z');
const LATE = 'お客様への最初の通知の期限、または目標としている時刻を過ぎています。';
const due = (at: string | null, more: object = {}) =>
  ({ id: 'notice.first', kind: 'notice.first', deadline: { at }, status: 'open', metAt: null, ...more }) as never;
const cautions = (duty: never, given: object = {}) => {
  const state = { facts: OUTAGE, occurredAt: OCCURRED, duties: [duty] };
  return drafted('first', state, { given }).cautions.filter(({ about }) => about === 'overdue');
};

describe('a first notice after the time that customers were given for it', () => {
  it('asks its writer for a word of the delay, and writes none by itself', () => {
    expect(cautions(due(BEFORE))).toEqual([{ about: 'overdue', sections: ['apology'] }]);
    expect(cautions(due(BEFORE, { status: 'missed', missedAt: BEFORE }))).toHaveLength(1);
    const said = (duties: never[]) => first(OUTAGE, { occurredAt: OCCURRED, duties }).text;
    expect(said([due(BEFORE)])).toEqual(said([]));
  });

  it('does not before that time, without one, once it was told, and once the delay is said', () => {
    expect(cautions(due(AFTER))).toEqual([]);
    expect(cautions(due(null))).toEqual([]);
    expect(cautions(due(BEFORE, { status: 'late', metAt: BEFORE }))).toEqual([]);
    const ja = 'ご連絡が遅くなりましたことを、深くお詫び申し上げます。';
    expect(cautions(due(BEFORE), { apology: { ja, en: 'We apologise for the delay of this notice.' } })).toEqual([]);
    expect(cautions(due(BEFORE), { apology: { ja } })).toHaveLength(1);
    const later = drafted('follow-up', { facts: OUTAGE, occurredAt: OCCURRED, duties: [due(BEFORE)] });
    expect(later.cautions.map(({ about }) => about)).not.toContain('overdue');
  });

  it('asks who approves it too, also where the time passed after it was drafted', () => {
    const wording = { written: [], lacking: [], open: [], oneLanguage: [], cautions: cautions(due(BEFORE)) };
    expect(wordingWarnings(wording, 'first').some(({ ja }) => ja.includes(LATE))).toBe(true);
    const notice = {
      ...{ stage: 'first', number: 1, status: 'drafted', draftedAt: DRAFTED, startedAt: null, author: null },
      ...{ sections: [], wording: null, audience: null, limited: null, tells: { facts: {} }, basedOn: 3 },
    } as never;
    const warned = (duty: never) => {
      const state: OpenIncident = incidentOf({ facts: OUTAGE, duties: [duty] });
      return noticeWarnings(state, notice).filter(({ ja }) => ja.includes(LATE)).length;
    };
    expect(warned(due(AFTER, { status: 'missed', missedAt: AFTER }))).toBe(1);
    expect(warned(due(AFTER))).toBe(0);
    // Its draft asked for that itself.
    expect(warned(due(BEFORE, { status: 'missed', missedAt: BEFORE }))).toBe(0);
  });
});
