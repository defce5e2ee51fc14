import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { draftForm } from '../../../../functions/domain/incident/notice/draft-form.ts';
import { draftText } from '../../../../functions/domain/incident/notice/draft-text.ts';
import { outageWarnings } from '../../../../functions/domain/incident/notice/outage-warnings.ts';
import { noticeWarnings } from '../../../../functions/domain/incident/notice/wording-warnings.ts';
import type { Section, Stage } from '../../../../functions/domain/policy/shape/stages.ts';
import type { Scene } from '../scene.ts';
import { flexcrm, ref, SYSTEM } from '../scene.ts';
import { later, sectionsOf, send, told } from '../told/telling.ts';

const OUTAGE = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const day = (clock: string) => instant(`2026-04-24T${clock}:00+09:00`);
const question = ({ policy, opened, now }: Scene, stage: Stage) =>
  ({ policy, state: opened, stage, number: 9, at: now }) as const;

function says(scene: Scene, section: Section, language: 'ja' | 'en' = 'ja', stage: Stage = 'follow-up'): string {
  const { text } = draftText(question(scene, stage));
  return text[language]?.sections.find((one) => one.section === section)?.body ?? '';
}

const lengthsIn = (when: string) => [...when.matchAll(/までの時間：(.+)$/gm)].map(([, length]) => length);

/** Detected and told at 17:50. */
const outage = () => told(flexcrm, OUTAGE);

const state = (scene: Scene, times: object) =>
  scene.give('responder', { do: 'assess', facts: {}, times, overrule: null, reason: ref('why') });

function restored(scene: Scene, after: string): Scene {
  const { now } = scene.after(after);
  state(scene, { restoredAt: now });
  return scene;
}

function failed(scene: Scene, after: string): Scene {
  const { now } = scene.after(after);
  const seen = { at: now, state: 'firing', words: ref('w') } as const;
  const signal = { source: 'alarm-1', signal: `e-${now}`, count: 1, seen, facts: {}, times: {}, again: true } as const;
  scene.give(SYSTEM, { do: 'attach-signal', ...signal });
  return scene;
}

describe('an outage that comes back', () => {
  const twice = () => {
    const scene = outage();
    state(scene, { occurredAt: day('17:40') });
    return restored(failed(restored(scene, 'PT15M'), 'PT3H'), 'PT20M');
  };

  it('is told with each recovery and how long each disturbance lasted', () => {
    const scene = twice();
    const [first, again, last] = [
      scene.opened.recovered[0]?.restoredAt,
      scene.opened.firedAgain?.at,
      scene.opened.restoredAt,
    ];
    expect([first, again, last]).toEqual([day('18:10'), day('21:10'), day('21:30')]);
    expect(says(scene, 'when').split('\n')).toEqual([
      '発生日時：2026年4月24日（金）17時40分',
      '検知日時：2026年4月24日（金）17時50分',
      '復旧日時：2026年4月24日（金）18時10分',
      '発生から復旧までの時間：30分',
      '再発日時：2026年4月24日（金）21時10分',
      '復旧日時：2026年4月24日（金）21時30分',
      '再発から復旧までの時間：20分',
    ]);
    expect(says(scene, 'when', 'en').split('\n').slice(2)).toEqual([
      'Restored: Fri 24 Apr 2026, 18:10 JST',
      'Duration: 30 min',
      'Recurred: Fri 24 Apr 2026, 21:10 JST',
      'Restored: Fri 24 Apr 2026, 21:30 JST',
      'Duration of the recurrence: 20 min',
    ]);
  });

  it('is summed up by how often it came', () => {
    expect(says(twice(), 'outline')).toContain(
      'いったん復旧した後に再発いたしましたが、2026年4月24日（金）21時30分に復旧',
    );
    expect(says(twice(), 'outline', 'en')).toContain(
      'which recurred after it had been resolved; it was resolved again on',
    );
    const thrice = restored(failed(twice(), 'PT1H'), 'PT10M');
    expect(says(thrice, 'outline')).toContain('断続的に発生しておりましたが');
    expect(says(thrice, 'when').match(/^再発日時/gm)).toHaveLength(2);
  });

  it('is counted, not listed, where it came back again and again', () => {
    const scene = twice();
    for (let round = 0; round < 8; round += 1) restored(failed(scene, 'PT1H'), 'PT10M');
    const lines = says(scene, 'when').split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[2]).toBe('再発の回数：9回');
    expect(lines[3]).toMatch(/^最後の再発日時：/);
    expect(lines[5]).toBe('再発から復旧までの時間：10分');
  });

  it('is one disturbance while its alarm flaps, unless customers had been told that it was over', () => {
    const flapping = failed(restored(outage(), 'PT15M'), 'PT5M');
    expect(says(flapping, 'when')).not.toContain('再発日時');
    const over = restored(outage(), 'PT15M');
    over.draft('officer', { stage: 'follow-up', sections: sectionsOf(flexcrm, 'follow-up') });
    send(over, {}, 'PT1M');
    const again = restored(failed(over, 'PT1M'), 'PT5M');
    expect(again.opened.notices.some(({ saysRestored }) => saysRestored)).toBe(true);
    expect(says(again, 'when')).toContain('再発日時');
  });

  it('is not taken for one by a person who takes a wrong restoration back', () => {
    const scene = restored(outage(), 'PT15M');
    state(scene, { restoredAt: null });
    expect(scene.opened.recovered).toEqual([]);
    expect(says(restored(scene, 'PT1H'), 'when')).not.toContain('再発');
  });

  it('gives no length of a first disturbance whose beginning is not known', () => {
    const when = says(failed(restored(outage(), 'PT15M'), 'PT3H'), 'when');
    expect(when).toContain(
      '復旧日時：2026年4月24日（金）18時10分\n再発日時：2026年4月24日（金）21時10分\n復旧日時：未復旧',
    );
    expect(when).not.toContain('までの時間');
  });
});

