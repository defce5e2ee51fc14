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
