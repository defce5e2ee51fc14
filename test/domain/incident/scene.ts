import { sealItem } from '../../../functions/domain/base/ledger/chain.ts';
import type { ContentRef } from '../../../functions/domain/base/ledger/content.ts';
import type { Actor, LedgerItem } from '../../../functions/domain/base/ledger/item.ts';
import type { Refusal } from '../../../functions/domain/base/refusal.ts';
import type { Language } from '../../../functions/domain/base/text.ts';
import { durationMs } from '../../../functions/domain/base/time/duration.ts';
import { type Instant, instant, plusMs } from '../../../functions/domain/base/time/instant.ts';
import type { DeliveryCounts } from '../../../functions/domain/channels/delivery/counts.ts';
import type { DeadlineAction } from '../../../functions/domain/components/obligations/next-for-duty.ts';
import type { IncidentCommand } from '../../../functions/domain/incident/command/command.ts';
import { decide } from '../../../functions/domain/incident/decide/decide.ts';
import { evolve, initialState } from '../../../functions/domain/incident/evolve/evolve.ts';
import type { IncidentAction } from '../../../functions/domain/incident/next/action.ts';
import { next } from '../../../functions/domain/incident/next/next.ts';
import { nextForDuty } from '../../../functions/domain/incident/next/next-for-duty.ts';
import type { IncidentEvent } from '../../../functions/domain/incident/record/events.ts';
import type { IncidentState, OpenIncident } from '../../../functions/domain/incident/record/state.ts';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import type { Facts } from '../../../functions/domain/rules/facts/values.ts';
import { incidentReport } from '../../../functions/domain/views/incident-report.ts';
import type { IncidentReport } from '../../../functions/domain/views/report.ts';
import { shipped } from '../../policies/shipped.ts';
import { flawsOfSentence } from '../readable.ts';

export const IMPROVEMENT = 'improvement';

/**
 * The shipped policy without what every incident owes from its opening to its closing: the reports that the law adds, and the decision
 * about improvement. So a scene shows one promise at a time. Friday 17:50 is in business hours, the first notice is due an hour after detection.
 */
export const flexcrm: Policy = withoutImprovement({ ...shipped('flexcrm'), reports: [] });
export const FRIDAY = '2026-04-24T17:50:00+09:00';

function withoutImprovement(policy: Policy): Policy {
  const requires = policy.closing.requires.filter((kind) => kind !== IMPROVEMENT);
  const duties = policy.duties.filter(({ kind }) => kind !== IMPROVEMENT);
  return { ...policy, duties, closing: { ...policy.closing, requires } };
}

export const STREAM = 'incident/I-000000000001';
export const SYSTEM: Actor = { kind: 'system', name: 'incident' };
export const FIRST = flexcrm.notices.stages.first.sections;
export const NOTICE = 'I-000000000001-n1';

export const N2 = 'I-000000000001-n2';
export const stages = flexcrm.notices.stages;

/** flexcrm with ten minutes between approval and the first mail. */
export const held: Policy = { ...flexcrm, notices: { ...flexcrm.notices, hold: 'PT10M' } };

export function ref(name: string): ContentRef {
  return { content: name, digest: `sha256:${name}` };
}

export function person(id: string): Actor {
  return { kind: 'person', id };
}

export function counts(sent: number, others: Partial<DeliveryCounts> = {}): DeliveryCounts {
  return { audience: sent, sent, rejected: 0, suppressed: 0, unknown: 0, pending: 0, ...others };
}

/** An incident played command by command; `now` is where its time stands. */
export class Scene {
  readonly policy: Policy;
  readonly items: LedgerItem<IncidentEvent>[] = [];
  state: IncidentState = initialState(STREAM);
  now: Instant;

  constructor(policy: Policy = flexcrm, start: string = FRIDAY) {
    this.policy = policy;
    this.now = instant(start);
  }

  after(span: string): this {
    this.now = plusMs(this.now, durationMs(span));
    return this;
  }

  /** Gives a command and appends what it leads to. */
  ask(actor: Actor | string, command: IncidentCommand, id = `C-${this.items.length + 1}`): IncidentEvent[] | Refusal {
    const by = typeof actor === 'string' ? person(actor) : actor;
    const events = decide(this.policy, this.state, { id, actor: by, at: this.now, command });
    if (!Array.isArray(events)) mustBeReadable(events);
    else if (events.length > 0) this.append(by, id, events);
    return events;
  }

  /** The same for a command that must be accepted. */
  give(actor: Actor | string, command: IncidentCommand): IncidentEvent[] {
    const events = this.ask(actor, command);
    if (!Array.isArray(events)) throw new Error(`${command.do} was refused: ${events.reason.en}`);
    return events;
  }

  append(actor: Actor, command: string, events: readonly IncidentEvent[]): void {
    const item = sealItem(this.items.at(-1) ?? null, { stream: STREAM, command, actor, at: this.now, events });
    this.items.push(item);
    this.state = evolve(this.state, item);
  }

