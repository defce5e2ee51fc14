import type { Text } from '../../functions/domain/base/text.ts';

const SENTENCES: Readonly<Record<string, Text>> = {
  ENOENT: {
    ja: 'ファイルまたはフォルダーがありません。パスを確認してください',
    en: 'no such file or folder; check the path',
  },
  ENOTDIR: {
    ja: 'パスの途中がフォルダーではありません。パスを確認してください',
    en: 'a part of the path is not a folder; check the path',
  },
  EISDIR: { ja: 'フォルダーです。ファイルを指定してください', en: 'it is a folder; name a file' },
  EACCES: {
    ja: '権限がありません。ファイルとフォルダーの権限を確認してください',
    en: 'you have no permission; check those of the file and its folder',
  },
  EPERM: {
    ja: '許可されていない操作です。ファイルの権限を確認してください',
    en: 'it is not allowed; check the permissions',
  },
  EROFS: {
    ja: '読み取り専用の場所です。別の場所を指定してください',
    en: 'that place is read-only; name a file elsewhere',
  },
  ENOSPC: { ja: 'ディスクの空きがありません', en: 'the disk is full' },
  ENAMETOOLONG: { ja: 'パスが長すぎます', en: 'the path is too long' },
};

/** Why a file cannot be read or written and what to do, without a full stop. What has no sentence here stays in the system's words. */
export function fileTrouble(cause: unknown): Text {
  const { code = '', message = String(cause) } = cause as NodeJS.ErrnoException;
  return SENTENCES[code] ?? { ja: `システムのエラー（${message}）`, en: `an error of the system (${message})` };
}
