import { decodeText, mustBeNoWorkbook } from './body.ts';

/** A file of customers as text. */
export interface CsvText {
  readonly csv: string;
  /** It was read as Shift_JIS (CP932), as Excel of Japan saves CSV: somebody must look whether its names came out right. */
  readonly isShiftJis: boolean;
}

/** Bytes of a file as text. Throws a Problem: 413 for more than `limitBytes`, 400 when they are neither UTF-8 nor Shift_JIS beyond doubt. */
export function decodeCsv(bytes: ArrayBuffer, limitBytes: number): CsvText {
  if (bytes.byteLength <= limitBytes) mustBeNoWorkbook(bytes);
  const read = bytes.byteLength > limitBytes ? null : asShiftJis(bytes);
  if (read !== null) return { csv: read, isShiftJis: true };
  return { csv: decodeText(bytes, limitBytes), isShiftJis: false };
}

/** Null for UTF-8, also for a damaged file of it, and for what EUC-JP could be as well: either would come out garbled. */
function asShiftJis(bytes: ArrayBuffer): string | null {
  if (!isFarFromUtf8(bytes) || strictly('euc-jp', bytes) !== null) return null;
  return strictly('shift_jis', bytes);
}

/** Whether more characters are damaged than are whole, of those beyond ASCII. */
function isFarFromUtf8(bytes: ArrayBuffer): boolean {
  const beyond = new TextDecoder('utf-8').decode(bytes).match(/[^\0-\x7f]/gu) ?? [];
  const damaged = beyond.filter((one) => one === '\ufffd').length;
  return damaged > beyond.length - damaged;
}

/** Null where a byte is none of this encoding, or the runtime does not know it. */
function strictly(encoding: string, bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
