import { describe, expect, it } from 'vitest';
import { signalSentence } from '../../../functions/console/words/signal-sentences.ts';
import { signalLines } from '../../../functions/domain/incident/paging/page-signal.ts';
import { WHY_SUBJECTS } from '../../../functions/domain/incident/paging/page-subject.ts';
import { WHY_WORDS } from '../../../functions/domain/incident/paging/page-words.ts';
import type { PageWhy } from '../../../functions/domain/incident/record/page.ts';
import { wordsText } from '../../../functions/domain/signal/words.ts';
import { ref } from '../incident/scene.ts';
import { alarm, event, guardDuty, health, one, securityHub } from './events.ts';

function alarmNamed(name: string, more: object) {
  const base = alarm('ALARM', name, []);
  return { ...base, detail: { ...(base.detail as object), ...more } };
}

const own = (detail: object) => event('hikeshi', 'Signal', { key: 'k', ...detail });
const ocsf = (finding_info: object) =>
  event('aws.securityhub', 'Findings Imported V2', {
    findings: [{ finding_info: { uid: 'u-1', ...finding_info }, severity_id: 5 }],
  });

/** What fired, and what of its own words people need to know which of many it was. */
const KINDS: readonly (readonly [kind: string, given: unknown, words: readonly string[]])[] = [
  [
    'an alarm',
    alarmNamed('db-outage', { configuration: { description: '受注DB' } }),
    ['db-outage', '受注DB', 'Threshold crossed'],
  ],
  ['an alarm named in Japanese', alarmNamed('外部監視/ログイン', {}), ['外部監視/ログイン']],
  [
    'a composite alarm',
    alarmNamed('batch-outage', { configuration: { alarmRule: 'ALARM(a) OR ALARM(b)' } }),
    ['batch-outage'],
  ],
  [
    'a finding of GuardDuty',
    guardDuty({ title: 'S3 bucket read by an odd caller' }),
    ['S3 bucket read by an odd caller', 'Exfiltration:S3/AnomalousBehavior'],
  ],
  ['one without a title', guardDuty({ title: null }), ['Exfiltration:S3/AnomalousBehavior']],
  [
    'a finding of Security Hub CSPM',
    securityHub({ Title: 'S3.8 is off', Types: ['Effects/Data Exposure'] }),
    ['S3.8 is off', 'Effects/Data Exposure'],
  ],
  [
    'one that a person sent on',
    { ...securityHub({ Title: 'Look at this' }), 'detail-type': 'Security Hub Findings - Custom Action' },
    ['Look at this'],
  ],
  [
    'a finding in OCSF',
    ocsf({ title: '公開されたバケット', desc: '誰でも閲覧できます' }),
    ['公開されたバケット', '誰でも閲覧できます'],
  ],
  [
    'an event of AWS Health',
    health({ eventDescription: [{ language: 'en_US', latestDescription: 'Degraded volumes.' }] }),
    ['AWS_EC2_OPERATIONAL_ISSUE', 'Degraded volumes.'],
  ],
  [
    'a monitor of the company',
    own({ title: 'ログインできません', description: '外形監視' }),
    ['ログインできません', '外形監視'],
  ],
];

describe('a signal in its own words', () => {
  it.each(KINDS)('of %s stands in the page and in the course of the incident', (_, given, words) => {
    const reading = one(given);
    if (reading.kind !== 'signal') throw new Error(`${reading.kind}, not a signal`);
    const texts = new Map([['words', wordsText(reading)]]);
    const seen = { at: reading.detectedAt, state: reading.state, words: ref('words') };
    for (const language of ['ja', 'en'] as const) {
      const page = signalLines([reading], 'opened', language).join('\n');
      const course = signalSentence(seen, { texts, language });
      for (const word of words) expect([page, course].filter((said) => !said.includes(word))).toEqual([]);
    }
  });

  it.each<PageWhy>(['opened', 'reopened', 'fired-again', 'signal', 'triage', 'missed', 'approval', 'escalate'])(
    'names what fired on a page of each reason: %s',
    (why) => {
      const reading = one(alarmNamed('db-outage', {}));
      if (reading.kind !== 'signal') throw new Error('signal expected');
      expect(signalLines([reading], why, 'ja')[0]).toBe('シグナル: db-outage');
      expect(signalLines([reading], why, 'en')[0]).toBe('Signal: db-outage');
    },
  );
});

describe('the subject of a page', () => {
  it.each(Object.entries(WHY_SUBJECTS))(
    'of %s is a few words in each language, and its first line says why in Japanese',
    (why, subject) => {
      expect(subject.en).toMatch(/^[\x20-\x7e]{1,60}$/);
      expect(subject.ja).toMatch(/^[^\p{Cc}。]{1,40}$/u);
      expect(subject.ja).not.toMatch(/[a-z]/i);
      expect(WHY_WORDS[why as PageWhy].ja).toMatch(/。$/);
    },
  );
});