  get opened(): OpenIncident {
    if (this.state.status === 'none') throw new Error('the incident is not open yet');
    return this.state;
  }

  open(facts: Facts = {}, more: Partial<Extract<IncidentCommand, { do: 'open' }>> = {}): IncidentEvent[] {
    return this.give(SYSTEM, {
      do: 'open',
      incident: 'I-000000000001',
      policy: 'sha256:policy',
      title: ref('title'),
      origin: { kind: 'signal', source: 'alarm-1', signal: 'e-1' },
      detectedAt: this.now,
      occurredAt: null,
      facts,
      drill: false,
      ...more,
    });
  }

  assess(facts: Facts, by = 'officer'): IncidentEvent[] {
    return this.give(by, { do: 'assess', facts, times: {}, overrule: null, reason: ref('why') });
  }

  draft(by: string | null = null, more: Partial<Extract<IncidentCommand, { do: 'draft' }>> = {}) {
    const told = { stage: 'first', text: ref(`text-${this.opened.notices.length + 1}`), sections: FIRST } as const;
    const command = { do: 'draft', ...told, author: by, limited: null, corrects: null, ...more } as const;
    return this.ask(by === null ? SYSTEM : by, command);
  }

  seal(notice = NOTICE, digest = 'sha256:audience', count = 1000) {
    return this.give(SYSTEM, { do: 'seal-audience', notice, digest, count });
  }

  approve(by = 'approver', notice = NOTICE, more: { text?: string; audience?: string } = {}) {
    const known = this.opened.notices.find(({ id }) => id === notice);
    const text = known?.text.digest ?? '';
    const audience = known?.audience?.digest ?? '';
    return this.ask(by, { do: 'approve', notice, text, audience, ...more });
  }

  /** A major incident with its first notice drafted by the system and sealed. */
  sealedFirst(): this {
    this.open({ 'data.leak': 'possible' });
    this.draft();
    this.seal();
    return this;
  }

  /** The same, sent and delivered so long after. */
  deliveredFirst(span = 'PT10M'): this {
    this.sealedFirst();
    this.approve();
    this.after(this.policy.notices.hold).give(SYSTEM, { do: 'start-delivery', notice: NOTICE });
    this.after(span).give(SYSTEM, {
      do: 'finish-delivery',
      notice: NOTICE,
      counts: counts(1000),
      finishedAt: this.now,
    });
    return this;
  }

  /** What closing takes once customers were told: the decision about improvement, and that another waives the detailed notice. */
  readyToClose(): this {
    this.ask('head', { do: 'waive', duty: 'notice.detailed', reason: ref('waived') });
    this.ask('officer', { do: 'complete', duty: IMPROVEMENT, evidence: ref('decided') });
    return this;
  }

  /** Closed by the officer with all that it takes. */
  closed(): IncidentEvent[] {
    this.readyToClose();
    return this.give('officer', { do: 'close', reason: null });
  }

  next(): IncidentAction {
    return next(this.policy, this.state, this.now);
  }

  nextForDuty(duty = 'notice.first', revision = 1): DeadlineAction {
    return nextForDuty(this.policy, this.state, duty, revision, this.now);
  }

  report(language: Language = 'en', texts: Record<string, string> = { title: 'A leak' }): IncidentReport {
    const input = { texts: new Map(Object.entries(texts)), counts: new Map(), language, intact: true, at: this.now };
    return incidentReport(this.policy, this.opened, input);
  }

  duty(id: string) {
    const duty = this.opened.duties.find((one) => one.id === id);
    if (duty === undefined) throw new Error(`no duty ${id}`);
    return duty;
  }

  page(id: string) {
    const page = this.opened.pages.find((one) => one.id === id);
    if (page === undefined) throw new Error(`no page ${id}`);
    return page;
  }

  notice(id = NOTICE) {
    const notice = this.opened.notices.find((one) => one.id === id);
    if (notice === undefined) throw new Error(`no notice ${id}`);
    return notice;
  }
}

/** Every refusal of every test is a sentence that a person of either language can read. */
function mustBeReadable({ reason }: Refusal): void {
  const flaws = flawsOfSentence(reason);
  if (flaws.length > 0) throw new Error(`a refusal that nobody can read: ${flaws.join('; ')}`);
}

export function types(outcome: IncidentEvent[] | Refusal): string[] {
  return Array.isArray(outcome) ? outcome.map(({ type }) => type) : [`refused: ${outcome.refused}`];
}

export function refusedWith(code: string) {
  return { refused: code, reason: { ja: expectSentence, en: expectSentence } };
}

const expectSentence = { asymmetricMatch: (text: unknown) => typeof text === 'string' && /[.!。]$/.test(text) };

/** A major incident, nothing drafted yet. */
export function major(policy: Policy = flexcrm): Scene {
  const scene = new Scene(policy);
  scene.open({ 'data.leak': 'possible' });
  return scene;
}

/** The command by which a notice starts to go out. */
export function start(notice = NOTICE) {
  return { do: 'start-delivery', notice } as const;
}
