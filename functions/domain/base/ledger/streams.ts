import { base32Id } from './digest.ts';

/** The kinds of streams, by which their names begin. */
export const STREAM_KINDS = ['incident', 'source', 'register'] as const;

export type StreamKind = (typeof STREAM_KINDS)[number];

const ID_LETTERS = 12;
const INCIDENT_ID = `I-[0-9a-z]{1,${ID_LETTERS}}`;
const IS_INCIDENT = new RegExp(`^${INCIDENT_ID}$`);
const NOTICE_NUMBER = /-n\d+$/;

/** Whether a text can be the id of an incident. */
export function isIncidentId(text: string): boolean {
  return IS_INCIDENT.test(text);
}

/** Whether a text can be the id of a notice. */
export function isNoticeId(text: string): boolean {
  return NOTICE_NUMBER.test(text) && isIncidentId(noticeOwner(text));
}

/** The incident that a notice is of: `I-…-n2` is its second. */
export function noticeOwner(notice: string): string {
  return notice.replace(NOTICE_NUMBER, '');
}

/** The id of an incident that a signal opened: it follows from its source and the signal. */
export function incidentId(source: string, opening: string): string {
  return idFrom(`${source}\n${opening}`);
}

/** The id of an incident that a person reported: it follows from the person and the key of the report. */
export function reportedIncidentId(reported: string): string {
  return idFrom(`report ${reported}`);
}

function idFrom(origin: string): string {
  return `I-${base32Id(origin, ID_LETTERS)}`;
}

/** The stream of an incident. */
export function incidentStream(id: string): string {
  return streamOf('incident', id);
}

/** The stream of a source. */
export function sourceStream(id: string): string {
  return streamOf('source', id);
}

function streamOf(kind: StreamKind, id: string): string {
  return `${kind}/${id}`;
}

/** The kind of a stream; null for a name that no stream has. */
export function streamKind(stream: string): StreamKind | null {
  return STREAM_KINDS.find((kind) => stream.startsWith(`${kind}/`)) ?? null;
}

/** Whether a text can be the name of a stream. */
export function isStream(text: string): boolean {
  const kind = streamKind(text);
  return kind !== null && IS_ID[kind](idInStream(text));
}

/** Whether a text can be the id of a stream of a kind. */
export const IS_ID: Readonly<Record<StreamKind, (id: string) => boolean>> = {
  incident: isIncidentId,
  source: (id) => id !== '',
  register: (id) => id !== '',
};

/** The id of what a stream is of: its name without the kind. */
export function idInStream(stream: string): string {
  return stream.slice(stream.indexOf('/') + 1);
}
