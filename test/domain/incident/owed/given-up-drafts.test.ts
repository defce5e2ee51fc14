import { describe, expect, it } from 'vitest';
import { activePages } from '../../../../functions/domain/components/paging/escalation.ts';
import { foldIncident } from '../../../../functions/domain/incident/evolve/evolve.ts';
import { startingNotice } from '../../../../functions/domain/incident/notice/draft-sources.ts';
import { noticeStands } from '../../../../functions/domain/incident/standing/status-words.ts';
import { N2, NOTICE, Scene as Played, ref, type Scene, STREAM, SYSTEM, stages, start } from '../scene.ts';

const N3 = NOTICE.replace('n1', 'n3');

/** A follow-up that a person wrote waits for approval, and a correction goes out before it. */
function overtaken(): Scene {
  const scene = new Played().deliveredFirst();
  scene.draft('responder', { stage: 'follow-up', sections: stages['follow-up']?.sections ?? [] });
  scene.seal(N2);
  scene.draft('head', { stage: 'correction', corrects: NOTICE, sections: stages.correction?.sections ?? [] });
  scene.seal(N3);
  scene.approve('approver', N3);
  scene.give(SYSTEM, start(N3));
  return scene;
}

describe('a draft that can never be sent', () => {
  it('given another notice goes out before it, then it is superseded by that one, says so, and nobody is called for it any more', () => {
    const scene = overtaken();
    expect(scene.notice(N2)).toMatchObject({ status: 'superseded', supersededBy: N3 });
    expect(noticeStands(scene.opened, scene.notice(N2))).toEqual({
      ja: '送信せず（第2報（訂正）を先に送信）',
      en: 'superseded: notice no. 2 (correction) went out first',
    });
    expect(activePages(scene.opened).filter(({ why }) => why === 'approval')).toEqual([]);
    expect(scene.approve('approver', N2)).toMatchObject({ refused: 'wrong-stage' });
  });

  it('given it was overtaken, when its author drafts again, then the form goes on from their words', () => {
    const scene = overtaken();
    expect(startingNotice(scene.opened, 'follow-up')?.id).toBe(N2);
    scene.draft('responder', { stage: 'follow-up', sections: stages['follow-up']?.sections ?? [] });
    expect(startingNotice(scene.opened, 'follow-up')?.number).toBe(3);
  });

  it('given the first notice is waived while the system’s draft waits, then the draft is withdrawn and the page about it settled', () => {
    const scene = new Played().sealedFirst();
    scene.give('officer', { do: 'waive', duty: 'notice.first', reason: ref('told by phone') });
    expect(scene.notice()).toMatchObject({ status: 'withdrawn', withdrawn: 'not-owed' });
    expect(activePages(scene.opened).filter(({ why }) => why === 'approval')).toEqual([]);
  });

  it('given a draft of the system waits when the incident is closed, then it is withdrawn for that reason', () => {
    const scene = new Played().deliveredFirst();
    scene.draft(null, { stage: 'detailed', sections: stages.detailed?.sections ?? [] });
    scene.seal(N2);
    scene.closed();
    expect(scene.notice(N2)).toMatchObject({ status: 'withdrawn', withdrawn: 'closed' });
    expect(noticeStands(scene.opened, scene.notice(N2)).ja).toBe('取り下げ（インシデントの終了）');
  });

  it('given the ledger of an earlier release that said nothing of drafts at the closing, then none of them waits either', () => {
    const scene = new Played().deliveredFirst();
    scene.draft(null, { stage: 'detailed', sections: stages.detailed?.sections ?? [] });
    scene.closed();
    const earlier = scene.items.map((item) => ({
      ...item,
      events: item.events.filter(({ type }) => type !== 'notice.withdrawn'),
    }));
    const state = foldIncident(STREAM, earlier);
    expect(state.status === 'none' ? [] : state.notices.map(({ status }) => status)).toEqual([
      'delivered',
      'withdrawn',
    ]);
  });
});
