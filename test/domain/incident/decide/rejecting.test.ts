import { describe, expect, it } from 'vitest';
import { numberFor } from '../../../../functions/domain/incident/standing/notices.ts';
import { held, major, N2, NOTICE, ref, refusedWith, Scene, SYSTEM, start, types } from '../scene.ts';

describe('rejecting and cancelling', () => {
  it('given a text that is not good enough, when it is rejected, then the team is called and the system waits for more', () => {
    const scene = new Scene().sealedFirst();
    const reject = { do: 'reject', notice: NOTICE, reason: ref('too vague') } as const;
    expect(scene.ask('officer', reject)).toEqual(refusedWith('not-allowed'));
    expect(types(scene.ask('approver', reject))).toEqual(['notice.rejected', 'page.opened']);
    expect(scene.opened.pages.at(-1)).toMatchObject({ why: 'rejected' });
    expect(scene.ask('approver', reject)).toEqual(refusedWith('wrong-stage'));
    expect(scene.ask('approver', { ...reject, notice: 'x' })).toEqual(refusedWith('not-found'));
    expect(scene.approve()).toEqual(refusedWith('wrong-stage'));
    expect(scene.next()).not.toMatchObject({ do: 'DraftNotice' });
    expect(numberFor(scene.opened, 'first')).toBe(1);
    scene.draft('officer');
    expect(scene.notice(N2)).toMatchObject({ number: 1, status: 'drafted' });
  });

  it("given a person's text, when it is rejected, then its author is called first", () => {
    const scene = major();
    scene.draft('executive');
    scene.give('approver', { do: 'reject', notice: NOTICE, reason: ref('no') });
    expect(scene.opened.pages.at(-1)?.steps[0]?.person).toBe('executive');
  });

  it('[CX-12] given a notice in its hold time, when it is cancelled, then it does not go out; before and after it is refused', () => {
    const cancel = { do: 'cancel', notice: NOTICE } as const;
    const scene = new Scene(held).sealedFirst();
    expect(scene.ask('approver', cancel)).toEqual(refusedWith('wrong-stage'));
    scene.approve();
    expect(scene.ask('responder', cancel)).toEqual(refusedWith('not-allowed'));
    expect(scene.ask('officer', { ...cancel, notice: 'x' })).toEqual(refusedWith('not-found'));
    expect(types(scene.ask('officer', cancel))).toEqual(['notice.cancelled']);
    expect(scene.after('PT10M').ask(SYSTEM, start())).toEqual(refusedWith('wrong-stage'));
    const sent = new Scene().deliveredFirst();
    expect(sent.ask('approver', cancel)).toEqual(refusedWith('wrong-stage'));
  });
});
