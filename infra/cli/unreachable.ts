import type { Text } from '../../functions/domain/base/text.ts';
import { PolicyError } from '../../functions/domain/policy/problem.ts';
import { ToldError } from '../terminal/told-error.ts';

/**
 * What kept a command from looking at a system: it did not answer, or a failure that nobody foresaw. Null for what explains itself.
 * Everything has a sentence, so that the exit code is never taken for what was found.
 */
export function notDone(error: unknown): Text | null {
  if (error instanceof ToldError || error instanceof PolicyError) return null;
  return isUnreachable(error) ? unreachable(error) : unforeseen(error);
}

/** Whether a system did not answer. Known by name: the adapters are loaded only after their settings are there. */
function isUnreachable(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'StorageUnavailable' || error.name === 'StorageRefused');
}

/** What a person can do about it. */
function unreachable({ message }: Error): Text {
  return {
    ja: `システムのデータを読み取れませんでした（${message}）。\n処理していません。システムが動作しているか確認してください。`,
    en: `${message}\nNothing was done: is the system running?`,
  };
}

/** In one line, without a stack trace. */
function unforeseen(error: unknown): Text {
  const message = (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
    .replace(/\s+/g, ' ')
    .trim();
  return {
    ja: `予期しないエラーのため、最後まで処理できませんでした（${message}）。`,
    en: `an unexpected error kept this from being finished (${message})`,
  };
}
