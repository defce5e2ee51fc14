import { describe, expect, it } from 'vitest';
import { contentRefs } from '../../../../functions/domain/base/ledger/content.ts';
import { isActive } from '../../../../functions/domain/components/paging/escalation.ts';
import { evolve, initialState } from '../../../../functions/domain/incident/evolve/evolve.ts';
import { nextForDuty } from '../../../../functions/domain/incident/next/next-for-duty.ts';
import { shipped } from '../../../policies/shipped.ts';
import { major, person, ref, refusedWith, Scene, SYSTEM, types } from '../scene.ts';
import { join, joined, merge, TARGET } from './joins.ts';

const ended = (scene: Scene) => scene.opened.duties.map(({ id, status, reason }) => ({ id, status, reason }));

describe('an incident that is joined into another', () => {
  it('given a draft that waits for approval, then it is cancelled, its duties are void with the reason, nobody is called', () => {
    const scene = new Scene().sealedFirst();
    scene.give('officer', join());
    const events = scene.give(person('officer'), { do: 'finish-join' });
    expect(types(events).at(0)).toBe('notice.cancelled');
    expect(types(events).at(-1)).toBe('incident.joined');
    expect(scene.opened).toMatchObject({ status: 'joined', join: { into: TARGET } });
    expect(ended(scene).filter(({ status }) => status === 'open' || status === 'missed')).toEqual([]);
    expect(scene.duty('notice.first').reason).toEqual({
      ja: `インシデント ${TARGET} に統合したため`,
      en: `joined into ${TARGET}`,
    });
    expect(scene.opened.pages.filter(isActive)).toEqual([]);
    expect(scene.next()).toEqual({ do: 'End' });
    expect(nextForDuty(scene.policy, scene.state, 'notice.first', 1, scene.now)).toEqual({ do: 'End' });
    expect(scene.report()).toMatchObject({ status: 'joined', joinedInto: TARGET });
  });

  it('given customers whom its notice did not reach, then the call to them goes on after the join, and is done here', () => {
    const scene = new Scene().deliveredFirst();
    scene.give(SYSTEM, { do: 'record-unreached', notice: scene.notice().id, contracts: ['C-0001'] });
    expect(scene.duty('call').status).toBe('open');
    scene.give('officer', join());
    scene.give(person('officer'), { do: 'finish-join' });
    expect(scene.opened).toMatchObject({ status: 'joined', outlives: ['call'] });
    expect(scene.opened.pages.filter(isActive).map(({ duty }) => duty)).toEqual(['call']);
    const complete = { do: 'complete', duty: 'call' } as const;
    expect(types(scene.give('officer', { ...complete, evidence: ref('told by phone') }))).toEqual(['duty.met']);
    expect(scene.opened.pages.filter(isActive)).toEqual([]);
  });

  it('given a first notice that went out, then what was told and met stays on its record', () => {
    const scene = new Scene().deliveredFirst();
    const before = scene.duty('notice.first');
    scene.give('officer', join());
    scene.give(person('officer'), { do: 'finish-join' });
    expect(scene.notice().status).toBe('delivered');
    expect(scene.duty('notice.first')).toEqual(before);
  });

  it('given a notice on its way, an open headquarters or a person who does not lead, then it is refused', () => {
    const sending = new Scene().sealedFirst();
    sending.approve();
    sending.after(sending.policy.notices.hold).give(SYSTEM, { do: 'start-delivery', notice: sending.notice().id });
    expect(sending.ask('officer', join())).toEqual(refusedWith('not-ready'));
    expect(major().ask('responder', join())).toMatchObject({
      refused: 'not-allowed',
      reason: { en: expect.stringMatching(/one of these roles.*security officer/) },
    });
    expect(major().ask(SYSTEM, join())).toEqual(refusedWith('not-allowed'));
  });

  it('given itself, a closed one, a joined one or a drill, then it is refused', () => {
    const scene = major();
    expect(scene.ask('officer', join({ incident: scene.opened.id }))).toEqual(refusedWith('invalid'));
    expect(scene.ask('officer', join({ status: 'closed' }))).toEqual(refusedWith('not-open'));
    expect(scene.ask('officer', join({ status: 'joined' }))).toEqual(refusedWith('not-open'));
    expect(scene.ask('officer', join({ drill: true }))).toEqual(refusedWith('invalid'));
  });

  it('given a join under way, then nothing else is decided, and a second join is refused', () => {
    const scene = new Scene().sealedFirst();
    scene.give('officer', join());
    for (const command of [join(), { do: 'close', reason: null } as const])
      expect(scene.ask('officer', command)).toEqual(refusedWith('not-ready'));
    expect(scene.approve()).toEqual(refusedWith('not-ready'));
    scene.give('officer', { do: 'finish-join' });
    expect(scene.ask('officer', { do: 'finish-join' })).toEqual(refusedWith('joined'));
    for (const command of [join(), { do: 'reopen', reason: ref('again') } as const])
      expect(scene.ask('officer', command)).toEqual(refusedWith('joined'));
  });

  it('given a target that refused meanwhile, then it goes on as it was, and can be joined again', () => {
    const scene = new Scene().sealedFirst();
    scene.give('officer', join());
    const reason = { ja: '終了しています。', en: 'It is closed.' };
    scene.give(SYSTEM, { do: 'withdraw-join', reason });
    expect(scene.opened).toMatchObject({ status: 'open', join: null });
    expect(scene.notice().status).toBe('sealed');
    expect(types(scene.give('officer', join()))).toEqual(['join.requested']);
  });
});

