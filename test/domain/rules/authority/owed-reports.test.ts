import { describe, expect, it } from 'vitest';
import { BEFORE_ALL, instant } from '../../../../functions/domain/base/time/instant.ts';
import { inZone } from '../../../../functions/domain/base/time/zoned.ts';
import { LAWS } from '../../../../functions/domain/policy/shape/reports.ts';
import { assess } from '../../../../functions/domain/rules/assessment/assess.ts';
import { owedReports } from '../../../../functions/domain/rules/authority/owed-reports.ts';
import type { DutySituation } from '../../../../functions/domain/rules/deadline/owed.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { JAPAN } from '../../../../functions/domain/rules/law/japan.ts';
import { templateWith } from '../../drafted-policy.ts';

const policy = templateWith((base) => ({
  playbooks: [],
  law: { carrier: 'none', except: [] },
  dataSets: {
    ...base.dataSets,
    members: { title: base.title, role: 'controller', facts: { 'data.personal': 'confirmed' } },
  },
  reports: [
    ...LAWS.map((law) => ({ kind: `report.${law}`, to: 'regulator', owner: 'officer', title: base.title, law })),
    {
      kind: 'report.promised',
      to: 'regulator',
      owner: 'officer',
      title: base.title,
      law: 'ppc-prompt',
      promise: {
        clause: 'T-5',
        when: { 'data.leak': 'possible' },
        clock: { kind: 'without-delay', from: 'knowledge', target: 'PT4H' },
      },
    },
  ],
}));

const LEAK: Facts = {
  'data.leak': 'confirmed',
  'data.tampering': 'none',
  'data.loss': 'none',
  'data.personal': 'confirmed',
  'data.role': 'controller',
  'data.encrypted': 'no',
  'data.recovered': 'no',
  'data.copy': 'no',
  'data.sensitive': 'none',
  'data.financial': 'none',
  'cause.wrongful': 'none',
  'cause.kind': 'mistake',
  'data.persons': 5,
  'data.secrecy': 'none',
  telecom: 'none',
};

function reportOn(
  law: string,
  facts: Facts,
  detected = '2026-04-24T17:50:00+09:00',
  more: Partial<DutySituation> = {},
) {
  const detectedAt = instant(detected);
  const situation = {
    facts,
    assessment: assess(policy, facts, null),
    detectedAt,
    openedAt: detectedAt,
    occurredAt: null,
    ...more,
  };
  const found = owedReports(policy, situation).find(({ kind }) => kind === `report.${law}`);
  if (found === undefined) throw new Error(`no report ${law}`);
  return found;
}

const dueOf = (law: string, facts: Facts, detected?: string) =>
  inZone(reportOn(law, facts, detected).deadline?.at ?? BEFORE_ALL, policy.zone);

