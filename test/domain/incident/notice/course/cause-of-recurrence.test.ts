import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../../functions/domain/base/text.ts';
import { draftText } from '../../../../../functions/domain/incident/notice/draft-text.ts';
import type { Scene } from '../../scene.ts';
import { flexcrm, ref, SYSTEM } from '../../scene.ts';
import { told } from '../../told/telling.ts';

const OUTAGE = { 'service.impact': 'major', 'service.felt': 'confirmed' };

function cause({ policy, opened: state, now }: Scene, language: Language = 'ja'): string {
  const { text } = draftText({ policy, state, stage: 'follow-up', number: 3, at: now });
  return text[language]?.sections.find(({ section }) => section === 'cause')?.body ?? '';
}

const assess = (scene: Scene, facts: object, times: object = {}) =>
  scene
    .after('PT10M')
    .give('responder', { do: 'assess', facts: { ...facts }, times, overrule: null, reason: ref('why') });

function fails(scene: Scene): void {
  const { now } = scene.after('PT2H');
  const seen = { at: now, state: 'firing', words: ref('w') } as const;
  const signal = { source: 'alarm-1', signal: `e-${now}`, count: 1, seen, facts: {}, times: {}, again: true } as const;
  scene.give(SYSTEM, { do: 'attach-signal', ...signal });
}

describe('the cause of an outage that comes back', () => {
  const recurrent = () => {
    const scene = told(flexcrm, OUTAGE);
    assess(scene, { 'cause.kind': 'fault' }, { restoredAt: scene.now });
    fails(scene);
    return scene;
  };

  it('is told of the disruption for which it was found', () => {
    const scene = recurrent();
    expect(cause(scene)).toBe(
      '再発前の障害は、設備またはシステムの不具合によるものと判断しております。\n再発の原因は、現在調査中です。',
    );
    expect(cause(scene, 'en')).toBe(
      'We believe that the earlier disruption was caused by a fault in equipment or a system.\nWe are investigating the cause of the recurrence.',
    );
  });

  it('is told of all once a person states one for the recurrence, be it the same', () => {
    for (const kind of ['fault', 'denial-of-service']) {
      const scene = recurrent();
      const { toldSeq } = scene.opened;
      assess(scene, { 'cause.kind': kind });
      expect(cause(scene)).not.toContain('再発');
      expect(cause(scene)).toContain('によるものと判断しております。\n詳細は、引き続き調査中です。');
      expect(scene.opened.toldSeq).toBeGreaterThan(toldSeq);
    }
  });
});
