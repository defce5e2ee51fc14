import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../../functions/domain/policy/shape/stages.ts';
import { at, fireAgain, incident, OPEN, state } from '../joining/courses.ts';
import type { Letters } from '../letters.ts';
import { ref } from '../scene.ts';
import { send } from '../told/telling.ts';

const FELT = { 'service.felt': 'confirmed', 'service.impact': 'major' } as const;
const BY_PHONE = { failed: { contracts: ['C-0597'], count: 1 }, unknown: { contracts: [], count: 0 } };

/** Sent to all but the one who can only be phoned, and whom nobody has called yet. */
function sentToSome(letters: Letters, stage: Stage): Letters {
  letters.draft(stage);
  send(letters.scene, { rejected: 1, sent: 999 }, 'PT5M', { unreached: BY_PHONE });
  letters.scene.after('PT1M');
  return letters;
}

function called({ scene }: Letters): void {
  const open = scene.opened.duties.filter(({ kind, status }) => kind === 'call' && status === 'open');
  for (const { id } of open) scene.give('officer', { do: 'complete', duty: id, evidence: ref('phoned') });
}

function outageToldToSome(): Letters {
  return sentToSome(incident(FELT, { occurredAt: at('17:00') }), 'first');
}

describe('a later notice that did not reach one customer was read by the others', () => {
  it('[FC-4] given it told of a leak, when that is ruled out, then a correction is owed at once', () => {
    const letters = outageToldToSome();
    state(letters, OPEN);
    sentToSome(letters, 'follow-up');
    state(letters, { 'data.leak': 'none' });
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*漏えい/)]);
    sentToSome(letters, 'correction');
    // The one who read neither the leak nor its correction has nothing to be told.
    const corrected = letters.scene.opened.duties.findLast(({ kind }) => kind === 'notice.follow-up');
    expect(corrected).toMatchObject({ stage: 'correction', status: 'met' });
    called(letters);
    expect(letters.owed()).toEqual([]);
  });

  it('[FL-3] given the one reads the first notice alone and a correction reaches all but them, then it waits for the call', () => {
    const letters = incident(FELT, { occurredAt: at('17:00') });
    letters.send('first');
    state(letters, { 'service.felt': 'none', 'service.impact': 'none' });
    sentToSome(letters, 'correction');
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction/)]);
    called(letters);
    expect(letters.owed()).toEqual([]);
    expect(letters.scene.opened.duties.filter(({ status }) => status === 'void')).toEqual([]);
  });

  it('[FC-4] given it told of the restoration, when it fails again, then a follow-up is owed at once', () => {
    const letters = outageToldToSome();
    state(letters, {}, { restoredAt: letters.scene.now });
    sentToSome(letters, 'follow-up');
    fireAgain(letters);
    expect(letters.owed()).toEqual([expect.stringContaining('再び発生')]);
  });

  it('[FC-4] given a correction denied the leak, when it is confirmed after all, then they are owed that', () => {
    const letters = outageToldToSome();
    state(letters, OPEN);
    sentToSome(letters, 'follow-up');
    state(letters, { 'data.leak': 'none' });
    sentToSome(letters, 'correction');
    state(letters, OPEN);
    expect(letters.owed().join()).toContain('漏えい');
  });

  it('[FL-3] given nothing changes, then it stays owed to the one until somebody called, and no longer', () => {
    const letters = outageToldToSome();
    state(letters, OPEN);
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up/)]);
    sentToSome(letters, 'follow-up');
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up/)]);
    called(letters);
    expect(letters.owed()).toEqual([]);
  });
});
