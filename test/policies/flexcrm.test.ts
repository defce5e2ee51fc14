import { describe, expect, it } from 'vitest';
import { BEFORE_ALL, instant } from '../../functions/domain/base/time/instant.ts';
import { inZone } from '../../functions/domain/base/time/zoned.ts';
import { clauseTable } from '../../functions/domain/policy/clause-table.ts';
import { matchSignal } from '../../functions/domain/policy/match-signal.ts';
import { promisesOf } from '../../functions/domain/policy/promises.ts';
import { STAGES } from '../../functions/domain/policy/shape/stages.ts';
import { assess } from '../../functions/domain/rules/assessment/assess.ts';
import { type DutySituation, owedDuties } from '../../functions/domain/rules/deadline/owed.ts';
import type { Facts } from '../../functions/domain/rules/facts/values.ts';
import { goldenFacts, goldenRows } from './golden-table.ts';
import { shipped } from './shipped.ts';

const policy = shipped('flexcrm');
const GOLDEN = 'flexcrm.golden.md';

/** Nothing that the law asks for depends on what else is unknown. */
const NO_PERSONAL_DATA: Facts = { 'data.personal': 'none' };

function situation(facts: Facts, detected = '2026-04-24 17:50', overruled: string | null = null): DutySituation {
  const detectedAt = instant(`${detected.replace(' ', 'T')}:00+09:00`);
  return { facts, assessment: assess(policy, facts, overruled), occurredAt: null, detectedAt, openedAt: detectedAt };
}

/** What is owed beside the decision about improvement, which every incident owes. */
function owed(at: DutySituation) {
  return owedDuties(policy, at).filter(({ kind }) => kind !== 'improvement');
}

function said(value: string | boolean | null): string {
  if (value === null) return 'undecided';
  return typeof value === 'string' ? value : value ? 'yes' : 'no';
}

describe('major or minor', () => {
  for (const [clause = '', known = '', level, told, clauses] of goldenRows(GOLDEN, 'Major or minor')) {
    it(`[${clause}] given ${known}, then ${level} by ${clauses || 'nothing yet'}`, () => {
      const assessment = assess(policy, goldenFacts(known), null);
      expect({
        level: said(assessment.level),
        told: said(assessment.notify),
        clauses: assessment.clauses.join(' '),
      }).toEqual({ level, told, clauses });
    });
  }

  it('[FC-1] given a major clause holds, then no unknown fact can change the level any more', () => {
    for (const facts of [{ 'data.leak': 'possible' }, { spread: 'possible' }, { obligation: 'confirmed' }]) {
      // The investigation still decides whether the detailed notice is owed.
      expect(assess(policy, { ...facts, ...NO_PERSONAL_DATA }, null).missing).toEqual(['investigation']);
    }
  });

  it('[FC-1] given nothing is known, then every fact that can make it major is missing, and none that cannot', () => {
    expect(assess(policy, {}, null).missing).toEqual([
      ...['data.affected', 'spread', 'obligation', 'risk', 'service.felt', 'cause.ours', 'service.impact'],
    ]);
  });

  it('[FC-1] given the cause is not ours, then whether the risk became real is asked no more', () => {
    expect(assess(policy, { 'cause.ours': 'no' }, null).missing).not.toContain('risk');
    expect(assess(policy, { risk: 'possible' }, null).missing).not.toContain('cause.ours');
  });

  it('[FC-2] given nothing points to major, then it is minor and nothing is missing', () => {
    expect(assess(policy, goldenFacts('rest harmless'), null)).toMatchObject({
      level: 'minor',
      notify: false,
      missing: [],
    });
  });

  it('[FC-1] given a person overrules to minor, then the level is fixed and the clauses that matched stay named', () => {
    const assessment = assess(policy, { 'data.leak': 'possible', ...NO_PERSONAL_DATA }, 'minor');
    expect(assessment).toMatchObject({ level: 'minor', notify: false, clauses: ['FC-1a'], missing: [] });
  });

  it('[FC-1] given a person overrules to major while nothing is known, then customers are told', () => {
    expect(assess(policy, NO_PERSONAL_DATA, 'major')).toMatchObject({
      level: 'major',
      notify: true,
      clauses: [],
      missing: ['investigation'],
    });
  });
});

