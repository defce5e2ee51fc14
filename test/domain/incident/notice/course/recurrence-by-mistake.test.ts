import { describe, expect, it } from 'vitest';
import { instant } from '../../../../../functions/domain/base/time/instant.ts';
import type { GivenSections } from '../../../../../functions/domain/incident/notice/given/given-sections.ts';
import { SHIPPED, shipped } from '../../../../policies/shipped.ts';
import { Letters } from '../../letters.ts';
import { ref, Scene } from '../../scene.ts';
import { body } from '../drafted.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const FELT = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const CAUSED = { 'cause.kind': 'misconfiguration' };

/** Customers were told of an outage, of its cause, and of the next outage, which was none. */
function toldOfRecurrence(company: (typeof SHIPPED)[number], to: string | null): Letters {
  const scene = new Scene(shipped(company), '2026-04-24T18:00:00+09:00');
  scene.open();
  scene.assess({ ...FELT, ...CAUSED });
  record(scene, '16:00', '16:30');
  const letters = new Letters(scene);
  letters.send('first');
  record(scene, '17:00', to);
  return letters;
}

function record(scene: Scene, from: string, to: string | null): void {
  scene.give('officer', { do: 'record-outage', function: 'Export', from: at(from), to: to === null ? null : at(to) });
}

function withdraw({ scene }: Letters): void {
  scene.give('officer', { do: 'withdraw-outage', function: 'Export', from: at('17:00'), reason: ref('mistake') });
}

describe.each(SHIPPED)('a recurrence that was recorded by mistake, under %s', (company) => {
  it.each([null, '17:20'])(
    '[FC-4] given customers were told what caused the one before it (until %s), then the correction gives both',
    (to) => {
      const letters = toldOfRecurrence(company, to);
      letters.send('follow-up');
      withdraw(letters);
      const correction = letters.send('correction');
      expect(body(correction, 'new')).toMatch(
        /（誤）[^\n]*再発前の障害は、設定の誤りによる[^\n]*\n　（誤）再発の原因は、現在調査中です。\n　（正）設定の誤りによる/,
      );
      expect(body(correction, 'new')).toMatch(
        /（誤）[^\n]*再発日時：[^\n]*17時00分|（誤）障害の発生した期間：[^\n]*17時00分/,
      );
      const english = body(correction, 'new', 'en');
      if (letters.scene.policy.languages.includes('en'))
        expect(english).toMatch(
          /Incorrect[^\n]*the earlier disruption was caused by a misconfiguration\.\n {2}Incorrect: We are investigating the cause of the recurrence\.\n {2}Correct: We believe that this/,
        );
      expect(letters.owed()).toEqual([]);
    },
  );

  it('[FC-4] given the last report told of its end among the measures, then the correction gives both', () => {
    const letters = toldOfRecurrence(company, '17:20');
    const { scene } = letters;
    scene.give('officer', { do: 'measure', kind: 'contain', owner: 'responder' });
    scene.give('responder', { do: 'complete', duty: 'measure.contain', evidence: ref('done') });
    scene.assess({ investigation: 'done' });
    letters.send('detailed', OWN);
    withdraw(letters);
    const news = body(letters.send('correction'), 'new');
    expect(news).toMatch(
      /（誤）[^\n]*17時20分に、復旧いたしました。\n(?:　（正）[^\n]*\n)*?　（正）[^\n]*16時30分に、復旧いたしました。/,
    );
  });

  it('given nobody had stated a cause, then nothing is corrected of it', () => {
    const letters = toldOfRecurrence(company, null);
    letters.scene.assess({ 'cause.kind': 'unknown' });
    letters.send('follow-up');
    withdraw(letters);
    expect(body(letters.draft('correction'), 'new')).not.toContain('・原因\n　（誤）再発');
  });
});

const both = { ja: '詳細を確認いたしました。', en: 'We have confirmed the details.' };
const OWN: GivenSections = { cause: both, 'permanent-fix': both, prevention: both };
