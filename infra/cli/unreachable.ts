import type { Text } from '../../functions/domain/text.ts';

/** Whether a system did not answer. Known by name: the adapters are loaded only after their settings are there. */
export function isUnreachable(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'StorageUnavailable' || error.name === 'StorageRefused');
}

/** What a person can do about it. */
export function unreachable({ message }: Error): Text {
  return {
    ja: `システムのデータを読み取れませんでした（${message}）。\n処理していません。システムが動作しているか確認してください。`,
    en: `${message}\nNothing was done: is the system running?`,
  };
}

/** A failure that nobody foresaw, in one sentence: whoever reads the exit code must not take it for what was found. */
export function unforeseen(error: unknown): Text {
  const message = (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
    .replace(/\s+/g, ' ')
    .trim();
  return {
    ja: `予期しないエラーのため、最後まで処理できませんでした（${message}）。`,
    en: `an unexpected error kept this from being finished (${message})`,
  };
}
