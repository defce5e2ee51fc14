import { sameJson } from '../../base/ledger/canonical.ts';
import type { Scope } from '../../base/scope.ts';
import type { Instant } from '../../base/time/instant.ts';
import { type DeliveryProof, proofAtStart } from '../../channels/delivery/proof.ts';
import type { WithdrawnBecause } from '../record/event-parts.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Moment } from '../record/moment.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { isUnapproved } from '../standing/notices.ts';
import { toldOfCourse } from '../told/told-of-course.ts';
import { missing, NOBODY, told } from './evolve-recipients.ts';

type EvolvedByNotice = Extract<
  IncidentEvent,
  {
    type:
      | `notice.${string}`
      | 'audience.outdated'
      | 'audience.reviewed'
      | 'audience.sealed'
      | 'approval.voided'
      | `recipients.${string}`
      | `delivery.${string}`;
  }
>;

/** What customers are told, from draft to last delivery. An event of another version changes nothing. */
export function evolveNotice(state: OpenIncident, event: EvolvedByNotice, moment: Moment): OpenIncident {
  if (event.type === 'notice.drafted') return { ...state, notices: [...state.notices, drafted(state, event, moment)] };
  const change = (notice: Notice) =>
    notice.id === event.notice ? changed(notice, event, { ...moment, scope: state.audience }) : notice;
  const notices = state.notices.map(change);
  return event.type === 'delivery.started'
    ? { ...state, notices: withScope(state, notices, event.notice) }
    : { ...state, notices };
}

/** The system's name where events of earlier releases name who did something. */
const SYSTEM = 'hikeshi';

/** Nothing waits for approval any more once the incident is closed; events of earlier releases did not say so. */
export function withdrawnAtClosing(notices: readonly Notice[]): Notice[] {
  return notices.map((notice) => (isUnapproved(notice) ? withdrawn(notice, 'closed') : notice));
}

function withdrawn(notice: Notice, because: WithdrawnBecause): Notice {
  return { ...notice, status: 'withdrawn', withdrawn: because };
}

/** A notice goes to whom it is for, and to everybody who was told before. */
function withScope({ audience }: OpenIncident, notices: readonly Notice[], id: string): Notice[] {
  const before = notices.flatMap(({ scopes }) => scopes);
  const scopes = [...before.filter((one) => !sameJson(one, audience)), audience];
  const all = scopes.filter((one, index) => scopes.findIndex((other) => sameJson(one, other)) === index);
  return notices.map((notice) => (notice.id === id ? { ...notice, scopes: all } : notice));
}

function drafted(
  state: OpenIncident,
  event: Extract<EvolvedByNotice, { type: 'notice.drafted' }>,
  { at }: Moment,
): Notice {
  // A notice of an earlier release told what was known then, but for the cause, which not each states; that it stated what a
  // law asks for is not on record.
  const { 'cause.kind': _cause, ...withoutCause } = state.facts;
  const { notice, type: _, tells = { facts: withoutCause, items: [], open: [], plan: null }, ...told } = event;
  return {
    ...told,
    id: notice,
    wording: event.wording ?? null,
    coauthors: event.coauthors ?? [],
    draftedAt: at,
    status: 'drafted',
    audience: null,
    outdated: false,
    outdatedSeq: 0,
    approval: null,
    fell: null,
    supersededBy: null,
    withdrawn: null,
    rejection: null,
    startedAt: null,
    proof: null,
    finishedAt: null,
    counts: null,
    pause: null,
    tells,
    ...toldOfCourse(state, event),
    scopes: [],
    listed: [],
    unreached: { failed: NOBODY, unknown: NOBODY },
    finishedSeq: 0,
    wasReached: false,
    reachedOtherwise: null,
  };
}

function changed(
  notice: Notice,
  event: Exclude<EvolvedByNotice, { type: 'notice.drafted' }>,
  { at, seq, person, scope }: Moment & { readonly scope: Scope },
): Notice {
  switch (event.type) {
    case 'notice.superseded':
      return { ...notice, status: 'superseded', supersededBy: event.by };
    case 'notice.withdrawn':
      return withdrawn(notice, event.because);
    case 'audience.outdated':
      return { ...notice, outdated: notice.audience !== null, outdatedSeq: seq };
    case 'audience.reviewed':
      return reviewed(notice, event);
    case 'audience.sealed':
      return sealed(notice, event, scope);
    case 'notice.approved':
      return { ...notice, status: 'approved', approval: { by: event.by, at, sendAt: event.sendAt } };
    case 'notice.rejected':
      return { ...notice, status: 'rejected', rejection: { by: event.by, at, reason: event.reason } };
    case 'approval.voided':
      return unapproved(notice, event, at);
    case 'notice.cancelled':
      return event.by === SYSTEM ? withdrawn(notice, 'not-owed') : { ...notice, status: 'cancelled' };
    case 'recipients.unreached':
      return missing(notice, event, seq);
    case 'recipients.told':
      return told(notice, event, { at, by: person });
    default:
      return delivered(notice, event, { at, seq });
  }
}

