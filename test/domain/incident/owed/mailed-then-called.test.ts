import { describe, expect, it } from 'vitest';
import type { GivenSections } from '../../../../functions/domain/incident/notice/given/given-sections.ts';
import type { Stage } from '../../../../functions/domain/policy/shape/stages.ts';
import { at, FELT, incident, OPEN, state } from '../joining/courses.ts';
import type { Letters } from '../letters.ts';
import { ref } from '../scene.ts';
import { send } from '../told/telling.ts';

const BY_PHONE = { failed: { contracts: ['C-0597'], count: 1 }, unknown: { contracts: [], count: 0 } };

/** Sent to all but the one who can only be phoned; the time it was done. */
function mailed(letters: Letters, stage: Stage): string | null {
  letters.draft(stage, stage === 'detailed' ? worded(letters) : undefined);
  send(letters.scene, { rejected: 1, sent: 999 }, 'PT5M', { unreached: BY_PHONE });
  letters.scene.after('PT1M');
  return letters.scene.opened.notices.at(-1)?.finishedAt ?? null;
}

function worded({ scene: { policy } }: Letters): GivenSections {
  const text = { ja: '設定の誤りによるものです。', en: 'A wrong setting caused it.' };
  return Object.fromEntries((policy.notices.stages.detailed?.sections ?? []).map((section) => [section, text]));
}

/** Calls about one notice, counted from 1. */
function calledOf({ scene }: Letters, number: number): void {
  const subject = scene.opened.notices.find((notice) => notice.number === number)?.id;
  const duty = scene.opened.duties.find(({ kind, subject: about }) => kind === 'call' && about === subject)?.id ?? '';
  scene.after('PT10M').give('officer', { do: 'complete', duty, evidence: ref('phoned') });
}

const followUps = ({ scene }: Letters) =>
  scene.opened.duties
    .filter(({ kind }) => kind === 'notice.follow-up')
    .map(({ stage, status, metAt, settled }) => [stage, status, metAt, settled?.notice ?? null]);

const newest = ({ scene }: Letters) => scene.opened.notices.at(-1)?.id;

function outageToldToSome(): Letters {
  const letters = incident(FELT, { occurredAt: at('17:00') });
  mailed(letters, 'first');
  return letters;
}

describe('a notice was mailed to all but one, who waits for calls', () => {
  it('[FC-4] given a correction of the detailed notice that the one missed too, then it is met as it is mailed, and a follow-up waits for the one', () => {
    const letters = outageToldToSome();
    state(letters, { investigation: 'done', 'cause.kind': 'fault', 'data.leak': 'none' }, { restoredAt: at('18:05') });
    mailed(letters, 'detailed');
    state(letters, { ...OPEN, 'data.persons': 300 });
    const pages = letters.scene.opened.pages.length;
    const doneAt = mailed(letters, 'correction');
    expect(followUps(letters)).toEqual([
      ['correction', 'met', doneAt, newest(letters)],
      ['follow-up', 'open', null, null],
    ]);
    const [correction, rest] = letters.scene.opened.duties.filter(({ kind }) => kind === 'notice.follow-up');
    expect(rest?.arisenAt).toBe(correction?.openedAt);
    // Those who call are called; nobody is asked to write what was written.
    expect(letters.scene.opened.pages.slice(pages).map(({ why }) => why)).not.toContain('again');
    for (const number of [1, 2, 3]) calledOf(letters, number);
    expect(followUps(letters).map(([, status]) => status)).toEqual(['met', 'met']);
  });

  it('[FC-4] given a follow-up that is taken back before the call, then it is met by what was mailed, and its correction is owed anew', () => {
    const letters = outageToldToSome();
    state(letters, OPEN);
    const toldAt = mailed(letters, 'follow-up');
    const told = newest(letters);
    state(letters, { investigation: 'done', 'cause.kind': 'fault' }, { restoredAt: at('18:05') });
    mailed(letters, 'detailed');
    state(letters, { 'data.leak': 'none' });
    expect(followUps(letters)).toEqual([
      ['follow-up', 'met', toldAt, told],
      ['correction', 'open', null, null],
    ]);
  });

  it('[FC-4] given nothing was mailed since the follow-up came up for the one alone, when all are owed a correction, then it is void', () => {
    const letters = outageToldToSome();
    state(letters, { investigation: 'done', 'cause.kind': 'fault', 'data.leak': 'none' }, { restoredAt: at('18:05') });
    mailed(letters, 'detailed');
    state(letters, { ...OPEN, 'data.persons': 300 });
    mailed(letters, 'correction');
    state(letters, { 'data.leak': 'none' });
    expect(followUps(letters).map(([stage, status]) => [stage, status])).toEqual([
      ['correction', 'met'],
      ['follow-up', 'void'],
      ['correction', 'open'],
    ]);
  });

  it('[FL-3] given the calls are made in the order of the notices, then no call asks for a notice that was mailed before', () => {
    const letters = outageToldToSome();
    state(letters, OPEN);
    mailed(letters, 'follow-up');
    state(letters, { 'data.leak': 'none' });
    mailed(letters, 'correction');
    const before = followUps(letters);
    const pages = letters.scene.opened.pages.length;
    for (const number of [1, 2, 3]) {
      calledOf(letters, number);
      expect(followUps(letters)).toEqual(before);
    }
    expect(before.map(([, status]) => status)).toEqual(['met', 'met']);
    expect(letters.scene.opened.pages).toHaveLength(pages);
  });

  it('[FL-3] given a call tells of a leak, when that is confirmed anew after its denial, then readers are owed it all the same', () => {
    const letters = outageToldToSome();
    state(letters, OPEN);
    mailed(letters, 'follow-up');
    state(letters, { 'data.leak': 'none' });
    mailed(letters, 'correction');
    calledOf(letters, 2);
    state(letters, OPEN);
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: .*漏えい/)]);
  });
});
