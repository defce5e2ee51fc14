import type { Text } from '../../domain/base/text.ts';
import type { SignalSeen } from '../../domain/signal/signal.ts';
import { signalReason, wordsOf } from '../../domain/signal/words.ts';
import { type SentenceContext, say } from './say.ts';

/** What a further signal says. */
export const SEEN: Readonly<Record<SignalSeen['state'], Text>> = {
  firing: { ja: '同じ検知元から通知を受信しました。', en: 'Another signal of the same source.' },
  restored: { ja: '検知元が正常に戻りました。', en: 'The source is well again.' },
  ended: { ja: '検知元の監視が終わりました。', en: 'The source has ended its signal.' },
  unreadable: { ja: '読み取れないシグナルを受信しました。', en: 'A signal that cannot be read.' },
};
export const SEEN_AGAIN: Text = {
  ja: '復旧後、同じ検知元が再び異常を検知しました。',
  en: 'The same source fired again after it had been well.',
};

/** The signal's own name, description and reason; nothing for streams that did not keep them. */
export function signalSentence(
  seen: SignalSeen | undefined,
  telling: Pick<SentenceContext, 'texts' | 'language'>,
): string {
  if (seen === undefined) return '';
  const words = wordsOf(telling.texts.get(seen.words.content));
  if (words === null) return say(telling, 'シグナル：（削除済み）', 'Signal: (erased).');
  const why = signalReason(words, telling.language);
  const { name, description: about } = words;
  return [
    say(telling, `シグナル：${name}`, `Signal: ${name}.`),
    ...(about === null ? [] : [say(telling, `説明：${about}`, `Description: ${about}`)]),
    ...(why === null ? [] : [say(telling, `理由：${why}`, `Reason: ${why}`)]),
  ].join(say(telling, '　', ' '));
}
