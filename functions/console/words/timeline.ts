import type { LedgerItem } from '../../domain/base/ledger/item.ts';
import type { Language, Text } from '../../domain/base/text.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { noticeTitle } from '../../domain/policy/stage-titles.ts';
import { lateByNow } from '../../domain/views/late-by-now.ts';
import { ASSESSMENT_SENTENCES } from './assessment-sentences.ts';
import { DUTY_SENTENCES } from './duty-sentences.ts';
import { INCIDENT_SENTENCES } from './incident-sentences.ts';
import { actorName } from './names.ts';
import { NOTICE_SENTENCES } from './notice-sentences.ts';
import { PAGE_SENTENCES } from './page-sentences.ts';
import { RESPONSE_SENTENCES } from './response-sentences.ts';
import type { SentenceContext, Sentences } from './say.ts';
import { timesBefore } from './times-before.ts';

/** One line of what happened. */
export interface TimelineLine {
  readonly at: Instant;
  readonly text: string;
  readonly type: IncidentEvent['type'];
}

/** What the story is told from. */
interface IncidentToTell {
  readonly policy: Policy;
  readonly state: OpenIncident;
  readonly items: readonly LedgerItem<IncidentEvent>[];
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * The story of an incident in words, oldest first. Inner matters of the workflows are left out unless they failed.
 * `isAsked`: of these items only.
 */
export function timeline(
  { policy, state, items, texts }: IncidentToTell,
  language: Language,
  isAsked: (item: LedgerItem<IncidentEvent>) => boolean = () => true,
): readonly TimelineLine[] {
  const notices = noticesOf(items);
  const unmoved = movedNowhere(items);
  const [late, before] = [lateByNow(policy, state), timesBefore(items)];
  return items.filter(isAsked).flatMap((item) => {
    const actor = actorName(policy, item.actor, language);
    const telling = { policy, texts, language, notices, late, actor, at: item.at };
    return item.events.flatMap((event) => {
      const text = unmoved.has(event) ? null : sentence(event, { ...telling, replaced: before.get(event) });
      return text === null ? [] : [{ at: item.at, text, type: event.type }];
    });
  });
}

/** Deadlines whose derivation changed and whose time did not: there is nothing for a reader to learn. */
function movedNowhere(items: readonly LedgerItem<IncidentEvent>[]): ReadonlySet<IncidentEvent> {
  const known = new Map<string, string>();
  const unmoved = new Set<IncidentEvent>();
  for (const event of items.flatMap(({ events }) => events)) {
    if (event.type !== 'duty.opened' && event.type !== 'duty.moved') continue;
    const { at, target = null, aim = false } = event.deadline;
    const time = JSON.stringify([at, target, aim]);
    if (event.type === 'duty.moved' && known.get(event.duty) === time) unmoved.add(event);
    known.set(event.duty, time);
  }
  return unmoved;
}

function noticesOf(items: readonly LedgerItem<IncidentEvent>[]): ReadonlyMap<string, Text> {
  const drafted = items.flatMap(({ events }) => events.filter((event) => event.type === 'notice.drafted'));
  return new Map(drafted.map((event) => [event.notice, noticeTitle(event)]));
}

/** How each type of event is told. */
const SENTENCES: Sentences = {
  ...INCIDENT_SENTENCES,
  ...ASSESSMENT_SENTENCES,
  ...DUTY_SENTENCES,
  ...RESPONSE_SENTENCES,
  ...PAGE_SENTENCES,
  ...NOTICE_SENTENCES,
  // The join itself is told, by either incident.
  'join.requested': null,
  // Inner matters of the workflows and of the sending.
  'execution.requested': null,
  'page.calling': null,
  'delivery.sender': null,
  'delivery.progressed': null,
  'delivery.told': null,
};

/** One event as a sentence; null for what no reader needs. */
export function sentence(event: IncidentEvent, telling: SentenceContext): string | null {
  const tells = SENTENCES[event.type] as ((event: IncidentEvent, telling: SentenceContext) => string | null) | null;
  return tells?.(event, telling) ?? null;
}
