import { base32Id } from '../../base/ledger/digest.ts';

const ID_LETTERS = 12;

/** The id of an incident: it follows from its source (or `report`) and the signal or command that opened it. */
export function incidentId(source: string, opening: string): string {
  return `I-${base32Id(`${source}\n${opening}`, ID_LETTERS)}`;
}

/** The stream of an incident. */
export function incidentStream(id: string): string {
  return `incident/${id}`;
}

/** The incident that a notice is of: `I-…-n2` is its second. */
export function noticeOwner(notice: string): string {
  return notice.replace(/-n\d+$/, '');
}

/** The stream of a source. */
export function sourceStream(id: string): string {
  return `source/${id}`;
}