describe('duties', () => {
  it('[FC-3] given nothing is known, then triage is owed and nothing else', () => {
    expect(owed(situation({})).map(({ kind, owner }) => [kind, owner])).toEqual([['triage', 'responder']]);
  });

  it('[FC-13] given an incident of any level, then a decision about improvement is owed from its opening', () => {
    for (const facts of [{}, goldenFacts('test.harmless yes, rest harmless'), { 'data.leak': 'possible' }]) {
      const all = owedDuties(policy, situation(facts)).filter(({ kind }) => kind === 'improvement');
      expect(all).toMatchObject([{ clause: 'FC-13', owner: 'officer', deadline: { at: null } }]);
    }
  });

  it('[FC-2] given it is minor, then no notice is owed', () => {
    expect(owed(situation(goldenFacts('test.harmless yes, rest harmless')))).toEqual([]);
  });

  for (const [clause = '', detected = '', due = '', how = ''] of goldenRows(GOLDEN, 'When the first notice is due')) {
    it(`[${clause}] given detection ${detected}, then the first notice is due ${due}`, () => {
      const [duty, ...others] = owed(situation({ 'data.leak': 'possible' }, detected));
      expect(others).toEqual([]);
      expect(duty).toMatchObject({ kind: 'notice.first', clause: 'FC-6', owner: 'officer' });
      expect(inZone(duty?.deadline.at ?? BEFORE_ALL, policy.zone)).toBe(`${due.replace(' ', 'T')}:00+09:00`);
      expect(duty?.deadline.derivation.en).toEqual(how.split('; '));
      expect(duty?.deadline.derivation.ja).toHaveLength(how.split('; ').length);
    });
  }

  it('[FC-6] the derivation says the same in Japanese', () => {
    const [first] = owed(situation({ 'data.leak': 'possible' }));
    expect(first?.deadline.derivation.ja).toEqual(['17時50分に検知（営業時間内）', '＋1時間']);
    const [weekend] = owed(situation({ 'data.leak': 'possible' }, '2026-04-24 18:10'));
    expect(weekend?.deadline.derivation.ja).toEqual([
      '2026年4月24日（金）18時10分に検知（営業時間外：営業終了後）',
      '次の営業開始は2026年4月27日（月）10時00分（その間の休業：土日）',
      '＋1時間',
    ]);
  });

  it('[FC-4] given customers are told and the investigation is done, then the detailed notice is owed without a number', () => {
    const facts: Facts = { 'data.leak': 'confirmed', investigation: 'done' };
    const duties = owed(situation(facts));
    expect(duties.map(({ kind, deadline }) => [kind, deadline.at === null])).toEqual([
      ['notice.first', false],
      ['notice.detailed', true],
    ]);
    expect(owed(situation(facts, '2026-04-24 17:50', 'minor'))).toEqual([]);
  });
});