describe('an incident that takes another over', () => {
  it('given nothing known here and a leak there, then the leak, its level and its duties are here', () => {
    const from = major();
    const into = new Scene();
    into.open({}, { origin: { kind: 'signal', source: 'alarm-2', signal: 'e-2' } });
    joined(from, into);
    expect(into.opened).toMatchObject({
      facts: { 'data.leak': 'possible' },
      signals: 2,
      assessment: { level: 'major' },
    });
    expect(into.opened.sources).toEqual(['alarm-2', 'alarm-1']);
    expect(into.duty('notice.first').status).toBe('open');
    expect(into.report().joinedFrom).toEqual(['I-000000000002']);
  });

  it('given an incident nobody has assessed, then nothing is lost here', () => {
    const from = new Scene();
    from.open();
    const into = major();
    const before = into.opened.facts;
    joined(from, into);
    expect(into.opened.facts).toEqual(before);
    expect(into.opened.assessment.level).toBe('major');
  });

  it('given statements that differ, then the graver stands, whoever stated it, the record says so, and people are called to decide', () => {
    const from = new Scene();
    from.open({ 'data.leak': 'confirmed', 'service.felt': 'confirmed', 'data.loss': 'possible' });
    const into = new Scene();
    into.open({ 'data.leak': 'possible', 'data.loss': 'possible' });
    into.assess({ 'service.felt': 'none' });
    joined(from, into);
    expect(into.opened.facts).toMatchObject({
      'data.leak': 'confirmed',
      'service.felt': 'confirmed',
      'data.loss': 'possible',
    });
    expect(into.opened.pages.filter(({ why }) => why === 'differs')).toHaveLength(1);
    const [merged] = into.items.flatMap(({ events }) => events.filter(({ type }) => type === 'incident.merged'));
    expect(merged).toMatchObject({
      conflicts: [
        { fact: 'data.leak', kept: 'confirmed', dropped: 'possible' },
        { fact: 'service.felt', kept: 'confirmed', dropped: 'none' },
      ],
    });
  });

  it('given a person ruled a leak out here and the signals there confirm one, then it is confirmed, its duties are owed, and people are called', () => {
    const from = new Scene();
    from.open({ 'data.leak': 'confirmed' });
    const into = new Scene();
    into.open();
    into.assess({ 'data.leak': 'none' });
    joined(from, into);
    expect(into.opened.facts['data.leak']).toBe('confirmed');
    expect(into.duty('notice.first').status).toBe('open');
    expect(into.opened.pages.some(({ why }) => why === 'differs')).toBe(true);
  });

  it.each([
    ['the harmless one into the grave one', false],
    ['the grave one into the harmless one', true],
  ])(
    'given what is harmless in one of them, %s, then it excuses nothing that stands by what the other knows',
    (_, isGraveJoined) => {
      const grave = new Scene(shipped('flam'));
      grave.open({ 'data.leak': 'confirmed', 'data.persons': 5000, 'cause.wrongful': 'confirmed' } as never);
      const harmless = new Scene(shipped('flam'));
      harmless.open({ 'data.leak': 'possible' });
      harmless.assess({ 'data.personal': 'none', 'data.encrypted': 'yes', 'service.felt': 'none' });
      const filings = grave.opened.duties.filter(({ status }) => status === 'open').map(({ kind }) => kind);
      expect(filings).toContain('authority.ppc.prompt');
      const [from, into] = isGraveJoined ? [grave, harmless] : [harmless, grave];
      const before = into.opened.pages.length;
      joined(from, into);
      const open = into.opened.duties.filter(({ status }) => status === 'open').map(({ kind }) => kind);
      expect(open).toEqual(expect.arrayContaining(filings));
      // What excuses nothing is taken over: nobody has to say it again.
      expect(into.opened.facts).toMatchObject({ 'data.persons': 5000, 'service.felt': 'none' });
      expect([into.opened.facts['data.personal'] ?? 'unknown', into.opened.assessment.missing]).toEqual([
        'unknown',
        expect.arrayContaining(['data.personal']),
      ]);
      expect(into.opened.pages.slice(before).map(({ why }) => why)).toContain('differs');
      expect(into.opened.pages.slice(before).map(({ why }) => why)).not.toContain('taken-back');
    },
  );

  it('given the two agree, then nobody is called to decide', () => {
    const [from, into] = [major(), major()];
    joined(from, into);
    expect(into.opened.pages.filter(({ why }) => why === 'differs')).toEqual([]);
  });

  it('given what people stated there, then signals do not change it here', () => {
    const from = new Scene();
    from.open();
    from.assess({ 'data.leak': 'confirmed' });
    const into = new Scene();
    into.open();
    joined(from, into);
    const facts = { 'data.leak': 'none' };
    into.give(SYSTEM, { do: 'attach-signal', source: 'alarm-1', signal: 'e-9', count: 1, facts, times: {} });
    expect(into.opened.facts['data.leak']).toBe('confirmed');
  });

  it('given an earlier beginning and detection there, then deadlines count from then', () => {
    const from = major();
    const into = new Scene();
    into.after('PT20M').open({ 'data.leak': 'possible' });
    const due = into.duty('notice.first').deadline.at;
    from.after('PT21M');
    into.after('PT1M');
    joined(from, into);
    expect(into.opened.detectedAt).toBe(from.opened.detectedAt);
    expect(String(into.duty('notice.first').deadline.at) < String(due)).toBe(true);
  });

  it('given a draft that waits here, then the system drafts it anew when it learnt more, and an approval falls', () => {
    const from = new Scene();
    from.open({ 'data.leak': 'confirmed' });
    const into = new Scene().sealedFirst();
    into.approve();
    joined(from, into);
    expect(into.notice().status).toBe('sealed');
    expect(into.next()).toMatchObject({ do: 'ArmDeadline' });
  });

  it('given the same twice, then once', () => {
    const from = major();
    const into = major();
    joined(from, into);
    expect(into.ask(SYSTEM, { ...merge(from), from: { ...merge(from).from, incident: 'I-000000000002' } })).toEqual([]);
  });

  it('given measures under way and outages there, then they go on here', () => {
    const from = major();
    from.give('officer', { do: 'measure', kind: 'suspend', owner: 'responder' });
    from.give('officer', { do: 'record-outage', function: 'api', from: from.now, to: null });
    const into = major();
    joined(from, into);
    expect(into.duty('measure.suspend')).toMatchObject({ status: 'open', owner: 'responder' });
    expect(into.opened.outages).toHaveLength(1);
  });

  it('given customers who were set on both sides, then both are concerned here', () => {
    const [from, into] = [major(), major()];
    from.give('officer', { do: 'scope', audience: { contracts: ['C-1'] }, calls: null });
    into.give('officer', { do: 'scope', audience: { contracts: ['C-2'] }, calls: null });
    joined(from, into);
    expect(into.opened.audience).toEqual({ contracts: ['C-2', 'C-1'] });
  });

  it('given a join of its own under way, then it refuses', () => {
    const from = major();
    from.give('officer', join());
    const into = major();
    into.give('officer', join());
    expect(into.ask(SYSTEM, merge(from))).toEqual(refusedWith('not-ready'));
  });
});

