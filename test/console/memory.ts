import { readFileSync } from 'node:fs';
import { ContentChanged } from '../../functions/adapters/aws/errors.ts';
import type {
  CommandResult,
  ConsolePorts,
  ImportRequest,
  ImportResult,
  ReadIncident,
  RegisterRead,
  StreamPage,
} from '../../functions/console/http/ports.ts';
import { streamPage } from '../../functions/console/shown/stream-page.ts';
import { notBefore, sealItem } from '../../functions/domain/base/ledger/chain.ts';
import type { ContentRef } from '../../functions/domain/base/ledger/content.ts';
import { keyedDigest, sha256Hex } from '../../functions/domain/base/ledger/digest.ts';
import { type LedgerItem, personIn } from '../../functions/domain/base/ledger/item.ts';
import type { Scope } from '../../functions/domain/base/scope.ts';
import type { Text } from '../../functions/domain/base/text.ts';
import type { Instant } from '../../functions/domain/base/time/instant.ts';
import { zonedParts } from '../../functions/domain/base/time/zoned.ts';
import type { DeliveryCounts } from '../../functions/domain/channels/delivery/counts.ts';
import type { LastKnown, UnreachedRecipient } from '../../functions/domain/channels/delivery/unreached.ts';
import { forecast } from '../../functions/domain/channels/mail/forecast.ts';
import { compilePolicy } from '../../functions/domain/compile/compile.ts';
import type { CommandEnvelope } from '../../functions/domain/incident/command/command.ts';
import { decide } from '../../functions/domain/incident/decide/decide.ts';
import { evolve, foldIncident } from '../../functions/domain/incident/evolve/evolve.ts';
import type { IncidentEvent } from '../../functions/domain/incident/record/events.ts';
import type { Notice, OpenIncident } from '../../functions/domain/incident/record/state.ts';
import { policyDigest } from '../../functions/domain/policy/digest.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import type { Unreachable } from '../../functions/domain/reach/reach.ts';
import { type CheckedScope, checkedScope, selectAudience } from '../../functions/domain/register/audience.ts';
import type { Customer } from '../../functions/domain/register/customer.ts';
import { mustKeepSome, mustNotEmpty } from '../../functions/domain/register/empty-register.ts';
import type { SameFile } from '../../functions/domain/register/import-words.ts';
import { endedByImport, leftOut } from '../../functions/domain/register/left-out.ts';
import { listWarnings } from '../../functions/domain/register/list-warnings.ts';
import { parseCustomers } from '../../functions/domain/register/parse-customers.ts';
import type { MutedSource } from '../../functions/domain/source/view.ts';
import { overlaps } from '../../functions/domain/views/overlap.ts';
import { packState, unpackState } from '../../functions/domain/views/packed-state.ts';

const FLEXCRM = 'workflows/policies/flexcrm.yaml';

/** The policy of the tests, compiled once. */
export const policy: Policy = compilePolicy(readFileSync(FLEXCRM, 'utf8'), FLEXCRM);

/** The console's ports in memory, on the real domain: every command is decided, sealed and folded as in production. */
export class Memory implements ConsolePorts {
  readonly accountId = '000000000000';
  readonly policy: Policy;
  readonly streams = new Map<string, LedgerItem<IncidentEvent>[]>();
  readonly contents = new Map<string, { body: string; secret: string }>();
  customers: readonly Customer[] = [];
  imported: (SameFile & { readonly digest: string }) | null = null;
  /** By notice: whom its mails may not have reached. */
  readonly unreached = new Map<string, readonly UnreachedRecipient[]>();
  readonly known: LastKnown[] = [];
  /** By notice: the contracts that it was sealed for. */
  readonly sealedFor = new Map<string, readonly string[]>();
  /** By open incident: the contracts that its notices were sent to. */
  readonly told = new Map<string, readonly string[]>();
  unreachablePeople: readonly Unreachable[] = [];
  mutes: readonly MutedSource[] = [];
  account = { ratePerSecond: 14, perDay: 50_000, sentLastDay: 0, sandbox: false, sendingEnabled: true };
  /** Called between reading and appending: lets a test slip a second writer in. */
  beforeAppend: () => Promise<void> = async () => {};
  failure: Error | null = null;
  /** Whether lists find what is kept of incidents, as they do once the sweep has been. */
  keeps = false;
  #ids = 0;

  constructor(own: Policy = policy) {
    this.policy = own;
  }

  async policyOf(): Promise<Policy> {
    return this.policy;
  }

  digestOf(one: Policy): string {
    return policyDigest(one);
  }

  async readIncident(stream: string): Promise<ReadIncident> {
    if (this.failure !== null) throw this.failure;
    const items = [...(this.streams.get(stream) ?? [])];
    return { state: foldIncident(stream, items), items };
  }

  async carryOut(stream: string, asked: CommandEnvelope, read?: ReadIncident): Promise<CommandResult> {
    for (let known = read; ; known = undefined) {
      const { state, items } = known ?? (await this.readIncident(stream));
      const previous = items.at(-1) ?? null;
      const at = notBefore(previous, asked.at);
      const decided = decide(this.policy, state, { ...asked, at });
      if ('refused' in decided) return { state, items, refusal: decided };
      if (decided.length === 0) return { state, items, refusal: null };
      const { id: command, actor } = asked;
      const item = sealItem(previous, { stream, command, actor, at, events: decided });
      await this.beforeAppend();
      const now = this.streams.get(stream) ?? [];
      if (now.length !== items.length) continue;
      this.streams.set(stream, [...now, item]);
      return { state: evolve(state, item), items: [...items, item], refusal: null };
    }
  }