describe('outages that people recorded', () => {
  type Outages = readonly (readonly [what: string, from: string, to: string | null])[];
  const recorded = (...outages: Outages) => record(outage().after('PT6H'), ...outages);
  const record = (scene: Scene, ...outages: Outages) => {
    for (const [what, from, to] of outages) {
      scene.give('responder', {
        do: 'record-outage',
        function: what,
        from: day(from),
        to: to === null ? null : day(to),
      });
    }
    return scene;
  };

  it.each([
    [
      'apart',
      [
        ['login', '17:30', '18:00'],
        ['login', '19:00', '19:20'],
      ],
      ['30分', '20分'],
    ],
    [
      'of two functions, apart',
      [
        ['search', '19:00', '19:20'],
        ['login', '17:30', '18:00'],
      ],
      ['30分', '20分'],
    ],
    [
      'that overlap',
      [
        ['login', '17:30', '18:00'],
        ['search', '17:50', '19:20'],
      ],
      ['1時間50分'],
    ],
    [
      'that touch',
      [
        ['login', '17:30', '18:00'],
        ['search', '18:00', '18:20'],
      ],
      ['50分'],
    ],
    [
      'one within another',
      [
        ['login', '17:30', '19:00'],
        ['search', '17:40', '18:00'],
        ['export', '20:00', '20:05'],
      ],
      ['1時間30分', '5分'],
    ],
  ] as const)(
    '%s: each disturbance has its own length, and the time between counts for none',
    (_, outages, lengths) => {
      const when = says(recorded(...outages), 'when');
      expect(lengthsIn(when)).toEqual(lengths);
    },
  );

  it.each([
    ['the occurrence a little before the first', { occurredAt: day('17:28') }, ['32分', '20分']],
    ['the occurrence within the first', { occurredAt: day('17:35') }, ['25分', '20分']],
    ['the restoration a little after the last', { restoredAt: day('19:22') }, ['30分', '22分']],
    ['both', { occurredAt: day('17:28'), restoredAt: day('19:22') }, ['32分', '22分']],
    ['that it goes on', { restoredAt: null }, ['30分']],
  ])('are told apart though people stated %s', (_, times, lengths) => {
    const apart = [
      ['login', '17:30', '18:00'],
      ['login', '19:00', '19:20'],
    ] as const;
    const after = recorded(...apart);
    state(after, times);
    expect(lengthsIn(says(after, 'when'))).toEqual(lengths);
    const before = outage().after('PT6H');
    state(before, times);
    record(before, ...apart);
    if (!('restoredAt' in times)) expect(lengthsIn(says(before, 'when'))).toEqual(lengths);
  });

  it('end with what failed again after the last of them', () => {
    const scene = recorded(['login', '17:30', '18:00'], ['login', '19:00', '19:20']);
    const when = says(failed(scene, 'PT1H'), 'when');
    expect(when.match(/^再発日時/gm)).toHaveLength(2);
    expect([lengthsIn(when), when.endsWith('復旧日時：未復旧')]).toEqual([['30分', '20分'], true]);
  });

  it('are one once another is recorded that fills the gap between them', () => {
    const scene = recorded(['login', '17:30', '18:00'], ['login', '19:00', '19:20'], ['search', '17:50', '19:10']);
    expect(says(scene, 'when')).not.toContain('再発日時');
    expect(lengthsIn(says(scene, 'when'))).toEqual(['1時間50分']);
    expect(says(scene, 'outline')).not.toContain('再発');
  });

  it.each([
    ['goes on', null, []],
    ['ended after them', '19:40', ['2時間10分']],
  ])(
    'given another outage that began with the first and %s, then no restoration is told between them',
    (_, to, lengths) => {
      const scene = recorded(['login', '17:30', '18:00'], ['login', '19:00', '19:20'], ['search', '17:30', null]);
      if (to !== null) record(scene, ['search', '17:30', to]);
      const when = says(scene, 'when');
      expect([when.match(/^復旧日時/gm)?.length, lengthsIn(when)]).toEqual([1, lengths]);
      expect(when).not.toContain('再発日時');
    },
  );
});

