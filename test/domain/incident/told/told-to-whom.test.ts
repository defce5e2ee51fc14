import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../../functions/domain/base/scope.ts';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { handedOver } from '../../../../functions/domain/incident/joining/join.ts';
import { newsFor } from '../../../../functions/domain/incident/owed/told-words.ts';
import { covers } from '../../../../functions/domain/incident/told/what-was-told.ts';
import { shipped } from '../../../policies/shipped.ts';
import { flexcrm, NOTICE, person, ref, Scene, SYSTEM } from '../scene.ts';
import { idle, idOf, later, sectionsOf, send, standing, tell, told } from './telling.ts';

const LEAK = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'cause.wrongful': 'confirmed' };
const PROCESSOR = { ...LEAK, 'data.role': 'processor' };
const ONE: Scope = { contracts: ['C-1'] };
const TWO: Scope = { contracts: ['C-1', 'C-2'] };
const withLaw = shipped('flexcrm');
const NONE = {
  ...{ 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none', 'service.impact': 'none' },
  ...{ 'service.felt': 'none', spread: 'none', obligation: 'none', risk: 'none' },
  ...{ 'fixed.quickly': 'yes', 'prevention.inPlace': 'yes' },
};

function scoped(scene: Scene, audience: Scope): Scene {
  scene.give('officer', { do: 'scope', audience, calls: null });
  return scene;
}

/** Opened, with that scope, and told. */
function toldTo(audience: Scope, facts: Record<string, string>, policy = flexcrm): Scene {
  const scene = new Scene(policy);
  scene.open(facts);
  scoped(scene, audience);
  idle(scene);
  tell(scene);
  return scene;
}

/** The second incident ends as part of the first. */
function joinInto(into: Scene, from: Scene): void {
  const target = { incident: 'I-000000000009', status: 'open', drill: false } as const;
  from.give('officer', { do: 'join', into: target, reason: ref('same'), reasonInto: ref('same there') });
  const handed = handedOver(from.opened);
  if (handed === null) throw new Error('nobody asked to join it');
  into.after('PT5M').give(SYSTEM, { do: 'merge', from: { ...handed, incident: 'I-000000000002' } });
  from.give(person('officer'), { do: 'finish-join' });
  idle(into);
}

describe('customers who turn out to be concerned after a notice went out', () => {
  it.each([['all' as Scope], [TWO]])(
    'given a scope widened to %j, then a follow-up is owed to them, drafted, and met once it went out',
    (wider) => {
      const scene = scoped(toldTo(ONE, { 'data.leak': 'possible' }).after('PT1H'), wider);
      const duty = scene.duty('notice.follow-up');
      expect(duty).toMatchObject({ status: 'open', stage: 'follow-up' });
      expect(duty.because?.en).toContain('some of them have not been told');
      expect(newsFor(scene.policy, scene.opened)?.first?.ja).toContain('今回初めてご連絡を差し上げるお客様');
      expect(tell(scene)).toBe('follow-up');
      expect(standing(scene, 'notice.follow-up')).toEqual(['met']);
      expect(standing(scene, 'notice.first')).toEqual(['met']);
      expect(idle(scene).do).toBe('WaitForChange');
    },
  );

  /** Told to one customer, and then the last notice. */
  function detailedTo(audience: Scope): Scene {
    const scene = later(toldTo(audience, { 'data.leak': 'confirmed' }), { investigation: 'done' });
    scene.draft('officer', { stage: 'detailed', sections: sectionsOf(flexcrm, 'detailed') });
    send(scene);
    return scene;
  }

  it('given the detailed notice went out, then those newly concerned are owed a follow-up, which speaks of no error, and nobody a correction', () => {
    const scene = scoped(detailedTo(ONE).after('PT1H'), TWO);
    expect(scene.duty('notice.follow-up')).toMatchObject({ status: 'open', stage: 'follow-up' });
    expect(scene.duty('notice.follow-up').because?.ja).not.toContain('訂正');
    expect(newsFor(scene.policy, scene.opened)?.instead).toBeNull();
    expect(tell(scene)).toBe('follow-up');
    expect(standing(scene, 'notice.follow-up')).toEqual(['met']);
  });

  it('given the detailed notice went out and left out what is graver, then only a correction adds it', () => {
    const scene = later(detailedTo(ONE), { 'data.personal': 'confirmed' });
    expect(scene.duty('notice.follow-up').stage).toBe('correction');
    const followUp = { stage: 'follow-up', sections: sectionsOf(flexcrm, 'follow-up') } as const;
    expect(scene.draft('officer', followUp)).toMatchObject({ refused: 'wrong-stage' });
  });

  it('given the scope is narrowed, or widened before the notice goes out, then nothing is owed beside the notice', () => {
    expect(standing(scoped(toldTo('all', { 'data.leak': 'possible' }), ONE), 'notice.follow-up')).toEqual([]);
    const unsent = new Scene(flexcrm);
    unsent.open({ 'data.leak': 'possible' });
    scoped(unsent, ONE);
    unsent.draft();
    expect(standing(scoped(unsent, TWO), 'notice.follow-up')).toEqual([]);
  });

  it('given a scope widened and taken back before anybody was told, then the follow-up is void and its draft withdrawn', () => {
    const scene = scoped(toldTo(ONE, { 'data.leak': 'possible' }), TWO);
    idle(scene);
    scene.draft(null, { stage: 'follow-up', sections: sectionsOf(flexcrm, 'follow-up') });
    scoped(scene, ONE);
    expect(standing(scene, 'notice.follow-up')).toEqual(['void']);
    expect(scene.notice(idOf(2))).toMatchObject({ status: 'withdrawn', withdrawn: 'not-owed' });
  });

  it('given a follow-up went to one customer more, then narrowing and widening among those told owes nothing', () => {
    const scene = scoped(toldTo(ONE, { 'data.leak': 'possible' }), { contracts: ['C-2'] });
    idle(scene);
    tell(scene);
    expect(scene.notice(idOf(2)).scopes).toEqual([ONE, { contracts: ['C-2'] }]);
    scoped(scene, TWO);
    expect(standing(scene, 'notice.follow-up')).toEqual(['met']);
  });

  it('given the controllers were told and more customers are concerned, then it is owed again, the filings come back, and the follow-up meets it', () => {
    const scene = toldTo(ONE, PROCESSOR, withLaw);
    expect(standing(scene, 'controller')).toEqual(['met']);
    expect(standing(scene, 'authority.ppc.prompt').at(-1)).toBe('void');
    scoped(scene.after('PT1H'), TWO);
    expect(standing(scene, 'controller')).toEqual(['met', 'open']);
    expect(scene.duty('controller#2').because?.ja).toContain('対象となるお客様の範囲が広がり');
    expect(standing(scene, 'authority.ppc.prompt').at(-1)).toBe('open');
    idle(scene);
    tell(scene);
    expect(standing(scene, 'controller')).toEqual(['met', 'met']);
    expect(standing(scene, 'authority.ppc.prompt').at(-1)).toBe('void');
  });

  it('given a condition and a list of contracts mean the same customers, then nobody is owed anything, and the telling of the controllers stands', () => {
    const scene = toldTo({ where: { plan: 'gold' } }, PROCESSOR, withLaw);
    expect(standing(scene, 'controller')).toEqual(['met']);
    scene.give('officer', { do: 'scope', audience: TWO, calls: null, told: [NOTICE] });
    expect(standing(scene, 'notice.follow-up')).toEqual([]);
    expect(standing(scene, 'controller')).toEqual(['met']);
    scoped(scene, { contracts: ['C-1', 'C-2', 'C-3'] });
    expect(standing(scene, 'notice.follow-up')).toEqual(['open']);
    expect(standing(scene, 'controller')).toEqual(['met', 'open']);
  });

  it.each<[readonly Scope[], Scope, boolean]>([
    [['all'], ONE, true],
    [[ONE], 'all', false],
    [[TWO], ONE, true],
    [[ONE, { contracts: ['C-2'] }], TWO, true],
    [[{ where: { plan: 'gold' } }], { where: { plan: 'gold', region: 'east' } }, true],
    [[{ where: { plan: 'gold', region: 'east' } }], { where: { plan: 'gold' } }, false],
    [[{ where: { plan: 'gold' } }], ONE, false],
    [[ONE], { where: { plan: 'gold' } }, false],
  ])('given %j were told, then of %j it is %s that all were', (scopes, audience, all) => {
    expect(covers(scopes, audience)).toBe(all);
  });
});

describe('customers of an incident that is joined into another', () => {
  it('given they were not told yet, then the other incident owes them a follow-up', () => {
    const into = toldTo(ONE, { 'data.leak': 'possible' });
    const from = new Scene(flexcrm);
    from.open({ 'data.leak': 'possible' });
    scoped(from, { contracts: ['C-2'] });
    joinInto(into, from);
    expect(into.opened.audience).toEqual(TWO);
    expect(into.duty('notice.follow-up')).toMatchObject({ status: 'open', stage: 'follow-up' });
    expect(tell(into)).toBe('follow-up');
    expect(standing(into, 'notice.follow-up')).toEqual(['met']);
  });

  it('given they were told of a leak, and the other incident, where nobody was, finds none, then it owes them a correction', () => {
    const into = new Scene(flexcrm);
    into.open({});
    joinInto(into, told(flexcrm, { 'data.leak': 'confirmed' }));
    later(into, NONE);
    expect(into.duty('notice.follow-up')).toMatchObject({ status: 'open', stage: 'correction' });
    expect(into.duty('notice.follow-up').because?.ja).toContain('漏えい');
    expect(tell(into)).toBe('correction');
    expect(standing(into, 'notice.follow-up')).toEqual(['met']);
    expect(idle(into).do).toBe('WaitForChange');
  });

  it('given everybody was told there and one customer here, then everybody is concerned here', () => {
    const into = toldTo(ONE, { 'data.leak': 'possible' });
    joinInto(into, told(flexcrm, { 'data.leak': 'possible' }));
    expect(into.opened.audience).toBe('all');
  });

  it('given a join of an earlier release, which hands over nothing that was told, then none of it is corrected', () => {
    const from = told(flexcrm, { 'data.leak': 'confirmed' });
    const target = { incident: 'I-000000000009', status: 'open', drill: false } as const;
    from.give('officer', { do: 'join', into: target, reason: ref('same'), reasonInto: ref('same there') });
    const { told: _, ...handed } = handedOver(from.opened) ?? { told: [] };
    const into = new Scene(flexcrm);
    into.open({});
    into.give(SYSTEM, { do: 'merge', from: { ...handed, incident: 'I-000000000002' } as never });
    later(into, NONE);
    expect(standing(into, 'notice.follow-up')).toEqual([]);
  });
});

describe('a telling that a person put on record', () => {
  const items = { outline: 'known', 'data-items': 'known' } as const;
  const tellRecorded = (scene: Scene, duty: string, more = {}) =>
    scene.give('officer', {
      ...{ do: 'complete', duty, evidence: ref('told') },
      report: { items: { ...items, ...more }, text: ref('text'), reference: null },
    });

  it.each(['controller', 'principals'])(
    'given %s, when more is known later, then it is owed again by name, and settled by a record with it',
    (kind) => {
      const scene = new Scene(withLaw);
      scene.open({ ...LEAK, 'data.role': kind === 'controller' ? 'processor' : 'controller' });
      tellRecorded(scene, kind);
      expect(standing(scene, kind)).toEqual(['met']);
      later(scene, { 'procedure.fits': 'yes' });
      expect(standing(scene, kind)).toEqual(['met']);
      later(scene, { 'cause.kind': 'intrusion' });
      expect(standing(scene, kind)).toEqual(['met', 'open']);
      expect(scene.duty(`${kind}#2`).because?.ja).toContain('お知らせの時点では不明であった事項');
      tellRecorded(scene, `${kind}#2`, { cause: 'known' });
      expect(standing(scene, kind)).toEqual(['met', 'met']);
    },
  );
});

describe('what was told and proves wrong', () => {
  const corrected = (scene: Scene, name: string) => {
    expect(scene.duty('notice.follow-up')).toMatchObject({ status: 'open', stage: 'correction' });
    expect(scene.duty('notice.follow-up').because?.ja).toContain(name);
    idle(scene);
    expect(tell(scene)).toBe('correction');
    expect(standing(scene, 'notice.follow-up')).toEqual(['met']);
    expect(idle(scene).do).toBe('WaitForChange');
  };

  it('given the lost data was kept elsewhere and is not, then a correction is owed; the other way round, nothing', () => {
    const scene = told(flexcrm, { 'data.loss': 'confirmed', 'data.personal': 'none', 'data.copy': 'yes' });
    corrected(later(scene, { 'data.copy': 'no' }), '同じ内容のデータの有無');
    const found = told(flexcrm, { 'data.loss': 'confirmed', 'data.personal': 'none', 'data.copy': 'no' });
    expect(standing(later(found, { 'data.copy': 'yes' }), 'notice.follow-up')).toEqual([]);
  });

  it('given personal data was ruled out and is concerned, then a correction is owed; where nothing was said of it, it is news', () => {
    corrected(
      later(told(flexcrm, { 'data.leak': 'confirmed', 'data.personal': 'none' }), { 'data.personal': 'confirmed' }),
      '個人データ',
    );
    const unknown = later(told(flexcrm, { 'data.leak': 'confirmed' }), { 'data.personal': 'confirmed' });
    expect(unknown.duty('notice.follow-up').stage).toBe('follow-up');
  });

  const SETS = ['sales', 'accounts'];

  function withSets(policy = flexcrm): Scene {
    const scene = new Scene(policy);
    scene.open({ ...PROCESSOR, 'data.sets': SETS.slice(0, 1) as never });
    idle(scene);
    tell(scene);
    return scene;
  }

  it('given another data set is concerned, then a follow-up and the telling of the controllers are owed; given one fewer, a correction', () => {
    const scene = later(withSets(withLaw), { 'data.sets': SETS.slice(0, 2) as never });
    expect(scene.duty('notice.follow-up')).toMatchObject({ status: 'open', stage: 'follow-up' });
    expect(standing(scene, 'controller')).toEqual(['met', 'open']);
    tell(scene);
    expect(standing(scene, 'notice.follow-up')).toEqual(['met']);
    expect(standing(scene, 'controller')).toEqual(['met', 'met']);
    later(scene, { 'data.sets': SETS.slice(1, 2) as never });
    expect(scene.duty('notice.follow-up#2')).toMatchObject({ status: 'open', stage: 'correction' });
  });

  function state(scene: Scene, times: { occurredAt?: string; restoredAt?: string }): Scene {
    const stated = Object.fromEntries(Object.entries(times).map(([name, at]) => [name, instant(at)]));
    scene.give('officer', { do: 'assess', facts: {}, times: stated, overrule: null, reason: ref('why') });
    return scene;
  }

  function toldOfTimes(times: { occurredAt?: string; restoredAt?: string }): Scene {
    const scene = new Scene(flexcrm);
    scene.open({ 'service.impact': 'major', 'service.felt': 'confirmed', 'data.affected': 'none' });
    state(scene.after('PT30M'), times);
    idle(scene);
    tell(scene);
    return scene;
  }

  it('given the time of occurrence is told and stated otherwise, then a correction is owed; not within the minute, nor where none was told', () => {
    const scene = toldOfTimes({ occurredAt: '2026-04-24T17:30:00+09:00' }).after('PT1H');
    expect(standing(state(scene, { occurredAt: '2026-04-24T17:30:40+09:00' }), 'notice.follow-up')).toEqual([]);
    corrected(state(scene, { occurredAt: '2026-04-24T12:00:00+09:00' }), '発生日時');
    const unsaid = state(told(flexcrm, { 'data.leak': 'possible' }), { occurredAt: '2026-04-24T12:00:00+09:00' });
    expect(standing(unsaid, 'notice.follow-up')).toEqual([]);
  });

  it('given the restoration is told and stated otherwise, then a correction is owed', () => {
    const scene = toldOfTimes({ restoredAt: '2026-04-24T18:20:00+09:00' }).after('PT3H');
    corrected(state(scene, { restoredAt: '2026-04-24T20:00:00+09:00' }), '復旧の状況');
  });

  it('given a cause that was told turns out to be another, then a correction is owed; a cause that no notice gave is none', () => {
    const scene = new Scene(flexcrm);
    scene.open({ 'data.leak': 'confirmed', 'data.personal': 'none' });
    scene.assess({ 'cause.kind': 'fault' });
    scene.draft(null, { sections: [...sectionsOf(flexcrm, 'first'), 'cause'] });
    send(scene);
    corrected(later(scene, { 'cause.kind': 'misconfiguration' }), '原因');
    const unsaid = new Scene(flexcrm);
    unsaid.open({ 'data.leak': 'confirmed', 'data.personal': 'none' });
    unsaid.assess({ 'cause.kind': 'fault' });
    unsaid.draft();
    send(unsaid);
    expect(standing(later(unsaid, { 'cause.kind': 'misconfiguration' }), 'notice.follow-up')).toEqual([]);
    expect(unsaid.notice(NOTICE).tells.facts).not.toHaveProperty('cause.kind');
  });
});

describe('a filing that was waived', () => {
  it('given graver facts since, then it is owed again from then, says why, and somebody is called; given the same, it stays waived', () => {
    const scene = new Scene(withLaw);
    scene.open({
      'data.leak': 'possible',
      'cause.wrongful': 'possible',
      'data.personal': 'possible',
      'data.role': 'controller',
    });
    scene.give('officer', { do: 'waive', duty: 'authority.ppc.prompt', reason: ref('reason') });
    scene.after('P10D').assess({ 'procedure.fits': 'yes' });
    expect(standing(scene, 'authority.ppc.prompt')).toEqual(['waived']);
    scene.assess({
      'data.leak': 'confirmed',
      'data.personal': 'confirmed',
      'data.sensitive': 'confirmed',
      'data.persons': 50_000 as never,
    });
    expect(standing(scene, 'authority.ppc.prompt')).toEqual(['waived', 'open']);
    const again = scene.duty('authority.ppc.prompt#2');
    expect(again.because?.ja).toMatch(/^「実施しない」とした時点より重い事実が判明したため（.*漏えい.*本人の数/);
    expect(again.deadline.at ?? '').toMatch(/^2026-05-0[789]/);
    expect(scene.opened.pages.some(({ why }) => why === 'again')).toBe(true);
    scene.give('officer', { do: 'waive', duty: 'authority.ppc.prompt', reason: ref('reason') });
    scene.after('PT1H').assess({ 'procedure.fits': 'no' });
    expect(standing(scene, 'authority.ppc.prompt')).toEqual(['waived', 'waived']);
  });
});