function unapproved(
  notice: Notice,
  { reason, why }: Extract<EvolvedByNotice, { type: 'approval.voided' }>,
  at: Instant,
): Notice {
  const { approval, audience } = notice;
  const fell =
    approval === null ? notice.fell : { by: approval.by, approvedAt: approval.at, at, reason, why: why ?? null };
  return { ...notice, status: audience === null ? 'drafted' : 'sealed', approval: null, fell };
}

/** An approval given before outlives a new seal: whether it must fall is the decision's matter. */
function sealed(
  notice: Notice,
  {
    digest,
    count,
    seal,
    imported,
    leftOut,
    ended,
    fallenOut,
    withoutAddress,
  }: Extract<EvolvedByNotice, { type: 'audience.sealed' }>,
  scope: Scope,
): Notice {
  // The person who first brought the same recipients stays the one who chose them.
  const chosen = notice.audience?.digest === digest ? notice.audience.imported : imported;
  const audience = {
    ...{ digest, count, scope, ...(seal !== undefined && { seal }) },
    ...(chosen && { imported: chosen }),
    ...(leftOut && { leftOut }),
    ...(ended && { ended }),
    ...(fallenOut && { fallenOut }),
    ...(withoutAddress && { withoutAddress }),
  };
  return { ...notice, audience, outdated: false, status: notice.status === 'drafted' ? 'sealed' : notice.status };
}

/** Who had left is added to those that were known. */
function reviewed(notice: Notice, { fallenOut }: Extract<EvolvedByNotice, { type: 'audience.reviewed' }>): Notice {
  const { audience } = notice;
  if (audience === null || fallenOut === undefined) return { ...notice, outdated: false };
  const before = audience.fallenOut ?? NOBODY;
  const news = fallenOut.contracts.filter((contract) => !before.contracts.includes(contract));
  const count = before.count + fallenOut.count - (fallenOut.contracts.length - news.length);
  const all = { contracts: [...before.contracts, ...news], count };
  return { ...notice, outdated: false, audience: { ...audience, fallenOut: all } };
}

function delivered(
  notice: Notice,
  event: Extract<EvolvedByNotice, { type: `delivery.${string}` }>,
  { at, seq }: Pick<Moment, 'at' | 'seq'>,
): Notice {
  switch (event.type) {
    case 'delivery.started':
      return {
        ...notice,
        status: 'delivering',
        startedAt: at,
        proof: event.proven ? proofAtStart(event.proven.seal) : null,
      };
    case 'delivery.sender':
      return proving(notice, ({ senders }) => ({ senders: [...senders, event.key] }));
    case 'delivery.progressed':
      return proving(notice, ({ recorded }) => ({ recorded: [...recorded, event.recorded] }));
    case 'delivery.told':
      return proving(notice, ({ news }) => ({ news: [...news, event.news] }));
    case 'delivery.paused':
      return { ...notice, status: 'paused', pause: { why: event.why, until: event.until } };
    case 'delivery.resumed':
      return { ...notice, status: 'delivering', pause: null };
    case 'delivery.finished':
      return finished(notice, event, seq);
    default:
      return unknownEvent(notice, event);
  }
}

function finished(
  notice: Notice,
  { finishedAt, counts, recorded }: Extract<EvolvedByNotice, { type: 'delivery.finished' }>,
  finishedSeq: number,
): Notice {
  const ended = { ...notice, status: 'delivered', finishedAt, finishedSeq, counts, pause: null } as const;
  return recorded === undefined ? ended : proving(ended, (proof) => ({ recorded: [...proof.recorded, recorded] }));
}

function proving(notice: Notice, more: (proof: DeliveryProof) => Partial<DeliveryProof>): Notice {
  const { proof } = notice;
  return proof === null ? notice : { ...notice, proof: { ...proof, ...more(proof) } };
}

/** An event of a later version, met by older code: the type says it cannot be, the ledger may say otherwise. */
function unknownEvent(notice: Notice, _: never): Notice {
  return notice;
}
