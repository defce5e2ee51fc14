import { describe, expect, it } from 'vitest';
import { noticeWarnings } from '../../../../functions/domain/incident/notice/wording-warnings.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { held, NOTICE, ref, refusedWith, Scene } from '../scene.ts';
import { idle } from './telling.ts';

function opened(policy = shipped('flexcrm')) {
  const scene = new Scene(policy);
  scene.open({ 'data.leak': 'confirmed', 'data.personal': 'confirmed' });
  return new Letters(scene);
}

/** What everybody may do against an incident is given to somebody, who records it as done. */
function contained({ scene }: Letters, kind = 'contain') {
  scene.after('PT2M').give('officer', { do: 'measure', kind, owner: 'responder' });
  scene.after('PT2M').give('responder', { do: 'complete', duty: `measure.${kind}`, evidence: ref('done') });
}

const warnings = ({ scene }: Letters) =>
  noticeWarnings(scene.opened, scene.notice()).filter(({ ja }) => ja.includes('対応策の実施が記録されました'));

describe('a notice that waits while a measure is recorded as carried out', () => {
  it('given the system wrote it, then it is stale, and drafted anew with the measure', () => {
    const letters = opened();
    expect(sectionOf(letters.draft('first'), 'measures')).toBe('現在検討中です。');
    letters.scene.seal(NOTICE);
    contained(letters);
    expect(letters.scene.approve('approver', NOTICE)).toMatchObject(refusedWith('not-ready'));
    expect(idle(letters.scene)).toEqual({ do: 'DraftNotice', stage: 'first' });
    expect(sectionOf(letters.draft('first'), 'measures')).toContain('影響の拡大を防ぐための措置を実施いたしました。');
    expect(idle(letters.scene)).toMatchObject({ do: 'SealAudience' });
  });

  it('given a person wrote it, then it can be approved, and author and approver are warned', () => {
    const letters = opened();
    letters.draft('first', { outline: { ja: 'データが漏えいしました。', en: 'Data leaked.' } });
    letters.scene.seal(NOTICE);
    expect(warnings(letters)).toEqual([]);
    contained(letters);
    expect(warnings(letters)).toHaveLength(1);
    expect(letters.scene.approve('approver', NOTICE)).toEqual([expect.objectContaining({ type: 'notice.approved' })]);
  });

  it('given it was approved before, then the approval stands, with a warning until it goes out', () => {
    const letters = opened({ ...shipped('flexcrm'), notices: { ...held.notices } });
    letters.draft('first');
    letters.scene.seal(NOTICE);
    letters.scene.approve('approver', NOTICE);
    contained(letters);
    expect(letters.scene.notice().status).toBe('approved');
    expect(idle(letters.scene)).toMatchObject({ do: 'WaitForChange' });
    expect(warnings(letters)).toHaveLength(1);
  });

  it('given a measure of which no notice tells by itself, then nothing is stale', () => {
    const letters = opened();
    letters.draft('first');
    contained(letters, 'change-passwords');
    expect(warnings(letters)).toEqual([]);
    expect(idle(letters.scene)).toMatchObject({ do: 'SealAudience' });
  });
});
