import type { ContentChanged } from '../../adapters/aws/errors.ts';
import type { ContentRef } from '../../domain/base/ledger/content.ts';
import type { Actor, LedgerItem } from '../../domain/base/ledger/item.ts';
import type { Refusal } from '../../domain/base/refusal.ts';
import type { Scope } from '../../domain/base/scope.ts';
import type { Text } from '../../domain/base/text.ts';
import type { DateText, Instant } from '../../domain/base/time/instant.ts';
import type { DeliveryCounts } from '../../domain/channels/delivery/counts.ts';
import type { LastKnown, UnreachedRecipient } from '../../domain/channels/delivery/unreached.ts';
import type { CommandEnvelope } from '../../domain/incident/command/command.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import type { IncidentState, Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import type { Unreachable } from '../../domain/reach/reach.ts';
import type { CheckedScope } from '../../domain/register/audience.ts';
import type { Customer } from '../../domain/register/customer.ts';
import type { SameFile } from '../../domain/register/import-words.ts';
import type { RegisterSource } from '../../domain/register/importer.ts';
import type { Ending, LeftOutByImport } from '../../domain/register/left-out.ts';
import type { MutedSource } from '../../domain/source/view.ts';

/** What a command led to. A refusal leaves the state as it was. */
export interface CommandResult extends ReadIncident {
  readonly refusal: Refusal | null;
}

/** An incident as its ledger tells it. */
export interface ReadIncident {
  readonly state: IncidentState;
  readonly items: readonly LedgerItem<IncidentEvent>[];
}

/** One page of incident streams in order of opening, oldest first; `older` leads to the page before it. */
export interface StreamPage {
  readonly streams: readonly string[];
  readonly older: string | null;
}

/** A file of customers taken in, or looked at: how many it has, how many there were before, and the file's digest. */
export interface ImportResult {
  readonly customers: number;
  readonly before: number;
  /** Null for a file that was only looked at. */
  readonly digest: string | null;
  /** The import that had brought this very file before; null if the register was another. */
  readonly sameAs: SameFile | null;
  /** Of each open incident, the customers whom a notice was sent to and whom later ones do not reach. */
  readonly leftOut: readonly (LeftOutByImport & { readonly incident: string })[];
  /** How many of the customers under contract it ends. */
  readonly ended: Ending;
  /** What the importer should look at in the list. */
  readonly cautions: readonly Text[];
}

/** The customers that there are now; no source before the first import. */
export interface RegisterRead {
  readonly customers: readonly Customer[];
  readonly source: RegisterSource | null;
}

/** A customers' file with who brought it and when. */
export interface ImportRequest {
  readonly id: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly csv: string;
  /** A file without customers may empty the register. */
  readonly confirm: boolean;
  /** Nothing is taken in: only what would follow is answered. */
  readonly preview: boolean;
}

/** What the console needs of the rest of the product. The adapters implement it; tests do so in memory. */
export interface ConsolePorts {
  /** The AWS account that the system runs in: principals of no other are let in. */
  readonly accountId: string;
  /** The policy of this release: people are looked up in it, new incidents open under it. */
  readonly policy: Policy;
  /** The policy an incident was opened under, by its digest. */
  policyOf(digest: string): Promise<Policy>;
  digestOf(policy: Policy): string;
  /** An incident with all its items, read consistently; its status is `none` when there is none. */
  readIncident(stream: string): Promise<ReadIncident>;
  /**
   * Carries one command out, whole or not at all; follow-ups are repeated with it. `known`: what the caller has read of the stream, to
   * spare another reading; if it is behind, the append finds out.
   */
  carryOut(stream: string, asked: CommandEnvelope, known?: ReadIncident): Promise<CommandResult>;
  /** The newest `limit` incident streams that are older than `before`. */
  listStreams(limit: number, before: string | null): Promise<StreamPage>;
  /** Of these incidents those that are kept as they stand now, by stream; without the ids of their commands. The others are to be read. */
  readKept(streams: readonly string[]): Promise<ReadonlyMap<string, OpenIncident>>;
  /** Whom pages did not reach when it was last looked. */
  unreachable(): Promise<readonly Unreachable[]>;
  /** The sources whose alarm ever fired with its notifications switched off. */
  listMutes(): Promise<readonly MutedSource[]>;
  /** Puts a text away under an id, once: the same id again gives the same reference. */
  putContent(owner: string, id: string, body: string): Promise<ContentRef>;
  /** The text that a reference names, or null when it was erased. Throws ContentChanged when it is another one. */
  getContent(owner: string, ref: ContentRef): Promise<string | null>;
  /** Several texts by their ids: one that is another has its ContentChanged, one that was erased is missing. */
  getContents(owner: string, refs: readonly ContentRef[]): Promise<ReadonlyMap<string, string | ContentChanged>>;
  /** How the deliveries of a notice stand at this moment. */
  countDeliveries(notice: Notice): Promise<DeliveryCounts | null>;
  /** The customers whom a notice may not have reached, as far as known at this moment; the first 1,000, or `most`. */
  listUnreached(notice: Notice, most?: number): Promise<readonly UnreachedRecipient[]>;
  /** What the newest register that had them has of these contracts, of those that stood at that moment or later. */
  lastKnown(contracts: readonly string[], since: Instant): Promise<readonly LastKnown[]>;
  /**
   * What could keep a notice from reaching everyone in time (sandbox, quota, rate), other open incidents that mail the same
   * customers, and customers who hear of the incident by it first. Empty: nothing known.
   */
  forecast(policy: Policy, state: OpenIncident, notice: Notice, at: Instant): Promise<readonly Text[]>;
  /** A scope as it goes on record, and the contracts that it means on a day. Throws ScopeError for contracts or columns that do not exist. */
  checkScope(scope: Scope, on: DateText): Promise<CheckedScope>;
  /** Of these notices those that were sealed for every customer of the scope; none for a scope that means nobody. */
  toldAll(scope: Scope, on: DateText, notices: readonly Notice[]): Promise<string[]>;
  /** All customers, and where they are from. Throws ContentChanged where the stored file is another than the one on record. */
  readRegister(): Promise<RegisterRead>;
  /** The import that brought the customers that there are now, without their file; null before any. */
  registerSource(): Promise<RegisterSource | null>;
  /** Takes in a customers' file. Throws CsvError when it cannot be read, EmptyRegister. */
  importCustomers(asked: ImportRequest): Promise<ImportResult>;
  /** A fresh id for a command that brought none. */
  randomId(): string;
}
