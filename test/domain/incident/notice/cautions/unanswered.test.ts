import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { about } from './about.ts';

const OUTAGE: Facts = { 'service.impact': 'major', 'service.felt': 'confirmed', investigation: 'done' };
const NO_HARM: Facts = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' };

describe('the last report of an attack', () => {
  it.each<[string, Facts]>([
    ['a flood of connections', { ...OUTAGE, 'cause.kind': 'denial-of-service' }],
    ['a suspected wrongful purpose', { ...OUTAGE, 'cause.wrongful': 'possible' }],
    ['an intrusion', { ...OUTAGE, 'cause.kind': 'intrusion' }],
    ['malware', { 'cause.kind': 'malware', investigation: 'done' }],
    ['an insider', { ...OUTAGE, 'cause.kind': 'insider' }],
    ['a leak of which only one question is answered', { ...OUTAGE, 'data.leak': 'confirmed' }],
  ])('asks what became of the data, after %s', (_, facts) => {
    expect(about('detailed', facts, {})).toContain('unanswered');
    expect(about('detailed', { ...facts, 'data.tampering': 'none' }, {})).toContain('unanswered');
    expect(about('detailed', { ...facts, 'data.affected': 'none', 'data.leak': 'none' }, {})).not.toContain(
      'unanswered',
    );
    expect(about('detailed', { ...facts, ...NO_HARM }, {})).not.toContain('unanswered');
  });

  it('asks it whatever a person wrote, since the record has to hold it', () => {
    const impact = {
      ja: 'ご利用に支障が生じておりました。お客様のデータの漏えい、改ざんおよび消失は、確認されておりません。',
      en: 'Use of the service was impaired. We have found no leak, alteration or loss of customer data.',
    };
    expect(about('detailed', { ...OUTAGE, 'cause.kind': 'intrusion' }, { impact })).toContain('unanswered');
  });

  it('leaves a fault alone, and an earlier report', () => {
    expect(about('detailed', { ...OUTAGE, 'cause.kind': 'fault' }, {})).not.toContain('unanswered');
    expect(about('detailed', OUTAGE, {})).not.toContain('unanswered');
    expect(about('follow-up', { ...OUTAGE, 'cause.kind': 'intrusion' }, {})).not.toContain('unanswered');
  });
});
