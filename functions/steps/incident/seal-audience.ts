import * as z from 'zod';
import { now } from '../../adapters/clock.ts';
import { fallenOutSince, leftUntold } from '../../application/audience/fallen-out.ts';
import { contractsTold, noticesSent } from '../../application/audience/left-out.ts';
import { type AudienceSource, sealAudience } from '../../application/audience/seal-recipients.ts';
import { askedBySystem } from '../../application/command/asked.ts';
import { carryOut, type LoadedIncident, loadIncident } from '../../application/command/incidents.ts';
import { recordingMismatch } from '../../application/command/recording-mismatch.ts';
import { currentCustomers } from '../../application/command/register.ts';
import type { ListedContracts } from '../../domain/base/scope.ts';
import { type Instant, toMs } from '../../domain/base/time/instant.ts';
import { inZone } from '../../domain/base/time/zoned.ts';
import { customersSource, sealDigest } from '../../domain/channels/delivery/seal.ts';
import { isSuperseded } from '../../domain/components/executions.ts';
import type { ImportedBy } from '../../domain/incident/record/event-parts.ts';
import type { Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import { findNotice, hasStarted, isUnsent } from '../../domain/incident/standing/notices.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { endedOf, laterAudience } from '../../domain/register/audience.ts';
import { leftOut, withoutAddress } from '../../domain/register/left-out.ts';
import { stepInput } from '../input/step-input.ts';

/** Less than the Task's and the function's timeouts: what is left over is done by the next invocation. */
const WORK_MS = 40_000;
const DATE_LENGTH = 10;

/** An audience's source with who imported the customers, and whom it leaves out. */
type ImportedSource = AudienceSource & {
  readonly imported?: ImportedBy | undefined;
  /** Whom an earlier notice was sent to and this one is not. */
  readonly leftOut: () => Promise<ListedContracts>;
  /** Contracts that the scope names and that are not under contract any more. */
  readonly ended: readonly string[];
  /** Whom else the scope meant since the opening and does not mean any more. */
  readonly fallenOut: () => Promise<ListedContracts>;
  /** Whom no mail can be made out to. */
  readonly withoutAddress: () => Promise<ListedContracts>;
};

const NOBODY: ListedContracts = { contracts: [], count: 0 };
const nobody = async () => NOBODY;
const NOBODY_GONE = { ended: [], leftOut: nobody, fallenOut: nobody, withoutAddress: nobody };

const input = stepInput.extend({ next: z.object({ notice: z.string().min(1) }) });

/**
 * Freezes who gets a notice: every recipient a row of its own, then one event with the digest and the number of them.
 * A large audience takes several invocations (`more`); a register or scope that changed meanwhile starts it over.
 */
export async function handler(event: unknown) {
  const startedMs = toMs(now());
  const { stream, generation, at, next } = input.parse(event);
  const loaded = await loadIncident(stream);
  const { state, policy } = loaded;
  if (state.status !== 'open' || isSuperseded(state, generation)) return { do: 'End' };
  const notice = findNotice(state, next.notice);
  if (notice !== undefined && hasStarted(notice) && notice.outdated)
    return review(loaded, state, notice, { generation, at });
  // Once on its way, an audience is never touched again.
  if (notice === undefined || !isUnsent(notice)) return { do: 'DecideNext', more: false };
  const sealed = await recordingMismatch({ loaded, by: 'incident', at, notice: null }, async () => {
    const source = await sourceOf(policy, state, notice);
    const record = await sealAudience(notice.id, source, () => toMs(now()) - startedMs < WORK_MS);
    return record && { ...record, seal: sealDigest(record), beside: await besideOf(source) };
  });
  if (sealed === null) return { do: 'DecideNext', more: true };
  // A scope or an import that came in the meantime is newer than this: the audience is then refused and made again.
  const { digest, count, seal, beside } = sealed;
  const made = { digest, count, seal, basedOn: state.seq, ...beside };
  const command = { do: 'seal-audience', notice: notice.id, ...made } as const;
  const id = `seal-${notice.id}-${generation}-${at}`;
  await carryOut(stream, askedBySystem('incident', id, at, command), loaded);
  return { do: 'DecideNext', more: false };
}

/** Who had left before a notice that is out: its recipients stay. */
async function review(loaded: LoadedIncident, state: OpenIncident, { id, audience, ...notice }: Notice, by: Reviewing) {
  if (audience === null) return { do: 'DecideNext', more: false };
  const left = await recordingMismatch({ loaded, by: 'incident', at: by.at, notice: null }, () =>
    leftUntold(loaded.policy, state, { ...notice, id, audience }),
  );
  const made = {
    digest: audience.digest,
    count: audience.count,
    basedOn: state.seq,
    ...(left.count > 0 && { fallenOut: left }),
  };
  const command = { do: 'seal-audience', notice: id, ...made } as const;
  await carryOut(
    loaded.stream,
    askedBySystem('incident', `review-${id}-${by.generation}-${by.at}`, by.at, command),
    loaded,
  );
  return { do: 'DecideNext', more: false };
}

interface Reviewing {
  readonly generation: number;
  readonly at: Instant;
}

/**
 * A drill goes to the team; anything else to the customers of the scope whose contract had not ended on that day, and to those
 * whom an earlier notice told, also one of an incident that was joined into this one. FC-9.
 */
async function sourceOf(policy: Policy, state: OpenIncident, notice: Notice): Promise<ImportedSource> {
  if (state.drill) return { name: 'drill', team: policy, customers: async () => [], ...NOBODY_GONE };
  const on = dateOf(notice.draftedAt, policy.zone);
  const { version, customers, imported } = await currentCustomers();
  const before = await noticesSent(state);
  const ended = endedOf(customers, state.audience, on);
  let told: ReturnType<typeof contractsTold> | undefined;
  // Three ask, and each answer reads every recipient of the notices before.
  const toldBefore = () => {
    told ??= contractsTold(before);
    return told;
  };
  const sealing = async () => laterAudience(customers, state.audience, await toldBefore(), on);
  return {
    name: customersSource(
      version,
      on,
      state.audience,
      before.map(({ id }) => id),
    ),
    team: null,
    imported,
    customers: sealing,
    ended,
    leftOut: async () => leftOut(customers, [...(await toldBefore())], on),
    fallenOut: async () => {
      const there = (await sealing()).map(({ contract }) => contract);
      return fallenOutSince(policy, state, customers, [...there, ...ended]);
    },
    withoutAddress: async () => withoutAddress(await sealing()),
  };
}

/** What goes on record beside the recipients: who brought them, and whom it does not reach. */
async function besideOf({ imported, ended, ...source }: ImportedSource) {
  const [leftOut, fallenOut] = [await source.leftOut(), await source.fallenOut()];
  const withoutAddress = await source.withoutAddress();
  return {
    ...(imported && { imported }),
    ...(leftOut.count > 0 && { leftOut }),
    ...(ended.length > 0 && { ended }),
    ...(fallenOut.count > 0 && { fallenOut }),
    ...(withoutAddress.count > 0 && { withoutAddress }),
  };
}

function dateOf(at: Instant, zone: string): string {
  return inZone(at, zone).slice(0, DATE_LENGTH);
}
