import { describe, expect, it } from 'vitest';
import { type Instant, later, plusMs } from '../../../../../functions/domain/base/time/instant.ts';
import { HOUR_MS } from '../../../../../functions/domain/base/time/units.ts';
import { isOwed } from '../../../../../functions/domain/components/obligations/duties.ts';
import { dueInWords } from '../../../../../functions/domain/rules/deadline/due-words.ts';
import { doneBy } from '../../../../../functions/domain/rules/deadline/reminder-moments.ts';
import { flexcrm, ref, Scene } from '../../scene.ts';
import { joined } from '../joins.ts';

/** The same policy, where the time of the first notice is promised and no aim. */
const PROMISING = {
  ...flexcrm,
  duties: flexcrm.duties.map((rule) => ({ ...rule, clock: { ...rule.clock, aim: false } })),
};
const NIGHT = '2026-04-24T22:00:00+09:00';
const DAY = '2026-04-24T10:00:00+09:00';

/** Customers were told of a leak. */
const told = (start: string, policy = flexcrm) => new Scene(policy, start).deliveredFirst();

/** The same, and it is ruled out an hour later. */
function corrected(start: string, policy = flexcrm): Scene {
  const scene = told(start, policy).after('PT1H');
  scene.assess({ 'data.leak': 'none' });
  return scene;
}

/** Comes up at the same moment, and nobody is told of it. */
function outage({ now, policy }: Scene): Scene {
  const scene = new Scene(policy, now);
  scene.open();
  scene.assess({ 'service.impact': 'major', 'service.felt': 'confirmed' });
  return scene;
}

const followUp = ({ opened }: Scene) =>
  opened.duties.filter((duty) => duty.kind === 'notice.follow-up' && isOwed(duty)).at(-1);

/** Until when it may wait, as another approved it. */
function putOff(scene: Scene, span: number): Instant {
  const until = plusMs(scene.now, span);
  const duty = followUp(scene)?.id ?? '';
  scene.give('officer', { do: 'exception', duty, about: 'timing', reason: ref('asked'), until });
  scene.give('head', { do: 'approve-exception', exception: scene.opened.response.exceptions.at(-1)?.id ?? '' });
  return until;
}

const shown = (scene: Scene) => {
  const duty = followUp(scene);
  return duty === undefined ? '' : dueInWords(scene.policy, duty).en;
};

describe('the own target of a correction that is owed', () => {
  it.each([
    ['a correction', (scene: Scene) => scene.assess({ 'data.leak': 'none' })],
    ['a follow-up', (scene: Scene) => scene.assess({ 'data.leak': 'confirmed', 'data.loss': 'confirmed' })],
  ])(
    'given %s is owed and the incident is joined into one that nobody was told of, then nothing is later',
    (_, learn) => {
      const from = told(NIGHT).after('PT1H');
      learn(from);
      const own = followUp(from);
      const target = own && doneBy(flexcrm, own);
      expect(target).toBe(plusMs(from.now, 2 * HOUR_MS));
      const into = outage(from.after('PT45M'));
      from.after('PT10M');
      into.after('PT10M');
      joined(from, into);
      const owed = into.opened.duties.filter(({ kind }) => kind.startsWith('notice.')).filter(isOwed);
      expect(owed.map((duty) => doneBy(flexcrm, duty))).toEqual(owed.map(() => target));
      into.after('PT10M').assess({ 'service.impact': 'minor' });
      expect(into.duty('notice.first').deadline.target).toBe(target);
    },
  );

  it('given both owe one, then the earlier target counts, either way round', () => {
    const early = () => corrected(NIGHT).after('PT30M');
    const late = () => {
      const scene = told(NIGHT).after('PT1H').after('PT30M');
      scene.assess({ 'data.leak': 'none' });
      return scene;
    };
    for (const [from, into] of [
      [early(), late()],
      [late(), early()],
    ] as const) {
      const targets = [from, into].map((one) => followUp(one)).map((duty) => duty && doneBy(flexcrm, duty));
      const now = later(from.now, into.now);
      from.now = now;
      into.now = now;
      joined(from.after('PT5M'), into.after('PT5M'));
      const duty = followUp(into);
      expect(duty && doneBy(flexcrm, duty)).toBe(targets.toSorted()[0]);
    }
  });

  it('given a join brings a first notice that is promised by a later time, then the words name both', () => {
    const into = corrected(NIGHT, PROMISING).after('PT30M');
    joined(outage(into), into);
    expect(shown(into)).toBe('due: by Mon 27 Apr 2026, 11:00 JST, target by Sat 25 Apr 2026, 01:10 JST');
  });

  it('given a join brings one that is only aimed at, and later, then the earlier aim is shown alone', () => {
    const into = corrected(NIGHT).after('PT30M');
    joined(outage(into), into);
    expect(shown(into)).toBe('target: by Sat 25 Apr 2026, 01:10 JST');
  });

  it('given a join brings one by an earlier time, then that alone counts', () => {
    const into = corrected(DAY);
    const from = outage(into);
    const promised = from.duty('notice.first').deadline.at;
    const own = followUp(into);
    expect((promised ?? '') < ((own && doneBy(flexcrm, own)) ?? '')).toBe(true);
    into.after('PT5M');
    from.now = into.now;
    joined(from, into);
    expect(followUp(into)?.deadline).toMatchObject({ at: promised });
    expect(followUp(into)?.deadline).not.toHaveProperty('target');
    expect(shown(into)).toBe('target: by Fri 24 Apr 2026, 12:10 JST');
  });

  it('given it comes up by the join itself, then it has none: the promise that the join brings counts', () => {
    const into = told(NIGHT);
    joined(outage(into), into);
    expect(followUp(into)?.deadline.at).not.toBeNull();
    expect(followUp(into)?.deadline).not.toHaveProperty('target');
  });

  it('given an exception puts it off, then no target is left beside', () => {
    const scene = corrected(DAY);
    const until = putOff(scene, 20 * HOUR_MS);
    expect(followUp(scene)?.deadline).toMatchObject({ at: until });
    expect(followUp(scene)?.deadline).not.toHaveProperty('target');
  });

  it('given the correction of the other incident was put off there, then it stays: that was not about this one', () => {
    const into = corrected(DAY);
    const own = followUp(into);
    const target = own && doneBy(flexcrm, own);
    const from = corrected(DAY);
    putOff(from, 20 * HOUR_MS);
    into.after('PT5M');
    from.now = into.now;
    joined(from, into);
    const duty = followUp(into);
    expect(duty && doneBy(flexcrm, duty)).toBe(target);
  });
});
