import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../../../../functions/domain/base/time/instant.ts';
import type { Stage } from '../../../../../functions/domain/policy/shape/stages.ts';
import type { Letters } from '../../letters.ts';
import { at, DATA, endBySource, FELT, fireAgain, incident, joinedInto, OPEN, outage, state, told } from '../courses.ts';

const over = (restoredAt: Instant = at('15:00')) => told(FELT, { occurredAt: at('14:00'), restoredAt });
const down = (from: Instant = at('17:00')) => incident(FELT, { occurredAt: from });

const came = ({ scene }: Letters) => ({
  again: scene.opened.firedAgain?.at ?? null,
  recovered: scene.opened.recovered.map(({ restoredAt, again, wasWell }) => [restoredAt, again.at, wasWell]),
});
const CAME_BACK = { again: at('17:00'), recovered: [[at('15:00'), at('17:00'), true]] };

function written(letters: Letters, stage: Stage): string {
  return (letters.draft(stage).text.ja?.sections ?? []).map(({ body }) => body).join('\n');
}

describe('a disturbance that customers were told is over, joined with one that nobody was told', () => {
  it.each([
    ['into the one that was told', () => joinedInto(down(), over()), 'follow-up'],
    ['into the one that was not', () => joinedInto(over(), down()), 'first'],
    [
      'into one that was joined with the one that was told',
      () =>
        joinedInto(down(), joinedInto(over(), incident(FELT, { occurredAt: at('14:10'), restoredAt: at('15:00') }))),
      'first',
    ],
  ] as const)('given it goes on %s, then it came back once, after the restoration that was told', (_, both, stage) => {
    const letters = both();
    expect(came(letters)).toEqual(CAME_BACK);
    const text = written(letters, stage);
    expect(text).toContain('復旧日時：2026年4月24日（金）15時00分');
    expect(text).toContain('再発日時：2026年4月24日（金）17時00分');
  });

  it.each([
    ['before the restoration', at('15:00'), at('14:30')],
    ['in the minute of it', at('15:00'), at('15:00')],
    [
      'seconds after it, in the same minute',
      instant('2026-04-24T15:00:10+09:00'),
      instant('2026-04-24T15:00:40+09:00'),
    ],
  ])('given it began %s, then that was none, and it is taken back', (_, restoredAt, from) => {
    const letters = joinedInto(down(from), over(restoredAt));
    expect(came(letters)).toEqual({ again: null, recovered: [] });
    expect(written(letters, 'correction')).toContain('（誤）復旧日時：2026年4月24日（金）15時00分');
    expect(came(joinedInto(over(restoredAt), down(from)))).toEqual({ again: null, recovered: [] });
  });

  it('given nobody was told of either, then no letter tells a recurrence', () => {
    const ended = () => incident(FELT, { occurredAt: at('14:00'), restoredAt: at('15:00') });
    for (const letters of [joinedInto(ended(), down()), joinedInto(down(), ended())]) {
      expect(came(letters).again).toBeNull();
      expect(written(letters, 'first')).not.toContain('再び発生');
    }
  });

  it('given what was told was a leak with its period, then no service came back', () => {
    const leak = () => told(OPEN, { occurredAt: at('14:00'), restoredAt: at('15:00') });
    const into = joinedInto(down(), leak());
    expect(came(into)).toEqual({ again: null, recovered: [] });
    expect(written(into, 'follow-up')).not.toContain('再び発生');
    const from = joinedInto(leak(), down());
    expect(came(from)).toEqual({ again: null, recovered: [] });
    expect(written(from, 'first')).not.toContain('再び発生');
  });

  it('given the one that was not told had come back itself, then that is when it came back', () => {
    const again = incident(FELT, { occurredAt: at('15:30') });
    state(again, {}, { restoredAt: at('16:30') });
    fireAgain(again);
    const failed = again.scene.opened.firedAgain?.at;
    const letters = joinedInto(again, over());
    expect(came(letters)).toEqual({ again: failed, recovered: [[at('16:30'), failed, true]] });
  });
});

/** Data alone came to harm; its source was well, and fires again. */
function backOfData(isTold: boolean, isOverAgain: boolean): Letters {
  const letters = incident({ ...DATA, 'cause.kind': 'intrusion' }, { occurredAt: at('10:00') });
  endBySource(letters);
  if (isTold) letters.send('first');
  fireAgain(letters);
  if (isOverAgain) endBySource(letters);
  return letters;
}

describe('what came back of data alone, joined with the service', () => {
  const all = [true, false].flatMap((isTold) => [true, false].map((isOverAgain) => ({ isTold, isOverAgain })));

  it.each(all)('given it was told: $isTold, over again: $isOverAgain, then no service came back, either way', (one) => {
    for (const into of [down(), backOfData(one.isTold, one.isOverAgain)]) {
      const from =
        into.scene.opened.facts['service.felt'] === 'confirmed' ? backOfData(one.isTold, one.isOverAgain) : down();
      const both = joinedInto(from, into);
      expect(came(both)).toEqual({ again: null, recovered: [] });
      expect(both.scene.opened.brokeAgain).toBeNull();
      const text = written(both, both.texts.size === 0 ? 'first' : 'follow-up');
      expect(text).not.toMatch(/再発(?!防止)|再び発生/);
      expect(text).toMatch(/データに関する事象の期間：[^\n]*10時00分から/);
    }
  });

  it('given the service came back as well, then that stands', () => {
    const service = down(at('14:00'));
    endBySource(service);
    service.send('first');
    fireAgain(service);
    const { again, recovered } = came(service);
    expect(came(joinedInto(backOfData(true, false), service))).toEqual({ again, recovered });
    expect(came(joinedInto(service, backOfData(true, false))).recovered).toEqual(recovered);
  });

  it('given only an outage on record is joined, then no service came back', () => {
    const recorded = incident();
    outage(recorded, 'Export', '14:10', '16:00');
    expect(came(joinedInto(recorded, backOfData(true, false)))).toEqual({ again: null, recovered: [] });
  });
});
