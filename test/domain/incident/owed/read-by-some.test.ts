import { describe, expect, it } from 'vitest';
import { plusMs } from '../../../../functions/domain/base/time/instant.ts';
import { HOUR_MS } from '../../../../functions/domain/base/time/units.ts';
import { isOwed } from '../../../../functions/domain/components/obligations/duties.ts';
import type { Stage } from '../../../../functions/domain/policy/shape/stages.ts';
import { targetOf } from '../../../../functions/domain/rules/deadline/reminder-moments.ts';
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

  it('[FC-4] given it set a time right and is waived for the one, when the time is set back, then readers are owed that', () => {
    const letters = outageToldToSome();
    state(letters, {}, { occurredAt: at('16:30') });
    sentToSome(letters, 'correction');
    const { scene } = letters;
    const duty = scene.opened.duties.findLast(({ kind }) => kind === 'notice.follow-up')?.id ?? '';
    scene.give('officer', { do: 'waive', duty, reason: ref('told by phone') });
    state(letters, {}, { occurredAt: at('17:00') });
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*発生日時/)]);
  });

  it('[FC-4] given the first told of a leak and its denial reached the readers, when it is confirmed after all, then they are owed that', () => {
    const letters = sentToSome(incident(OPEN, { occurredAt: at('17:00') }), 'first');
    state(letters, { 'data.leak': 'none' });
    sentToSome(letters, 'correction');
    state(letters, OPEN);
    expect(letters.owed().join()).toContain('漏えい');
    sentToSome(letters, 'follow-up');
    // The one who read the first alone has nothing new to be told.
    const newest = letters.scene.opened.duties.findLast(({ kind }) => kind === 'notice.follow-up');
    expect([newest?.status, newest?.settled?.notice]).toEqual(['met', letters.scene.opened.notices.at(-1)?.id]);
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

describe('readers got all of a follow-up that did not reach one customer, and hours later something else is owed to them', () => {
  const target = ({ scene }: Letters) => {
    const { policy, opened, now } = scene;
    const duties = opened.duties.filter((duty) => duty.kind === 'notice.follow-up' && isOwed(duty));
    return duties.map((duty) => ({
      stage: duty.stage,
      isFromNow: targetOf(policy, duty) === plusMs(now, 2 * HOUR_MS),
    }));
  };

  function heldByOne(): Letters {
    const letters = outageToldToSome();
    state(letters, OPEN);
    sentToSome(letters, 'follow-up');
    letters.scene.after('PT4H');
    return letters;
  }

  it('[FC-4] given a correction, then its target counts from when it came up', () => {
    const letters = heldByOne();
    state(letters, { 'data.leak': 'none' });
    expect(target(letters)).toEqual([{ stage: 'correction', isFromNow: true }]);
  });

  it('[FC-4] given a further follow-up, then its target counts from when it came up, and nobody is called for an old one', () => {
    const letters = heldByOne();
    state(letters, { 'data.persons': 90_000, 'data.loss': 'confirmed' });
    expect(target(letters)).toEqual([{ stage: 'follow-up', isFromNow: true }]);
  });

  it('[FC-4] given it goes to and fro before it is sent, then its target stays', () => {
    const letters = heldByOne();
    state(letters, { 'data.persons': 90_000, 'data.loss': 'confirmed' });
    const [first] = letters.scene.opened.duties.filter(isOwed).filter(({ kind }) => kind === 'notice.follow-up');
    state(letters, { 'data.leak': 'none' });
    const [now] = letters.scene.opened.duties.filter(isOwed).filter(({ kind }) => kind === 'notice.follow-up');
    expect(now).toMatchObject({ stage: 'correction', arisenAt: first?.openedAt });
  });

  it('[FC-4] given readers were not told yet, then what is owed to them too keeps the target of the first', () => {
    const letters = outageToldToSome();
    state(letters, OPEN);
    const [first] = letters.scene.opened.duties.filter(({ kind }) => kind === 'notice.follow-up');
    letters.scene.after('PT1H');
    state(letters, { 'service.felt': 'none', 'service.impact': 'none' });
    const [now] = letters.scene.opened.duties.filter(isOwed).filter(({ kind }) => kind === 'notice.follow-up');
    expect(now).toMatchObject({ stage: 'correction', arisenAt: first?.openedAt });
  });
});
