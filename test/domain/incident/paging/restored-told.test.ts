import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import {
  doubtfulRestoration,
  doubtsOfRestoration,
} from '../../../../functions/domain/incident/notice/doubtful-restoration.ts';
import { aboutRows } from '../../../../functions/domain/incident/paging/page-about.ts';
import { beforeClosing } from '../../../../functions/domain/incident/told/before-closing.ts';
import { counts, FIRST, FRIDAY, flexcrm, held, N2, NOTICE, ref, Scene, SYSTEM, stages, start } from '../scene.ts';
import { idle } from '../told/telling.ts';

const FOLLOW_UP = { stage: 'follow-up', sections: stages['follow-up']?.sections ?? [] } as const;
const DOWN = { 'service.impact': 'major', 'service.felt': 'confirmed' };

function fires(scene: Scene): void {
  const seen = { at: scene.now, state: 'firing', words: ref('words') } as const;
  const signal = { source: 'alarm-1', signal: `e-${scene.items.length}`, count: 1, seen } as const;
  scene.give(SYSTEM, { do: 'attach-signal', ...signal, facts: { 'service.impact': 'major' }, times: {} });
}

function well(scene: Scene): void {
  const seen = { at: scene.after('PT1M').now, state: 'restored', words: ref('words') } as const;
  const signal = { source: 'alarm-1', signal: 'well', count: 1, seen, facts: {} } as const;
  scene.give(SYSTEM, { do: 'attach-signal', ...signal, times: { restoredAt: scene.now } });
}

/** Customers were told of an outage whose call nobody answered; then a person states that it is over while the source still fires. */
function restoredByWord(policy = flexcrm): Scene {
  const scene = new Scene(policy);
  scene.open(DOWN, { seen: { at: scene.now, state: 'firing', words: ref('words') } });
  idle(scene);
  scene.draft();
  scene.seal();
  scene.approve();
  scene.after(policy.notices.hold).give(SYSTEM, start());
  scene.give(SYSTEM, { do: 'finish-delivery', notice: NOTICE, counts: counts(1000), finishedAt: scene.now });
  scene.after('PT1M').give('officer', { do: 'assess', facts: {}, times: { restoredAt: scene.now }, overrule: null });
  return scene;
}

function approved(scene: Scene, by: string | null = null): Scene {
  scene.draft(by, FOLLOW_UP);
  scene.seal(N2);
  scene.approve('approver', N2);
  return scene;
}

const firedAgain = (scene: Scene) => scene.opened.pages.filter(({ why }) => why === 'fired-again');
const doubts = (scene: Scene, id = N2) => doubtsOfRestoration(scene.policy, scene.opened, scene.notice(id));

describe('a notice that tells of a restoration while the source still fires', () => {
  it('is doubted before it is drafted, and while it waits, in both languages', () => {
    const scene = restoredByWord();
    expect(doubtfulRestoration(flexcrm, scene.opened, FOLLOW_UP.sections)).toEqual([
      { ja: expect.stringContaining('検知元はまだ異常'), en: expect.stringContaining('still fires') },
    ]);
    expect(doubtfulRestoration(flexcrm, scene.opened, ['outline', 'contact'])).toEqual([]);
    scene.draft('officer', FOLLOW_UP);
    expect(doubts(scene)).toHaveLength(1);
    expect(doubts(scene, NOTICE)).toEqual([]);
  });

  it('is doubted, and said before the closing, also where it was stated in the minute in which the source fired', () => {
    const scene = new Scene();
    scene.open(DOWN, { seen: { at: scene.after('PT40S').now, state: 'firing', words: ref('words') } });
    const restoredAt = instant(FRIDAY);
    scene.after('PT1M').give('officer', { do: 'assess', facts: {}, times: { restoredAt }, overrule: null });
    expect(scene.opened.restoredAt).toBe(scene.opened.detectedAt);
    const said = () => [
      doubtfulRestoration(flexcrm, scene.opened, FOLLOW_UP.sections).length,
      beforeClosing(flexcrm, scene.opened).filter(({ ja }) => ja.includes('復旧の信号が届いていません')).length,
    ];
    expect(said()).toEqual([1, 1]);
    well(scene);
    expect(said()).toEqual([0, 0]);
  });

  it('is doubted no more once the source is well', () => {
    const scene = restoredByWord();
    scene.draft('officer', FOLLOW_UP);
    well(scene);
    expect(doubts(scene)).toEqual([]);
  });

  it('is doubted anew where the source fired again after a person wrote it', () => {
    const scene = restoredByWord();
    scene.draft('officer', FOLLOW_UP);
    fires(scene.after('PT1M'));
    expect(doubts(scene).map(({ en }) => en)).toEqual([expect.stringContaining('fired again since')]);
  });

  it('is doubted once: not in what follows after customers were told of it', () => {
    const scene = approved(restoredByWord());
    scene.give(SYSTEM, start(N2));
    expect(doubtfulRestoration(flexcrm, scene.opened, FOLLOW_UP.sections)).toEqual([]);
  });

  it('given that nothing was restored, then nothing is doubted', () => {
    const scene = new Scene();
    scene.open(DOWN);
    scene.draft('officer', { sections: FIRST });
    expect(doubts(scene, NOTICE)).toEqual([]);
  });
});

describe('a source that fires again while customers are told of the restoration', () => {
  it.each([null, 'officer'])('given a text of %s that is approved and waits, then its approval lapses', (author) => {
    const scene = approved(restoredByWord(held), author);
    expect(scene.notice(N2).status).toBe('approved');
    fires(scene.after('PT1M'));
    expect(scene.notice(N2)).toMatchObject({ status: 'sealed', approval: null });
    expect(scene.ask(SYSTEM, start(N2))).toMatchObject({ refused: expect.any(String) });
  });

  it('given that its mails have started and the first call is unanswered, then responder and approver are called at once, by its name', () => {
    const scene = approved(restoredByWord());
    expect(scene.page('p1').acknowledged).toBeNull();
    scene.give(SYSTEM, start(N2));
    fires(scene.after('PT1M'));
    const [page, ...others] = firedAgain(scene);
    expect(others).toEqual([]);
    expect(page?.steps).toContainEqual(expect.objectContaining({ person: 'approver', at: scene.now }));
    expect(page?.steps.map(({ person }) => person)).toContain('responder');
    expect(page?.about).toEqual({ notice: N2 });
    const rows = page === undefined ? [] : aboutRows(scene.policy, scene.opened, page);
    expect(rows[0]?.text.ja).toContain('送信は最後まで続きます');
    expect(scene.notice(N2).status).toBe('delivering');
    fires(scene.after('PT1M'));
    expect(firedAgain(scene)).toHaveLength(1);
  });

  it('given that it has reached everybody and the first call is unanswered, then the paging order is called', () => {
    const scene = approved(restoredByWord());
    scene.give(SYSTEM, start(N2));
    scene.give(SYSTEM, { do: 'finish-delivery', notice: N2, counts: counts(1000), finishedAt: scene.now });
    fires(scene.after('PT1M'));
    expect(firedAgain(scene).map(({ about }) => about)).toEqual([{}]);
  });

  it('given that nobody was told of the restoration yet, then the first call stands for both', () => {
    const scene = restoredByWord();
    fires(scene.after('PT1M'));
    expect(firedAgain(scene)).toEqual([]);
  });
});
