import { describe, expect, it } from 'vitest';
import { instant } from '../../../../../functions/domain/base/time/instant.ts';
import { drafted, OCCURRED } from '../drafted.ts';
import { DRAFTED } from '../incident-of.ts';
import { about, done } from './about.ts';

const OUTAGE = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const suspend = done('measure.suspend', {
  metAt: instant('2026-04-24T08:30:00.000Z'),
  restricts: { recorded: [], stated: ['帳票'] },
});
const lift = done('measure.lift', { metAt: instant('2026-04-24T09:05:00.000Z'), lifts: ['measure.suspend'] });
const both = { duties: [suspend, lift] };

describe('a person’s words on a restriction of use', () => {
  const silent = { ja: '帳票の利用を制限しておりました。', en: 'Use of reports was restricted.' };
  const dated = {
    ja: '帳票は、17時30分の時点で利用を制限しておりました。この制限は、18時05分の時点で解除済みです。',
    en: 'As of 17:30, use of reports was restricted. As of 18:05, that restriction had been lifted.',
  };

  it('are looked at where they leave out the moments that the system would have told', () => {
    expect(about('detailed', OUTAGE, { impact: silent, measures: silent }, both)).toContain('restricted');
    expect(about('detailed', OUTAGE, { impact: { ...dated, en: silent.en } }, both)).toContain('restricted');
    expect(about('detailed', OUTAGE, { impact: '帳票は、17時30分から利用を制限しておりました。' }, both)).toContain(
      'restricted',
    );
  });

  it('are not where the moments stand, here or in the system’s own section, or nothing was restricted', () => {
    expect(about('detailed', OUTAGE, { impact: dated }, both)).not.toContain('restricted');
    expect(about('detailed', OUTAGE, { impact: silent, measures: dated }, both)).not.toContain('restricted');
    expect(about('detailed', OUTAGE, { measures: silent }, both)).not.toContain('restricted');
    expect(about('detailed', OUTAGE, { impact: silent }, {})).not.toContain('restricted');
    const wide = {
      ja: '帳票は、１７：３０に制限し、１８：０５に解除いたしました。制限の解除を確認しております。',
      en: dated.en,
    };
    expect(about('detailed', OUTAGE, { impact: wide }, both)).not.toContain('restricted');
  });
});

describe('a restoration before the lift of a restriction', () => {
  const cautions = (restoredAt: string, duties: readonly never[], facts: object = OUTAGE) =>
    drafted('follow-up', { facts: { ...facts }, occurredAt: OCCURRED, restoredAt: restoredAt as never, duties })
      .cautions;
  const found = (...given: Parameters<typeof cautions>) =>
    cautions(...given).find((one) => one.about === 'restored-first')?.sections ?? [];

  it('is looked at where the record has it, unless it is of another function or no outage at all', () => {
    expect(found('2026-04-24T09:00:00.000Z', [suspend, lift])).toEqual(['status', 'when']);
    expect(found('2026-04-24T09:00:00.000Z', [suspend])).toEqual(['status', 'when']);
    expect(found(DRAFTED, [suspend, lift])).toEqual([]);
    expect(found('2026-04-24T09:00:00.000Z', [])).toEqual([]);
    const other = { ...OUTAGE, 'service.function': 'login' };
    expect(found('2026-04-24T09:00:00.000Z', [suspend, lift], other)).toEqual([]);
    expect(found('2026-04-24T09:00:00.000Z', [suspend], { 'data.leak': 'confirmed', 'service.felt': 'none' })).toEqual(
      [],
    );
  });

  it.each([
    '利用の制限は、復旧後に解除しております。',
    'サービスを復旧した後、利用の制限を解除いたしました。',
    'We lifted the restriction after the service was restored.',
  ])('is looked at where a person says so: %s', (measures) => {
    expect(about('detailed', OUTAGE, { measures }, both)).toContain('restored-first');
    expect(about('detailed', OUTAGE, { measures }, {})).not.toContain('restored-first');
  });

  it('is not where the lift comes first', () => {
    const measures = '利用の制限を解除した後、復旧を確認しております。';
    expect(about('detailed', OUTAGE, { measures }, both)).not.toContain('restored-first');
  });
});
