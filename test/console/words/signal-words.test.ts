import { expect, it } from 'vitest';
import { signalSentence } from '../../../functions/console/words/signal-sentences.ts';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import { wordsText } from '../../../functions/domain/signal/words.ts';
import { ref } from '../../domain/incident/scene.ts';

const SEEN = { at: instant('2026-04-24T08:50:00.000Z'), state: 'firing', words: ref('words') } as const;
const told = (language: 'ja' | 'en', text: string) =>
  signalSentence(SEEN, { texts: new Map([['words', text]]), language });

it('given a signal with a description and a reason, when the timeline tells it, then with its name and both', () => {
  const words = wordsText({ name: 'api-outage', description: 'ログイン用API', reason: 'Threshold crossed' });
  expect(told('ja', words)).toBe('シグナル：api-outage　説明：ログイン用API　理由：Threshold crossed');
  expect(told('en', words)).toBe('Signal: api-outage. Description: ログイン用API Reason: Threshold crossed');
});

it('given what the system says of a signal, when the timeline tells it, then in the language of its reader', () => {
  const remark = { ja: 'id：入力してください。', en: 'id: is missing.' };
  const words = wordsText({ name: 'x', description: null, reason: null, remark });
  expect([told('ja', words), told('en', words)]).toEqual([
    'シグナル：x　理由：id：入力してください。',
    'Signal: x. Reason: id: is missing.',
  ]);
});
