import * as z from 'zod';
import { canonicalJson, NotCanonical } from '../ledger/canonical.ts';
import { base32Id } from '../ledger/digest.ts';
import { moment } from './moment.ts';
import { plainLine } from './plain-line.ts';
import type { SignalReading } from './signal.ts';
import { SignalProblem } from './signal-problem.ts';

const ID_LETTERS = 12;
const ID_LIMIT_CHARACTERS = 200;
const NAME_LIMIT_CHARACTERS = 100;

/** What every EventBridge event has. */
export const envelope = z.looseObject({
  id: z.string().min(1).max(ID_LIMIT_CHARACTERS),
  source: z.string().min(1),
  'detail-type': z.string().min(1),
  time: moment,
  detail: z.looseObject({}),
});

export type Envelope = z.output<typeof envelope>;

type SourceKind = 'alarm' | 'finding' | 'health' | 'login' | 'mail' | 'own' | 'unreadable';

/** The id of a source: what kind it is, and its key made short. */
export function sourceId(kind: SourceKind, key: string): string {
  return `${kind}-${base32Id(key, ID_LETTERS)}`;
}

/** The event's id; for one without, an id that follows from its content, so that a repetition is known as one. */
export function eventId(event: unknown): string {
  const id = fieldOf(event, 'id');
  if (typeof id === 'string' && id !== '' && id.length <= ID_LIMIT_CHARACTERS) return id;
  return `content-${base32Id(contentOf(event), ID_LETTERS)}`;
}

/**
 * An event, or one of the findings in it (its place: `within`), that cannot be read, with a sentence that begins with the
 * place of the first thing wrong.
 */
export function unreadable(
  event: unknown,
  error: z.ZodError | SignalProblem,
  within: readonly PropertyKey[] = [],
): SignalReading {
  const from = lineOf(event, 'source') || 'nowhere';
  const name = lineOf(event, 'detail-type') || from;
  const reason = error instanceof SignalProblem ? error.message : firstProblem(error, within);
  return { kind: 'unreadable', source: sourceId('unreadable', from), signal: eventId(event), from, name, reason };
}

function lineOf(event: unknown, field: string): string {
  const value = fieldOf(event, field);
  return typeof value === 'string' ? plainLine(value, NAME_LIMIT_CHARACTERS) : '';
}

function firstProblem(error: z.ZodError, within: readonly PropertyKey[]): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'The event cannot be read.';
  const path = [...within, ...issue.path];
  const place = path.length === 0 ? 'The event' : path.map(String).join('.');
  return `${plainLine(place)}: ${plainLine(issue.message, 200)}.`;
}

function fieldOf(event: unknown, name: string): unknown {
  return typeof event === 'object' && event !== null ? (event as Record<string, unknown>)[name] : undefined;
}

function contentOf(event: unknown): string {
  try {
    return canonicalJson(event);
  } catch (error) {
    if (error instanceof NotCanonical) return String(event);
    throw error;
  }
}