describe('notices', () => {
  it('[FC-4] the first notice carries outline, possible impact and provisional measures, open where not yet known', () => {
    const { first } = policy.notices.stages;
    expect(first.sections).toEqual(expect.arrayContaining(['outline', 'when', 'impact', 'measures', 'next']));
    expect(first.mayBeOpen).toEqual(expect.arrayContaining(['impact', 'measures']));
  });

  it('[FC-4] the detailed notice carries cause, permanent fix and prevention, and leaves nothing open', () => {
    const { detailed } = policy.notices.stages;
    expect(detailed?.sections).toEqual(expect.arrayContaining(['cause', 'permanent-fix', 'prevention']));
    expect(detailed?.mayBeOpen).toEqual([]);
  });

  it('[FC-11] every stage ends with the contact window, whose hours are given in both languages', () => {
    for (const stage of STAGES) expect(policy.notices.stages[stage]?.sections.at(-1)).toBe('contact');
    expect(policy.contact).toMatchObject({
      email: 'security@example.jp',
      answered: { ja: expect.stringMatching(/10時/), en: expect.stringMatching(/10:00/) },
    });
  });

  it('[FC-7] mail alone is marked as an interim deviation about the channel', () => {
    const kinds = Object.values(policy.notices.channels).map(({ kind }) => kind);
    expect(kinds).toEqual(['in-product', 'site', 'site', 'mail']);
    expect(policy.notices.deviations).toMatchObject([{ clause: 'FC-7', about: 'channel' }]);
  });

  it('[FC-9] later notices go by mail alone, so that “the same channels as the first” is carried out in part, and not published', () => {
    const row = clauseTable(policy).find(({ clause }) => clause === 'FC-9');
    expect(row).toMatchObject({ standing: 'partly', later: { en: expect.stringContaining('other than email') } });
  });

  it.each([
    ['all of its channels are served', ['mail'], undefined, 'carried-out'],
    ['one of several is served', ['mail', 'product-site'], undefined, 'declared'],
    ['one of several is served, and any is enough', ['mail', 'product-site'], 'any', 'carried-out'],
    ['none is served', ['product-site'], 'any', 'declared'],
  ] as const)('given a stage names channels and %s, then it stands as that', (_, channels, metBy, standing) => {
    const { first } = policy.notices.stages;
    const stages = { ...policy.notices.stages, first: { ...first, channels: [...channels], ...(metBy && { metBy }) } };
    const promises = promisesOf({ ...policy, notices: { ...policy.notices, stages } });
    expect(promises.find(({ path }) => path.join('.') === 'notices.stages.first')?.standing).toBe(standing);
  });

  it('[FC-6] the hours are marked as assumed', () => {
    expect(policy.calendars.support?.assumed?.en).toContain('assumed');
  });
});

describe('what signals state', () => {
  const factsOf = (name: string) => matchSignal(policy.signals.alarms, [name])?.facts ?? null;

  it('an outage or errors state an impact, and leave to a person whether customers feel it', () => {
    expect(factsOf('prod-api-outage')).toEqual({ 'service.impact': 'major' });
    expect(factsOf('prod-alb-5xx-rate')).toEqual({ 'service.impact': 'minor' });
    expect(factsOf('prod-latency-p99')).toEqual({ 'service.impact': 'minor' });
  });

  it('a leak of memory is no leak of data', () => {
    expect(factsOf('prod-memory-leak')).toEqual({});
    expect(factsOf('prod-data-leak-suspected')).toEqual({ 'data.leak': 'possible' });
  });

  it('a test says that it is a test, not that it is harmless', () => {
    expect(factsOf('backup-test-restore')).toEqual({ 'cause.kind': 'test' });
    expect(factsOf('prod-latest-version')).toBeNull();
  });

  it('findings and health events that show spread make it major', () => {
    const attack = matchSignal(policy.signals.findings, ['Backdoor:EC2/DenialOfService.Udp'])?.facts;
    const abuse = matchSignal(policy.signals.health, ['AWS_ABUSE_DOS_REPORT'])?.facts;
    expect([attack, abuse].map((facts) => assess(policy, facts ?? {}, null).clauses)).toEqual([['FC-1d'], ['FC-1d']]);
  });

  it('the team holds the six people, each with the role of that name', () => {
    const ids = ['officer', 'approver', 'responder', 'head', 'executive', 'auditor'];
    for (const id of ids) {
      expect(policy.team.people).toContainEqual(
        expect.objectContaining({ id, email: `${id}@example.jp`, roles: expect.arrayContaining([id]) }),
      );
    }
    expect(policy.team.paging.map(({ role }) => role)).toEqual(['responder', 'officer', 'head', 'executive']);
  });
});
