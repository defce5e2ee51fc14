import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { counts, held, major, N2, NOTICE, person, refusedWith, Scene, SYSTEM, stages, start, types } from '../scene.ts';

describe('delivering', () => {
  it('[FC-6] given a delivery, when it finishes in time, then the first notice is met at its finish', () => {
    const scene = new Scene().deliveredFirst();
    expect(scene.duty('notice.first')).toMatchObject({ status: 'met', metAt: scene.now, missedAt: null });
    expect(scene.notice()).toMatchObject({ status: 'delivered', finishedAt: scene.now, counts: counts(1000) });
  });

  it('[FC-6] given a delivery, when it finishes after the due time, then it is late, and both moments stay', () => {
    const scene = new Scene().deliveredFirst('PT2H');
    expect(scene.duty('notice.first')).toMatchObject({
      status: 'late',
      missedAt: instant('2026-04-24T18:50:00+09:00'),
      metAt: scene.now,
    });
  });

  it('given a delivery that finished in time but was recorded after it, when it is recorded, then it was met', () => {
    const scene = new Scene().sealedFirst();
    scene.approve();
    scene.give(SYSTEM, start());
    const finishedAt = scene.after('PT59M').now;
    scene.after('PT5M').give(SYSTEM, { do: 'observe-duty', duty: 'notice.first', revision: 1 });
    scene.give(SYSTEM, { do: 'finish-delivery', notice: NOTICE, counts: counts(1000), finishedAt });
    expect(scene.duty('notice.first')).toMatchObject({ status: 'met', metAt: finishedAt });
  });

  it('given a first notice that went out before it was owed, when it becomes owed, then it is met by that one', () => {
    const scene = new Scene();
    scene.open({ 'service.felt': 'confirmed' });
    scene.draft('responder');
    scene.seal();
    scene.approve();
    scene.give(SYSTEM, start());
    const finishedAt = scene.after('PT10M').now;
    scene.give(SYSTEM, { do: 'finish-delivery', notice: NOTICE, counts: counts(1000), finishedAt });
    scene.after('P1D').assess({ 'data.leak': 'possible' });
    expect(scene.duty('notice.first')).toMatchObject({ status: 'met', metAt: finishedAt, missedAt: null });
  });

  it('given recipients still pending, when it is finished, then it is refused', () => {
    const scene = new Scene().sealedFirst();
    scene.approve();
    scene.give(SYSTEM, start());
    const finish = { do: 'finish-delivery', notice: NOTICE, finishedAt: scene.now } as const;
    expect(scene.ask(SYSTEM, { ...finish, counts: counts(999, { pending: 1 }) })).toEqual(refusedWith('not-ready'));
    expect(scene.ask(SYSTEM, start())).toEqual(refusedWith('wrong-stage'));
  });

  it('given a pause, when it is told twice, then people are called once; it is resumed and finished', () => {
    const scene = new Scene().sealedFirst();
    scene.approve();
    scene.give(SYSTEM, start());
    const pause = { do: 'pause-delivery', notice: NOTICE, why: 'quota', until: null } as const;
    expect(types(scene.ask(SYSTEM, pause))).toEqual(['delivery.paused', 'page.opened']);
    expect(scene.ask(SYSTEM, pause)).toEqual([]);
    expect(types(scene.ask(SYSTEM, { ...pause, why: 'denied' }))).toEqual(['delivery.paused']);
    expect(scene.notice()).toMatchObject({ status: 'paused', pause: { why: 'denied', until: null } });
    expect(types(scene.ask(SYSTEM, { do: 'resume-delivery', notice: NOTICE }))).toEqual(['delivery.resumed']);
    expect(scene.ask(SYSTEM, { do: 'resume-delivery', notice: NOTICE })).toEqual([]);
    expect(scene.notice()).toMatchObject({ status: 'delivering', pause: null });
  });

  it('given a follow-up that took a number, when another drafted before it is approved, then it must be drafted again', () => {
    const scene = new Scene(held).deliveredFirst();
    const followUp = { stage: 'follow-up', sections: stages['follow-up']?.sections ?? [] } as const;
    const correction = { stage: 'correction', sections: stages.correction?.sections ?? [] } as const;
    scene.draft('officer', followUp);
    scene.draft('officer', correction);
    scene.seal(N2, 'sha256:a2');
    const N3 = NOTICE.replace('-n1', '-n3');
    scene.seal(N3, 'sha256:a3');
    expect(types(scene.approve('approver', N2))).toEqual(['notice.approved']);
    expect(scene.approve('approver', N3)).toMatchObject({
      refused: 'not-ready',
      reason: { en: expect.stringContaining('no. 2') },
    });
    scene.draft('officer', correction);
    expect(scene.opened.notices.at(-1)).toMatchObject({ stage: 'correction', number: 3 });
  });

  it('given a notice that is not there, when anything is done to it, then it is not found', () => {
    const scene = major();
    expect(scene.ask(SYSTEM, start('x'))).toEqual(refusedWith('not-found'));
    expect(scene.ask(person('officer'), { do: 'seal-audience', notice: 'x', digest: 'd', count: 1 })).toEqual(
      refusedWith('not-found'),
    );
    const sent = new Scene().deliveredFirst();
    expect(sent.ask(SYSTEM, { do: 'seal-audience', notice: NOTICE, digest: 'd', count: 1 })).toEqual(
      refusedWith('wrong-stage'),
    );
  });
});
