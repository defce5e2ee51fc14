import * as z from 'zod';
import { issueText } from '../../base/issue-words.ts';
import { canonicalJson, NotCanonical } from '../../base/ledger/canonical.ts';
import { base32Id } from '../../base/ledger/digest.ts';
import { inBoth, type Text } from '../../base/text.ts';
import { moment } from '../moment.ts';
import { plainLine } from '../plain-line.ts';
import type { SignalReading } from '../signal.ts';
import { SignalProblem } from '../signal-problem.ts';

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
function eventId(event: unknown): string {
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
  const remark = error instanceof SignalProblem ? error.remark : firstProblem(event, error, within);
  const key = { source: sourceId('unreadable', from), signal: eventId(event) };
  return { kind: 'unreadable', ...key, from, name, reason: remark.en, remark };
}

function lineOf(event: unknown, field: string): string {
  const value = fieldOf(event, field);
  return typeof value === 'string' ? plainLine(value, NAME_LIMIT_CHARACTERS) : '';
}

const NOT_READ: Text = { ja: '読み取れない値です', en: 'cannot be read' };
const WHOLE: Text = { ja: 'イベント全体', en: 'The event' };

function firstProblem(event: unknown, error: z.ZodError, within: readonly PropertyKey[]): Text {
  const [issue] = error.issues;
  const path = [...within, ...(issue?.path ?? [])];
  const place = path.length === 0 ? WHOLE : inBoth(() => plainLine(path.map(String).join('.')));
  const said = issue === undefined ? null : issueText({ ...issue, input: valueAt(event, path) } as z.core.$ZodIssue);
  const { ja, en } = said ?? NOT_READ;
  return { ja: `${place.ja}：${plainLine(ja, 200)}。`, en: `${place.en}: ${plainLine(en, 200)}.` };
}

function valueAt(event: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => fieldOf(value, String(key)), event);
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
