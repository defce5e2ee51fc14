import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../functions/domain/signal/stated-times.ts';
import { SHIPPED, shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene, types } from '../scene.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const OVER = { restoredAt: at('17:30') };
const NOBODY: Facts = { 'service.felt': 'none' };

/** Customers were told that the service was disrupted from 17:00, and it is an hour later. */
function told(company = 'flexcrm'): Letters {
  const scene = new Scene(shipped(company), '2026-04-24T18:00:00+09:00');
  scene.open({}, { occurredAt: at('17:00') });
  scene.assess({ 'service.impact': 'major', 'service.felt': 'confirmed' });
  const letters = new Letters(scene);
  letters.send('first');
  scene.after('PT1H');
  return letters;
}

function state({ scene }: Letters, facts: Facts, times: StatedTimes = {}): void {
  scene.give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
}

describe('customers were told of a disruption of which nobody felt anything', () => {
  it.each(SHIPPED)(
    '[FC-4] given %s has restored the service since, then a correction sets both side by side, once',
    (company) => {
      const letters = told(company);
      state(letters, {}, OVER);
      state(letters, NOBODY);
      expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*ご利用への影響/)]);
      const sent = letters.send('correction');
      const news = sectionOf(sent, 'new');
      expect(news.match(/（誤）[^\n]*ご利用に/g)).toHaveLength(1);
      expect(sectionOf(sent, 'outline')).toContain(
        'サービス障害による本サービスのご利用への影響は、これまでの調査で確認されておりません。',
      );
      expect(news).toContain('（正）本サービスのご利用への影響は、確認されておりません。');
      expect(letters.owed()).toEqual([]);
    },
  );

  it('given it is restored only afterwards, then the correction stays owed', () => {
    const letters = told();
    state(letters, NOBODY);
    state(letters, {}, OVER);
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: /)]);
  });

  it('given another person waives the correction, then it is owed no more', () => {
    const letters = told();
    state(letters, {}, OVER);
    state(letters, NOBODY);
    const waived = letters.scene.ask('head', { do: 'waive', duty: 'notice.follow-up', reason: ref('told by phone') });
    expect(types(waived)).toContain('duty.waived');
    expect(letters.owed()).toEqual([]);
  });
});

describe('an effect on customers that is over', () => {
  it('given it is stated together with the restoration, then what they were told was right', () => {
    const letters = told();
    state(letters, NOBODY, OVER);
    expect(letters.owed()).toEqual([]);
    const last = letters.draft('follow-up');
    expect(sectionOf(last, 'outline')).toContain(
      'サービス障害が発生しておりましたが、2026年4月24日（金）17時30分に復旧',
    );
    expect(sectionOf(last, 'impact')).toContain('ご利用に支障が生じておりました。');
  });
});

describe('an effect on customers that is over, later on', () => {
  const IMPAIRED = 'ご利用に支障が生じておりました。';

  it('given more notices go out, then each tells of it in the past', () => {
    const letters = told();
    state(letters, NOBODY, OVER);
    letters.send('follow-up');
    state(letters, { 'cause.kind': 'fault' });
    expect(sectionOf(letters.send('follow-up'), 'impact')).toContain(IMPAIRED);
    state(letters, { 'cause.kind': 'disaster' });
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*原因/)]);
    const correction = letters.draft('correction');
    expect(sectionOf(correction, 'impact')).toContain(IMPAIRED);
    expect(sectionOf(correction, 'new')).not.toContain('ご利用');
  });

  it('given the restoration is taken back, then only the restoration was wrong', () => {
    const letters = told();
    state(letters, NOBODY, OVER);
    letters.send('follow-up');
    state(letters, {}, { restoredAt: null });
    expect(letters.owed().join()).not.toContain('ご利用への影響');
    expect(sectionOf(letters.draft('correction'), 'new')).not.toContain('影響は、確認されておりません');
  });

  it('given the restoration was known, or “nobody” is stated once more, then it still is no denial', () => {
    const letters = told();
    state(letters, {}, OVER);
    state(letters, NOBODY, OVER);
    expect(letters.owed()).toEqual([]);
    expect(letters.scene.opened.facts).toMatchObject({ 'service.felt': 'confirmed' });
  });

  it('given customers were told of it before it was asked anew, then it is what they were told', () => {
    const letters = told();
    state(letters, { 'service.felt': 'unknown' });
    state(letters, NOBODY, OVER);
    expect(letters.scene.opened.facts).toMatchObject({ 'service.felt': 'confirmed' });
  });

  it('given nobody was told and nobody felt it, then it is stated as such', () => {
    const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
    scene.open({}, { occurredAt: at('17:00') });
    scene.assess({ 'service.impact': 'major' });
    state(new Letters(scene), NOBODY, OVER);
    expect(scene.opened.facts).toMatchObject({ 'service.felt': 'none' });
  });
});