describe('whether a report is owed', () => {
  it('given a statute, then it is dated and names its source', () => {
    for (const law of LAWS) {
      expect(JAPAN[law].effectiveFrom).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(JAPAN[law].source.ja.length).toBeGreaterThan(5);
    }
  });

  it.each([
    ['sensitive data', { 'data.sensitive': 'possible' }],
    ['data whose abuse can cost money', { 'data.financial': 'possible' }],
    ['a wrongful purpose', { 'cause.wrongful': 'possible' }],
    ['more than 1,000 persons', { 'data.persons': 1001 }],
  ])('given a leak of personal data with %s, then prompt and full report and the persons are owed', (_what, facts) => {
    for (const law of ['ppc-prompt', 'ppc-full', 'persons']) {
      expect(reportOn(law, { ...LEAK, ...facts })).toMatchObject({ standing: 'owed', strength: 'must', missing: [] });
    }
  });

  it.each([
    ['1,000 persons and none of the grave kinds', { 'data.persons': 1000 }],
    ['strongly encrypted data', { 'data.persons': 2000, 'data.encrypted': 'yes' }],
    ['all of it recovered before anybody saw it', { 'data.persons': 2000, 'data.recovered': 'yes' }],
    ['data that is not handled', { 'data.persons': 2000, 'data.role': 'not-handling' }],
  ])('given %s, then the report is not owed, and says so with its reason', (_what, facts) => {
    const report = reportOn('ppc-prompt', { ...LEAK, ...facts });
    expect(report).toMatchObject({ standing: 'not-owed', deadline: null });
    expect(report.grounds[0]?.reason.ja).toMatch(/条件に該当しない$/);
    expect(report.grounds[0]?.reason.en).toMatch(/its conditions do not hold$/);
  });

  it('given loss with the same content kept elsewhere, then it is no loss', () => {
    const lost = { ...LEAK, 'data.leak': 'none', 'data.loss': 'confirmed', 'data.persons': 2000 };
    expect(reportOn('ppc-full', lost).standing).toBe('owed');
    expect(reportOn('ppc-full', { ...lost, 'data.copy': 'yes' }).standing).toBe('not-owed');
  });

  it('given a processor, then it reports itself as long as the controller has not been told', () => {
    const facts = { ...LEAK, 'data.persons': 2000, 'data.role': 'processor' };
    expect(reportOn('controller', facts).standing).toBe('owed');
    expect(reportOn('ppc-prompt', facts).standing).toBe('owed');
    const told = { told: { controller: { ja: '委託元への通知', en: 'the telling of the controllers' } } };
    const exempt = reportOn('ppc-prompt', facts, undefined, told);
    expect(exempt.standing).toBe('not-owed');
    expect(exempt.grounds[0]?.reason.en).toMatch(/: not needed after the telling of the controllers$/);
    // A controller is not excused by what it told others.
    expect(reportOn('ppc-prompt', { ...facts, 'data.role': 'controller' }, undefined, told).standing).toBe('owed');
  });

  it('given the role follows from the data set, then nobody is asked for it', () => {
    const { 'data.role': _, 'data.personal': __, ...rest } = LEAK;
    const facts = { ...rest, 'data.persons': 2000, 'data.sets': ['members'] };
    expect(reportOn('ppc-prompt', facts)).toMatchObject({ standing: 'owed', missing: [] });
  });

  it('given a fact is unknown, then the report stands, with its deadline and what is missing', () => {
    const { 'data.persons': _, ...unknown } = LEAK;
    const report = reportOn('ppc-prompt', unknown);
    expect(report).toMatchObject({ standing: 'open', strength: 'must', missing: ['data.persons'] });
    expect(report.deadline?.at).not.toBeNull();
    expect(report.grounds[0]?.reason.en).toMatch(/stands until it is known not to apply$/);
    expect(reportOn('ppc-full', { 'data.leak': 'possible' })).toMatchObject({ standing: 'open', strength: 'must' });
  });

  it('given nothing points to data, then the report is not raised, and one question decides it', () => {
    for (const facts of [{}, { 'service.impact': 'major' }, { 'cause.kind': 'fault' }] satisfies Facts[]) {
      const report = reportOn('ppc-full', facts);
      expect(report).toMatchObject({ standing: 'no-sign', deadline: null, missing: ['data.affected'] });
      expect(report.grounds[0]?.reason.en).toMatch(/nothing known points to it/);
    }
    expect(reportOn('ppc-full', { 'data.affected': 'none' }).standing).toBe('not-owed');
    expect(reportOn('ppc-full', { 'data.affected': 'possible' }).standing).toBe('open');
    expect(reportOn('ppc-full', { 'cause.kind': 'intrusion' }).standing).toBe('open');
  });

  it('[SY-5] given a promise, then it stands without the conditions of the law, which only adds its date', () => {
    const five = reportOn('promised', LEAK);
    expect(five).toMatchObject({ standing: 'owed', strength: 'must' });
    expect(five.deadline).toMatchObject({ at: null, target: instant('2026-04-24T12:50:00.000Z') });
    expect(five.grounds.map(({ kind, holds }) => [kind, holds])).toEqual([
      ['statute', false],
      ['promise', true],
    ]);
    const many = reportOn('promised', { ...LEAK, 'data.persons': 2000 });
    expect(many.deadline?.at).not.toBeNull();
  });

  it('[CX-6] given an attack, then police, IPA and JPCERT/CC are to be considered', () => {
    for (const desk of ['police', 'ipa', 'jpcert']) {
      expect(reportOn(desk, { ...LEAK, 'cause.kind': 'malware' })).toMatchObject({
        standing: 'owed',
        strength: 'consider',
      });
      expect(reportOn(desk, LEAK).standing).toBe('not-owed');
    }
  });

  it('given an incident before the law, then it was not in force', () => {
    const report = reportOn('ppc-prompt', { ...LEAK, 'data.persons': 2000 }, '2022-03-31T12:00:00+09:00');
    expect(report.standing).toBe('not-owed');
    expect(report.grounds[0]?.reason.en).toBe('not in force before 2022-04-01');
    expect(reportOn('ppc-prompt', { ...LEAK, 'data.persons': 2000 }, '2022-04-01T00:00:00+09:00').standing).toBe(
      'owed',
    );
  });
});

describe('by when a report is due', () => {
  const many: Facts = { ...LEAK, 'data.persons': 2000 };

  it('given the day of knowing is day 1, then the prompt report is due at the end of the fifth, weekends counted', () => {
    // Friday the 24th is day 1, Tuesday the 28th day 5.
    expect(dueOf('ppc-prompt', many)).toBe('2026-04-29T00:00:00+09:00');
  });

  it('given thirty days end on a weekend or a government holiday, then the full report rolls over', () => {
    // Day 30 of 24 April is Saturday 23 May.
    expect(dueOf('ppc-full', many)).toBe('2026-05-26T00:00:00+09:00');
    // Day 30 of 1 December is 30 December: the government is closed until 3 January, a Sunday.
    expect(dueOf('ppc-full', many, '2026-12-01T10:00:00+09:00')).toBe('2027-01-05T00:00:00+09:00');
  });

  it('given a wrongful purpose is certain, then sixty days; while it is open, thirty', () => {
    const { 'cause.wrongful': _, ...open } = many;
    expect(dueOf('ppc-full', { ...many, 'cause.wrongful': 'confirmed' })).toBe('2026-06-23T00:00:00+09:00');
    expect(dueOf('ppc-full', open)).toBe('2026-05-26T00:00:00+09:00');
  });

  it('given the P-mark, then its thirty days roll over nowhere', () => {
    expect(dueOf('p-mark-full', many)).toBe('2026-05-24T00:00:00+09:00');
  });
});
