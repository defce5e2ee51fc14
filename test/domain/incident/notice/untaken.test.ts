import { describe, expect, it } from 'vitest';
import { noticeWarnings } from '../../../../functions/domain/incident/notice/wording-warnings.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters } from '../letters.ts';
import { Scene } from '../scene.ts';

/** A first notice of a leak of which nothing more is known. */
function drafted(): Letters {
  const scene = new Scene(shipped('flexcrm'));
  scene.open({ 'data.leak': 'possible' });
  const letters = new Letters(scene);
  letters.draft('first');
  return letters;
}

function warned({ scene }: Letters): readonly string[] {
  const [notice] = scene.opened.notices;
  const warnings = notice === undefined ? [] : noticeWarnings(scene.opened, notice);
  return warnings.map(({ ja, en }) => `${ja} ${en}`).filter((words) => words.includes('まだ誰も引き受けていません'));
}

describe('a notice that says that something is under investigation', () => {
  it('[FC-4] given nobody has taken the incident, then its approver reads what that states, and of which sections', () => {
    expect(warned(drafted())).toEqual([expect.stringMatching(/お客様へ通知されます：「.+looking into: “/)]);
  });

  it('given somebody answered the page, then nothing is to be said of it', () => {
    const letters = drafted();
    letters.scene.give('responder', { do: 'acknowledge', page: null });
    expect(warned(letters)).toEqual([]);
  });

  it('given somebody was appointed, then nothing is to be said of it', () => {
    const letters = drafted();
    letters.scene.give('officer', { do: 'appoint', role: 'lead', person: 'responder' });
    expect(warned(letters)).toEqual([]);
  });
});
