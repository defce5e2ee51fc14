import type { IncidentEvent } from './events.ts';
import type { Moment } from './evolve.ts';
import type { Notice, OpenIncident } from './state.ts';

type NoticeEvent = Extract<
  IncidentEvent,
  {
    type: `notice.${string}` | 'audience.outdated' | 'audience.sealed' | 'approval.voided' | `delivery.${string}`;
  }
>;

/** What customers are told, from draft to last delivery. An event of another version changes nothing. */
export function evolveNotice(state: OpenIncident, event: NoticeEvent, moment: Moment): OpenIncident {
  if (event.type === 'notice.drafted') return { ...state, notices: [...state.notices, drafted(event, moment)] };
  const change = (notice: Notice) => (notice.id === event.notice ? changed(notice, event, moment) : notice);
  return { ...state, notices: state.notices.map(change) };
}

function drafted(event: Extract<NoticeEvent, { type: 'notice.drafted' }>, { at }: Moment): Notice {
  const { notice, type: _, ...told } = event;
  return {
    ...told,
    id: notice,
    wording: event.wording ?? null,
    draftedAt: at,
    status: 'drafted',
    audience: null,
    outdated: false,
    outdatedSeq: 0,
    approval: null,
    rejection: null,
    startedAt: null,
    finishedAt: null,
    counts: null,
    pause: null,
  };
}

function changed(notice: Notice, event: Exclude<NoticeEvent, { type: 'notice.drafted' }>, { at, seq }: Moment): Notice {
  switch (event.type) {
    case 'notice.superseded':
      return { ...notice, status: 'superseded' };
    case 'audience.outdated':
      return { ...notice, outdated: notice.audience !== null, outdatedSeq: seq };
    case 'audience.sealed':
      return sealed(notice, { digest: event.digest, count: event.count });
    case 'notice.approved':
      return { ...notice, status: 'approved', approval: { by: event.by, at, sendAt: event.sendAt } };
    case 'notice.rejected':
      return { ...notice, status: 'rejected', rejection: { by: event.by, at, reason: event.reason } };
    case 'approval.voided':
      return { ...notice, status: notice.audience === null ? 'drafted' : 'sealed', approval: null };
    case 'notice.cancelled':
      return { ...notice, status: 'cancelled' };
    default:
      return delivered(notice, event, at);
  }
}

/** An approval given before outlives a new seal: whether it must fall is the decision's matter. */
function sealed(notice: Notice, audience: NonNullable<Notice['audience']>): Notice {
  return { ...notice, audience, outdated: false, status: notice.status === 'drafted' ? 'sealed' : notice.status };
}

function delivered(notice: Notice, event: Extract<NoticeEvent, { type: `delivery.${string}` }>, at: string): Notice {
  switch (event.type) {
    case 'delivery.started':
      return { ...notice, status: 'delivering', startedAt: at };
    case 'delivery.paused':
      return { ...notice, status: 'paused', pause: { why: event.why, until: event.until } };
    case 'delivery.resumed':
      return { ...notice, status: 'delivering', pause: null };
    case 'delivery.finished':
      return { ...notice, status: 'delivered', finishedAt: event.finishedAt, counts: event.counts, pause: null };
    default:
      return unknownEvent(notice, event);
  }
}

/** An event of a later version, met by older code: the type says it cannot be, the ledger may say otherwise. */
function unknownEvent(notice: Notice, _: never): Notice {
  return notice;
}