  async listStreams(limit: number, before: string | null): Promise<StreamPage> {
    const openings = [...this.streams].map(([stream, items]) => ({ stream, openedAt: items[0]?.at ?? '' }));
    return streamPage(openings, limit, before);
  }

  async readKept(streams: readonly string[]): Promise<ReadonlyMap<string, OpenIncident>> {
    const states = streams.map((stream) => [stream, foldIncident(stream, this.streams.get(stream) ?? [])] as const);
    const opened = states.flatMap(([stream, state]) =>
      state.status === 'none' || !this.keeps ? [] : [[stream, state] as const],
    );
    return new Map(opened.map(([stream, state]) => [stream, unpackState(packState(state))]));
  }

  async unreachable(): Promise<readonly Unreachable[]> {
    return this.unreachablePeople;
  }

  async listMutes(): Promise<readonly MutedSource[]> {
    return this.mutes;
  }

  async putContent(owner: string, id: string, body: string): Promise<ContentRef> {
    const key = `${owner} ${id}`;
    const there = this.contents.get(key) ?? { body, secret: `secret of ${key}` };
    if (there.body !== body) throw new Error(`another text stands under ${key}`);
    this.contents.set(key, there);
    return { content: id, digest: keyedDigest(there.secret, body) };
  }

  async getContent(owner: string, { content, digest }: ContentRef): Promise<string | null> {
    const stored = this.contents.get(`${owner} ${content}`);
    if (stored === undefined) return null;
    if (keyedDigest(stored.secret, stored.body) === digest) return stored.body;
    throw new ContentChanged({ kind: 'content', owner, id: content, digest });
  }

  async getContents(owner: string, refs: readonly ContentRef[]): Promise<ReadonlyMap<string, string | ContentChanged>> {
    const found = new Map<string, string | ContentChanged>();
    for (const ref of refs) {
      const text = await this.getContent(owner, ref).catch(asChanged);
      if (text !== null) found.set(ref.content, text);
    }
    return found;
  }

  async countDeliveries(notice: Notice): Promise<DeliveryCounts | null> {
    return notice.counts;
  }

  async lastKnown(contracts: readonly string[]): Promise<readonly LastKnown[]> {
    return this.known.filter(({ customer }) => contracts.includes(customer.contract));
  }

  async listUnreached(notice: Notice): Promise<readonly UnreachedRecipient[]> {
    return this.unreached.get(notice.id) ?? [];
  }

  async forecast(own: Policy, state: OpenIncident, notice: Notice, at: Instant): Promise<readonly Text[]> {
    const duty = state.duties.find(({ kind }) => kind === `notice.${notice.stage}`);
    const recipients = notice.audience?.count ?? 0;
    const deadline = duty?.deadline.at ?? null;
    const { warnings } = forecast({ account: this.account, share: 0.8, recipients, startAt: at, deadline });
    const all = [...this.streams].map(([stream, items]) => foldIncident(stream, items));
    const others = all.filter((one): one is OpenIncident => one.status !== 'none');
    return [...warnings, ...overlaps(state, others, this.customers, zonedParts(at, own.zone).date)];
  }

  async checkScope(scope: Scope, on: string): Promise<CheckedScope> {
    return checkedScope(this.customers, scope, on);
  }

  async toldAll(scope: Scope, on: string, notices: readonly Notice[]): Promise<string[]> {
    const meant = selectAudience(this.customers, scope, on);
    const isTold = ({ id }: Notice) => meant.every(({ contract }) => this.sealedFor.get(id)?.includes(contract));
    return meant.length === 0 ? [] : notices.filter(isTold).map(({ id }) => id);
  }

  async readRegister(): Promise<RegisterRead> {
    return { customers: this.customers, source: this.imported };
  }

  async registerSource(): Promise<RegisterRead['source']> {
    return this.imported;
  }

  async importCustomers({ csv, confirm, actor, preview, at }: ImportRequest): Promise<ImportResult> {
    const before = this.customers.length;
    const customers = parseCustomers(csv);
    const found = [...this.told].map(([incident, told]) => ({
      incident,
      ...leftOut(customers, told, at.slice(0, 10)),
    }));
    const gone = found.filter(({ count }) => count > 0);
    const ended = endedByImport(this.customers, customers, at.slice(0, 10));
    const cautions = listWarnings(customers, at.slice(0, 10));
    const digest = `sha256:${sha256Hex(csv)}`;
    const sameAs = this.imported?.digest === digest ? { by: this.imported.by, at: this.imported.at } : null;
    if (preview) return { customers: customers.length, before, digest: null, sameAs, leftOut: gone, ended, cautions };
    mustKeepSome(ended, customers.length, confirm);
    mustNotEmpty(before, customers.length, confirm);
    this.customers = customers;
    if (sameAs === null) {
      this.imported = { by: personIn(actor), at, digest };
    }
    return { customers: this.customers.length, before, digest, sameAs, leftOut: gone, ended, cautions };
  }

  randomId(): string {
    this.#ids += 1;
    return `r${this.#ids}`;
  }
}

function asChanged(error: unknown): ContentChanged {
  if (error instanceof ContentChanged) return error;
  throw error;
}