describe('a restriction of use', () => {
  const measure = (scene: Scene, kind: string) => {
    scene.after('PT5M').give('officer', { do: 'measure', kind, owner: 'responder' });
    const duty = scene.opened.duties.findLast((one) => one.kind === `measure.${kind}`)?.id ?? '';
    scene.after('PT5M').give('responder', { do: 'complete', duty, evidence: ref('done') });
    return scene;
  };
  const restricted = () => measure(outage(), 'suspend');
  const restrictedSearch = () => measure(later(outage(), { 'service.function': 'search' }), 'suspend');

  it('is told as lifted only if somebody recorded it, whatever was restored', () => {
    const scene = restored(restricted(), 'PT10M');
    expect(says(scene, 'measures')).toBe('一部の機能の利用を制限する措置を実施いたしました。');
    measure(scene, 'lift');
    expect(says(scene, 'measures')).toBe('一部の機能の利用を制限しておりましたが、解除いたしました。');
    expect(says(scene, 'measures', 'en')).toBe('We restricted use of some functions; the restriction has been lifted.');
    measure(scene, 'suspend');
    expect(says(scene, 'measures')).toBe('一部の機能の利用を制限する措置を実施いたしました。');
  });

  it('names the function where it was known by then', () => {
    const scene = restrictedSearch();
    expect(says(scene, 'measures')).toBe('該当する機能（search）の利用を制限する措置を実施いたしました。');
    expect(says(scene, 'measures', 'en')).toBe('We have restricted use of the function affected (search).');
  });

  it('without a function on record is asked about in the form, and warned of', () => {
    const hint = (scene: Scene) =>
      draftForm(question(scene, 'follow-up'), null).find(({ section }) => section === 'measures')?.hint?.en ?? null;
    const wording = { written: [], lacking: [], open: [], oneLanguage: [] };
    const warned = (scene: Scene) =>
      outageWarnings(scene.opened, { stage: 'follow-up', limited: null, sections: ['measures'], wording }).map(
        ({ en }) => en,
      );
    const scene = restricted();
    const WHICH = expect.stringContaining('Consider naming the function');
    expect(hint(scene)).toContain('which function was restricted');
    expect(warned(scene)).toContainEqual(WHICH);
    expect(hint(restrictedSearch())).toBeNull();
    expect(warned(restrictedSearch())).not.toContainEqual(WHICH);
  });

  it('is asked about in the form while nobody recorded whether it is lifted', () => {
    const hint = (scene: Scene) =>
      draftForm(question(scene, 'follow-up'), null).find(({ section }) => section === 'measures')?.hint ?? null;
    const scene = restrictedSearch();
    expect(hint(scene)).toBeNull();
    expect(hint(restored(scene, 'PT10M'))?.ja).toContain('利用の制限を解除したかどうか');
    expect(hint(measure(scene, 'lift'))).toBeNull();
  });
});

describe('the last report of an outage', () => {
  const drafted = (scene: Scene, written: readonly Section[] = []) => {
    const sections = draftText(question(scene, 'detailed')).wanted;
    scene.draft('officer', {
      stage: 'detailed',
      sections,
      wording: { written, lacking: [], open: [], oneLanguage: [] },
    });
    const notice = scene.opened.notices.at(-1);
    return notice === undefined ? [] : noticeWarnings(scene.opened, notice).map(({ ja }) => ja);
  };
  const over = () => later(restored(outage(), 'PT15M'), { investigation: 'done' });
  const UNNAMED = expect.stringContaining('影響のあった機能も、お客様から見た症状も');

  it('that names neither function nor symptom goes out, and its author and approver are warned', () => {
    expect(drafted(over())).toContainEqual(UNNAMED);
  });

  it.each<[string, (scene: Scene) => void, readonly Section[]]>([
    ['the impact was worded', () => {}, ['impact']],
    ['the scope was worded', () => {}, ['scope']],
    ['the function is on record', (scene) => scene.assess({ 'service.function': 'search' }), []],
    ['customers felt nothing', (scene) => scene.assess({ 'service.felt': 'none' }), []],
    [
      'an outage of a function was recorded',
      (scene) =>
        scene.give('responder', { do: 'record-outage', function: 'login', from: day('17:30'), to: day('18:00') }),
      [],
    ],
  ])('is not warned of where %s', (_, act, written) => {
    const scene = over();
    act(scene);
    expect(drafted(scene, written)).not.toContainEqual(UNNAMED);
  });

  it('asks its writer for the functions that were never named', () => {
    const hint = (scene: Scene, stage: Stage) =>
      draftForm(question(scene, stage), null).find(({ section }) => section === 'scope')?.hint ?? null;
    const scene = over();
    expect(hint(scene, 'follow-up')).toBeNull();
    expect(hint(scene, 'detailed')?.en).toContain('Name the functions');
    scene.assess({ 'service.function': 'search' });
    expect(hint(scene, 'detailed')).toBeNull();
  });
});
