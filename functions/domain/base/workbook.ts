import type { Text } from './text.ts';

/** How files of Excel begin: a ZIP archive (.xlsx), or the container of old Office files (.xls). */
const BEGINNINGS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** Whether bytes are those of an Excel workbook, by how they begin. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return BEGINNINGS.some((beginning) => beginning.every((byte, index) => bytes[index] === byte));
}

/** What such a file is, and what to do instead; without a full stop. */
export const WORKBOOK: Text = {
  ja: 'Excelブック（.xlsxまたは.xls）のようです。Excelで開き、ファイルの種類「CSV UTF-8（コンマ区切り）」で保存したファイルを指定してください',
  en: 'seems to be an Excel workbook (.xlsx or .xls); open it in Excel, save it as "CSV UTF-8 (Comma delimited)", and send that file',
};
