import { isKeyReused, KEY_SEPARATOR } from '../../domain/base/ledger/command-key.ts';
import { base32Id } from '../../domain/base/ledger/digest.ts';
import type { SignedCaller } from './caller.ts';
import type { ConsolePorts } from './ports.ts';
import { invalid, Problem } from './problem.ts';

const KEY = /^[\w.:-]{1,100}$/;
const DIGEST_CHARACTERS = 12;

/**
 * The id of a command with the key as it was given; the ledger holds `recordedId` of it. With an Idempotency-Key it follows from the key, the person and what was asked, so that the same
 * request twice is one command and another request under the same key can be told apart. Throws a 400 Problem for a bad key.
 */
export function commandId(
  ports: Pick<ConsolePorts, 'randomId'>,
  caller: SignedCaller,
  key: string | undefined,
  asked: readonly unknown[],
): string {
  if (key !== undefined && !KEY.test(key)) {
    throw invalid('Idempotency-Key', {
      ja: '英数字・ドット・コロン・ハイフン・下線を使い、1〜100文字で指定してください',
      en: 'write 1 to 100 letters, digits, dots, colons, hyphens or underscores',
    });
  }
  const what = JSON.stringify([caller.person.id, ...asked]);
  return `${caller.person.id}:${key ?? ports.randomId()}${KEY_SEPARATOR}${base32Id(what, DIGEST_CHARACTERS)}`;
}

/** Throws a 409 Problem when the key of this id was used before for something else. */
export function mustBeOneCommand(id: string, known: ReadonlySet<string>): void {
  if (isKeyReused(id, known)) throw keyReused();
}

/** A 409: a key stands for one command only. */
export function keyReused(): Problem {
  return new Problem(
    'key-reused',
    {
      ja: '同じ識別キー（Idempotency-Key）が別の操作で使われています。画面を開き直すか、操作ごとに新しいキーを指定してください。',
      en: 'This Idempotency-Key was used for another request: take a fresh key for each command.',
    },
    [],
    {
      ja: 'この画面からは、すでに別の内容が送信されています。画面を開き直して、もう一度送信してください。',
      en: 'Something else was sent from this page before: open the page again and send it once more.',
    },
  );
}
