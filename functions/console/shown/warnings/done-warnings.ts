import { recordedId, recordedKey } from '../../../domain/base/ledger/command-key.ts';
import type { Scope } from '../../../domain/base/scope.ts';
import type { Text } from '../../../domain/base/text.ts';
import type { Instant } from '../../../domain/base/time/instant.ts';
import { zonedParts } from '../../../domain/base/time/zoned.ts';
import { failureAfter } from '../../../domain/incident/evolve/before-failure.ts';
import { noticeWarnings } from '../../../domain/incident/notice/wording-warnings.ts';
import type { IncidentEvent } from '../../../domain/incident/record/events.ts';
import { lawAsksFor } from '../../../domain/incident/standing/legal-duties.ts';
import { findNotice } from '../../../domain/incident/standing/notices.ts';
import { beforeClosing } from '../../../domain/incident/told/before-closing.ts';
import { type CheckedScope, ScopeError } from '../../../domain/register/audience.ts';
import { endedInScope } from '../../../domain/register/left-out.ts';
import type { ConsolePorts } from '../../http/ports.ts';
import { failsOn } from '../../words/still-firing.ts';
import { readFiled } from '../filed-text.ts';
import { filingWarnings } from '../filing-warnings.ts';
import { inRegister, ownFunctions, unlisted } from '../function-names.ts';
import { openNotice } from '../notice-shown.ts';
import { readOpened } from '../opened.ts';
import type { Shown } from '../shown.ts';
import { stateAt } from '../since-worded.ts';
import { approvalWarnings } from './approval-warnings.ts';
import { joinWarnings } from './join-warnings.ts';

/** The form that led to a page: who sent it, under which key. */
export interface DoneBy {
  readonly person: string;
  readonly key: string | null;
}

/**
 * What the answer of the API warned of, as the record has it, for the page that a form leads to. Nothing for a key under which this
 * person did nothing. Throws ContentChanged.
 */
export async function doneWarnings(
  ports: ConsolePorts,
  shown: Shown,
  { person, key }: DoneBy,
): Promise<readonly Text[]> {
  if (key === null) return [];
  const begins = recordedKey(person, key);
  const item = shown.items.find(({ command }) => recordedId(command).startsWith(begins));
  if (item === undefined) return [];
  const all = await Promise.all(item.events.map((event) => ofEvent(ports, shown, event, item)));
  const texts = new Map(all.flat().map((text) => [text.ja, text]));
  return [...texts.values()];
}

type Done = Shown['items'][number];

async function ofEvent(ports: ConsolePorts, shown: Shown, event: IncidentEvent, item: Done): Promise<readonly Text[]> {
  const { policy, state } = shown;
  switch (event.type) {
    case 'audience.scoped': {
      const scopes = [event.audience, ...(event.calls === null ? [] : [event.calls])];
      return (await Promise.all(scopes.map((scope) => ofScope(ports, shown, scope, item.at)))).flat();
    }
    case 'outage.recorded':
      return await ofFunction(ports, shown, event.function, item.at);
    case 'facts.stated':
      return await ofFunction(ports, shown, String(event.facts['service.function'] ?? ''), item.at);
    case 'times.stated': {
      const before = await stateAt(ports, state, item.seq - 1);
      const facts = Object.assign({}, ...item.events.map((one) => (one.type === 'facts.stated' ? one.facts : {})));
      const again = before && failureAfter(before, event.times.restoredAt, { facts, of: event.of });
      return again === null ? [] : [failsOn(again, policy.zone)];
    }
    case 'notice.drafted':
      return await ofNotice(ports, shown, event.notice);
    case 'join.requested':
      return await ofJoin(ports, shown, event.into, item);
    default: {
      const before = await stateAt(ports, state, item.seq - 1);
      return before === null ? [] : await decidedOn(ports, { ...shown, state: before }, event, item);
    }
  }
}

/** Of what was decided by the record as it stood before that. */
async function decidedOn(
  ports: ConsolePorts,
  before: Shown,
  event: IncidentEvent,
  item: Done,
): Promise<readonly Text[]> {
  const { policy, state } = before;
  switch (event.type) {
    case 'notice.approved': {
      const notice = findNotice(state, event.notice);
      return notice === undefined ? [] : await approvalWarnings(ports, { policy, state, at: item.at }, notice);
    }
    case 'incident.closed':
      return beforeClosing(policy, state);
    case 'duty.waived':
      return lawAsksFor(policy, state, event.duty);
    case 'report.made': {
      const said = await readFiled(ports, state.stream, event.text);
      const duty = state.duties.find(({ id }) => id === (event.duty ?? event.report));
      return said === null ? [] : filingWarnings(policy, state, { duty, items: said.items, by: event.by });
    }
    default:
      return [];
  }
}

/** By the other incident as it stood before it took this one over. */
async function ofJoin(
  ports: ConsolePorts,
  { policy, state }: Shown,
  into: string,
  item: Done,
): Promise<readonly Text[]> {
  const { state: target, items } = await readOpened(ports, into);
  const taken = items.findLast(({ events }) =>
    events.some((one) => one.type === 'incident.merged' && one.incident === state.id),
  );
  const [asked, before] = [
    await stateAt(ports, state, item.seq),
    taken === undefined ? target : await stateAt(ports, target, taken.seq - 1),
  ];
  return asked === null || before === null ? [] : joinWarnings(policy, asked, before);
}

async function ofScope(ports: ConsolePorts, { policy }: Shown, scope: Scope, at: Instant): Promise<readonly Text[]> {
  if (scope === 'all') return [];
  try {
    return scopeWarnings(await ports.checkScope(scope, zonedParts(at, policy.zone).date));
  } catch (error) {
    // A column that the register has lost since.
    if (error instanceof ScopeError) return [];
    throw error;
  }
}

/** Of a name that only a person has for it. */
async function ofFunction(ports: ConsolePorts, { policy, state, texts }: Shown, name: string, at: Instant) {
  const words = texts.get(state.functionTitles[name]?.content ?? '');
  if (words === undefined) return [];
  const { known } = await inRegister(words, { ports, policy, at });
  return unlisted(words, [...ownFunctions(policy), ...known]);
}

async function ofNotice(ports: ConsolePorts, shown: Shown, id: string): Promise<readonly Text[]> {
  const notice = shown.state.notices.find((one) => one.id === id);
  if (notice === undefined) return [];
  const { since, forecast } = await openNotice(ports, shown, notice);
  return [...noticeWarnings(shown.state, notice), ...since, ...forecast];
}

const NOBODY_FITS: Text = {
  ja: '該当するお客様がいません。お客様の一覧での値の書き方を確認してください。',
  en: 'No customer fits. Check how the values are written in the register.',
};

/** Warnings to the person who states a scope: it means nobody, or contracts that have ended. */
export function scopeWarnings({ contracts, ended }: Pick<CheckedScope, 'contracts' | 'ended'>): readonly Text[] {
  const isNobody = contracts.length === 0 && ended.length === 0;
  return [...(isNobody ? [NOBODY_FITS] : []), ...(ended.length > 0 ? [endedInScope(ended)] : [])];
}
