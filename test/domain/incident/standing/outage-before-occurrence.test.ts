import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene } from '../scene.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);

/** A person stated that it occurred at 17:00 and was restored at 17:30. */
function stated(): Letters {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open();
  const facts = { 'service.impact': 'major', 'service.felt': 'confirmed' };
  const times = { occurredAt: at('17:00'), restoredAt: at('17:30') };
  scene.give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
  return new Letters(scene);
}

function outage({ scene }: Letters, from: string, to: string): void {
  scene.give('officer', { do: 'record-outage', function: 'Export', from: at(from), to: at(to) });
}

const BEGAN = '発生日時：2026年4月24日（金）16時00分';
const FIRST_OVER = '復旧日時：2026年4月24日（金）16時30分';
const AGAIN = '再発日時：2026年4月24日（金）17時00分';

describe('an outage that was over before the occurrence that a person had stated', () => {
  it('given nobody was told yet, then it counts for the functions and for the times', () => {
    const letters = stated();
    outage(letters, '16:00', '16:30');
    const draft = letters.send('first');
    expect(sectionOf(draft, 'scope')).toContain('対象機能：Export');
    const when = sectionOf(draft, 'when');
    for (const line of [BEGAN, FIRST_OVER, AGAIN]) expect(when).toContain(line);
    expect(when).toContain('復旧日時：2026年4月24日（金）17時30分');
    expect(letters.owed()).toEqual([]);
  });

  it('[FC-4] given customers were told of that occurrence, then a correction sets both side by side, once', () => {
    const letters = stated();
    letters.send('first');
    outage(letters, '16:00', '16:30');
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*発生日時/)]);
    const news = sectionOf(letters.send('correction'), 'new');
    expect(news).toContain('（誤）発生日時：2026年4月24日（金）17時00分');
    expect(news).toContain(`（正）${BEGAN}`);
    expect(letters.owed()).toEqual([]);
  });

  it('[FC-4] given it is withdrawn after it was told, then the occurrence is as it was stated', () => {
    const letters = stated();
    outage(letters, '16:00', '16:30');
    letters.send('first');
    const { scene } = letters;
    scene.give('officer', { do: 'withdraw-outage', function: 'Export', from: at('16:00'), reason: ref('mistake') });
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*発生日時/)]);
    const correction = letters.send('correction');
    expect(sectionOf(correction, 'when')).toContain('発生日時：2026年4月24日（金）17時00分');
    expect(sectionOf(correction, 'when')).not.toContain('再発');
    expect(letters.owed()).toEqual([]);
  });
});
