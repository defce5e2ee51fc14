import { describe, expect, it } from 'vitest';
import { instant } from '../../../../../functions/domain/base/time/instant.ts';
import type { IncidentCommand } from '../../../../../functions/domain/incident/command/command.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../../functions/domain/signal/stated-times.ts';
import { SHIPPED, shipped } from '../../../../policies/shipped.ts';
import { Letters, sectionOf } from '../../letters.ts';
import { ref, Scene, SYSTEM } from '../../scene.ts';
import { body } from '../drafted.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const FELT: Facts = { 'service.felt': 'confirmed' };
type Opening = Partial<Extract<IncidentCommand, { do: 'open' }>>;
const REPORTED: Opening = { origin: { kind: 'report', reporter: null } };
/** What says of the service that it is up, or down. */
type Step = (scene: Scene) => unknown;

function opened(company: string, facts: Facts, more: Opening, ...steps: readonly Step[]): Letters {
  const scene = new Scene(shipped(company), '2026-04-24T18:00:00+09:00');
  scene.open(facts, more);
  scene.assess(FELT);
  for (const step of steps) step(scene.after('PT5M'));
  return new Letters(scene);
}

const outage =
  (to: string | null): Step =>
  (scene) =>
    scene.give('officer', {
      do: 'record-outage',
      function: 'Export',
      from: at('17:00'),
      to: to === null ? null : at(to),
    });

const states =
  (facts: Facts, times: StatedTimes = {}): Step =>
  (scene) =>
    scene.give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });

const signal =
  (state: 'firing' | 'ended'): Step =>
  (scene) =>
    scene.give(SYSTEM, {
      ...{ do: 'attach-signal', source: 'alarm-1', signal: `e-${scene.items.length}`, count: 1, times: {} },
      ...{ seen: { at: scene.now, state, words: ref('words') }, facts: {} },
    });

const DOWN = /未復旧|復旧しておりません|発生しております|生じております/;
const ENGLISH_DOWN = /not yet|has not been restored|There is a|is impaired/;

describe('a notice of an outage that users felt', () => {
  it.each(SHIPPED)(
    'given in %s nobody and nothing says that it is still down, then it is being confirmed, in every section',
    (company) => {
      const first = opened(company, {}, REPORTED).send('first');
      for (const section of ['outline', 'when', 'status', 'impact'] as const) {
        expect(sectionOf(first, section)).not.toMatch(DOWN);
        expect(body(first, section, 'en') ?? '').not.toMatch(ENGLISH_DOWN);
      }
      expect(sectionOf(first, 'outline')).toContain('サービス障害が発生いたしました。');
      expect(sectionOf(first, 'when')).toContain('復旧日時：確認中');
      expect(first.text.ja?.sections.find(({ section }) => section === 'status')?.body ?? UNCLEAR).toBe(UNCLEAR);
      expect(first.lacking).toEqual([]);
    },
  );

  it.each<[string, Facts, Opening, readonly Step[]]>([
    ['an alarm of data fires', { 'data.leak': 'possible' }, {}, []],
    ['its alarm was deleted', {}, {}, [signal('ended')]],
    ['the outages on record are over, and times elsewhere say nothing', FELT, REPORTED, [outage('17:30')]],
  ])('given %s, then it claims not that it is down', (_, facts, more, steps) => {
    const first = opened('flexcrm', facts, more, ...steps).draft('first');
    expect(
      ['outline', 'when', 'status', 'impact'].map((one) => sectionOf(first, one as 'when')).join('\n'),
    ).not.toMatch(DOWN);
  });

  it.each<[string, Facts, Opening, readonly Step[]]>([
    ['its alarm fires', { 'service.impact': 'major' }, {}, []],
    ['an outage on record goes on', {}, REPORTED, [outage(null)]],
    ['a person says how far it is impaired', {}, REPORTED, [states({ 'service.impact': 'minor' })]],
    [
      'a person took its restoration back',
      {},
      REPORTED,
      [states({}, { restoredAt: at('18:01') }), states({}, { restoredAt: null })],
    ],
    ['its alarm fires beside one of data that is over', { 'service.impact': 'major', 'data.leak': 'possible' }, {}, []],
  ])('given %s, then it is not restored', (_, facts, more, steps) => {
    const first = opened('flexcrm', facts, more, ...steps).draft('first');
    expect(sectionOf(first, 'when')).toContain('復旧日時：未復旧');
    expect(sectionOf(first, 'status')).toContain('現時点では、復旧しておりません。');
    expect(body(first, 'status', 'en')).toContain('The service has not been restored yet.');
  });

  it('[FC-4] given it was being confirmed, when nobody ever felt anything, then a correction sets right what was told', () => {
    const letters = opened('flexcrm', {}, REPORTED);
    letters.send('first');
    letters.scene.after('PT1H').assess({ 'service.felt': 'none', 'service.impact': 'none' });
    const news = sectionOf(letters.send('correction'), 'new');
    expect(news).toContain('（誤）本サービスのご利用に支障が生じたことを確認いたしました。');
    expect(letters.owed()).toEqual([]);
  });

  it('given it was being confirmed, when it turns out to be down, then that is news, and nothing was wrong', () => {
    const letters = opened('flexcrm', {}, REPORTED);
    letters.send('first');
    outage(null)(letters.scene.after('PT1H'));
    expect(letters.owed().join()).not.toContain('correction');
    expect(sectionOf(letters.draft('follow-up'), 'new')).toContain('現時点では、復旧しておりません。');
  });
});

const UNCLEAR = '復旧の状況は、現在確認しております。';