it('the reason there is no text of this stream, although it has the same name: its own is read, shown and verified', () => {
  const command = { ...join(), reason: ref('c-reason'), reasonInto: { content: 'c-reason', digest: 'sha256:there' } };
  const events = major().give('officer', command);
  expect(contentRefs(events)).toEqual([ref('c-reason')]);
});

describe('three incidents of one event', () => {
  /** Opened by an alarm of its own. */
  function alarmed(number: number, facts: Record<string, string>): Scene {
    const scene = new Scene();
    const incident = `I-00000000000${number}`;
    const origin = { kind: 'signal', source: `alarm-${number}`, signal: `e-${number}` } as const;
    scene.open(facts, { incident, origin });
    return scene;
  }
  function chained(from: Scene, into: Scene): void {
    from.give('officer', join({ incident: into.opened.id }));
    const { from: handed } = merge(from);
    into.give(SYSTEM, { do: 'merge', from: { ...handed, incident: from.opened.id } });
    from.give(person('officer'), { do: 'finish-join' });
  }

  it('given one joined into a second and that into a third, then signals, facts and sources of all go on in the third', () => {
    const [first, second, third] = [
      alarmed(1, { 'data.leak': 'confirmed' }),
      alarmed(2, { 'service.impact': 'major' }),
      alarmed(3, { 'data.loss': 'possible' }),
    ];
    chained(first, second);
    chained(second, third);
    expect(third.opened.facts).toMatchObject({
      ...{ 'data.leak': 'confirmed', 'service.impact': 'major', 'data.loss': 'possible' },
    });
    expect(third.opened.sources).toEqual(['alarm-3', 'alarm-2', 'alarm-1']);
    expect(third.opened.signals).toBe(3);
    expect([first, second].map((scene) => scene.report().joinedInto)).toEqual([second.opened.id, third.opened.id]);
  });

  it('given two joined into a third one after the other, then both are named there, and what each told is kept', () => {
    const [first, second, third] = [
      alarmed(1, { 'data.leak': 'possible' }),
      alarmed(2, { 'data.leak': 'confirmed' }),
      alarmed(3, {}),
    ];
    chained(first, third);
    chained(second, third);
    expect(third.report().joinedFrom).toEqual([first.opened.id, second.opened.id]);
    expect(third.opened.facts['data.leak']).toBe('confirmed');
  });

  it('given a drill of the same source, then it is not joined into the real one, nor the real one into it', () => {
    const [drill, real] = [new Scene(), alarmed(2, { 'data.leak': 'possible' })];
    drill.open({ 'data.leak': 'possible' }, { drill: true });
    expect(drill.ask('officer', join({ incident: real.opened.id }))).toEqual(refusedWith('invalid'));
    expect(real.ask('officer', join({ incident: drill.opened.id, drill: true }))).toEqual(refusedWith('invalid'));
  });
});

it('a join plays back from its items alone', () => {
  const scene = new Scene().sealedFirst();
  scene.give('officer', join());
  scene.give(person('officer'), { do: 'finish-join' });
  expect(scene.items.reduce(evolve, initialState(scene.opened.stream))).toEqual(scene.state);
});
