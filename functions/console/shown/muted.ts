import { ContentChanged } from '../../adapters/aws/errors.ts';
import type { Text } from '../../domain/base/text.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { mutedWordsOf } from '../../domain/signal/words.ts';
import type { Mute } from '../../domain/source/state.ts';
import type { MutedSource } from '../../domain/source/view.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { CHANGED_TEXT } from './contents.ts';

/** An alarm that fired with its notifications switched off. */
export interface MutedAlarm {
  readonly source: string;
  /** What it is called; says so where that was erased, changed, or not kept. */
  readonly name: Text;
  readonly description: string | null;
  /** Why it fires, in its own words. */
  readonly reason: string | null;
  /** What keeps its notifications back, with its name where the event gave one; null where that is not kept. */
  readonly by: { readonly kind: 'rule' | 'suppressor'; readonly name: string | null } | null;
  readonly since: Instant;
  /** When the mute ends, or ended; null where the event did not say. */
  readonly until: Instant | null;
  /** `muted`: it fires and calls nobody. */
  readonly state: 'muted' | NonNullable<Mute['over']>['how'];
  readonly overAt: Instant | null;
  /** The incident that people were called to. */
  readonly incident: string | null;
}

const NOT_KEPT: Text = { ja: '（名称の記録がありません）', en: '(its name is not on record)' };
const NAMELESS = { description: null, reason: null, by: null };

type MutesPorts = Pick<ConsolePorts, 'listMutes' | 'getContent'>;

/** All of them: those that call nobody now first, then the newest first. Throws StorageUnavailable. */
export async function mutedAlarms(ports: MutesPorts): Promise<MutedAlarm[]> {
  const alarms = await Promise.all((await ports.listMutes()).map((muted) => alarmOf(ports, muted)));
  const [now, over] = [alarms.filter(isMuted), alarms.filter((alarm) => !isMuted(alarm))];
  return [...now.toSorted(newestFirst), ...over.toSorted(newestFirst)];
}

function isMuted({ state }: MutedAlarm): boolean {
  return state === 'muted';
}

function newestFirst(a: MutedAlarm, b: MutedAlarm): number {
  return a.since === b.since ? a.source.localeCompare(b.source) : a.since < b.since ? 1 : -1;
}

async function alarmOf(ports: MutesPorts, { stream, mute, newest }: MutedSource): Promise<MutedAlarm> {
  const { since, until, over } = mute;
  return {
    source: stream.slice(stream.indexOf('/') + 1),
    ...(await wordsIn(ports, stream, mute)),
    ...{ since, until, state: over?.how ?? 'muted', overAt: over?.at ?? null },
    incident: over?.how === 'called' ? newest : null,
  };
}

async function wordsIn(ports: MutesPorts, stream: string, { words }: Mute) {
  try {
    const found = mutedWordsOf(words === null ? null : await ports.getContent(stream, words));
    if (found === null) return { name: NOT_KEPT, ...NAMELESS };
    const { name, description, reason, by } = found;
    return { name: { ja: name, en: name }, description, reason, by };
  } catch (error) {
    if (error instanceof ContentChanged) return { name: CHANGED_TEXT, ...NAMELESS };
    throw error;
  }
}
