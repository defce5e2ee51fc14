import type { ContentRef } from '../../domain/base/ledger/content.ts';
import type { IncidentCommand } from '../../domain/incident/command/command.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import { approvalWarnings } from '../shown/warnings/approval-warnings.ts';
import { exceptionIdOf, noticeOf, planIdOf, stageOf } from './find.ts';
import { approveBody, cancelBody, rejectBody } from './schemas.ts';
import { type Built, reasonGiven, verb } from './verb.ts';

/** What was read of a plan or an exception is named by its id, as a notice is by its digests; null for other subjects. */
function readOf(what: string, id: string | undefined, state: OpenIncident): string | null {
  if (what === 'prevention') return id ?? planIdOf(state);
  if (what === 'exception') return id ?? exceptionIdOf(state);
  return null;
}

/** The command for what is approved beside notices; null for a notice. */
function approvalOf({ what, id }: Subject, state: OpenIncident, given: Reasoned): IncidentCommand | null {
  if (what === 'close') return { do: 'approve-closing', ...given };
  const read = readOf(what, id, state);
  if (read === null) return null;
  return what === 'prevention'
    ? { do: 'approve-plan', plan: read, ...given }
    : { do: 'approve-exception', exception: read, ...given };
}

interface Reasoned {
  readonly reason?: ContentRef;
}

/** The same for what is sent back. */
function rejectionOf({ what, id }: Subject, state: OpenIncident, reason: ContentRef): IncidentCommand | null {
  const read = readOf(what, id, state);
  if (read === null) return null;
  return what === 'prevention'
    ? { do: 'reject-plan', plan: read, reason }
    : { do: 'reject-exception', exception: read, reason };
}

interface Subject {
  readonly what: string;
  readonly id?: string | undefined;
}

const approve = verb(
  'approve',
  approveBody,
  'Approve a notice for sending, a prevention plan, an exception, or closing',
  [
    'Binds the approval to a text and an audience by their digests. Send the digests that were shown when the notice was read',
    '(GET the notice): if anything changed since, the approval is refused with 409 wrong-digest and the new notice must be read.',
    'Without digests the approval binds to what stands when the request arrives; the answer names it under "approved". That is',
    'meant for rehearsals and for scripts that draft and approve what they wrote; the console always sends them.',
    'A prevention plan and an exception are named by "id" in the same way (409 when another took its place).',
    'A person cannot approve a notice that they drafted. "warnings" tells what may keep it from reaching everyone in time.',
  ].join(' '),
  async (body, context) => {
    const { policy, state, caller } = context;
    const given = await reasonGiven(context, body.reason);
    const other = approvalOf(body, context.state, given);
    if (other !== null) return { command: other };
    const notice = noticeOf(context.state, stageOf(body.what));
    // Nobody approves what is not the recorded text any more.
    await context.ports.getContent(context.state.stream, notice.text);
    // An audience that is not sealed has no digest: the domain refuses, and says so.
    const audience = body.audience ?? notice.audience?.digest ?? '';
    const approved = { notice: notice.id, text: body.text ?? notice.text.digest, audience };
    return {
      command: { do: 'approve', ...approved, ...given },
      approved,
      warnings: await approvalWarnings(context.ports, { policy, state, at: caller.at }, notice),
    };
  },
);

const reject = verb(
  'reject',
  rejectBody,
  'Reject a notice, a prevention plan or an exception',
  'The notice is not sent; draft another. The reason is needed: its author and everyone concerned see it.',
  async (body, context): Promise<Built> => {
    const reason = await context.keep('reason', body.reason);
    const other = rejectionOf(body, context.state, reason);
    if (other !== null) return { command: other };
    const notice = noticeOf(context.state, stageOf(body.what));
    return { command: { do: 'reject', notice: notice.id, reason } };
  },
);

const cancel = verb(
  'cancel',
  cancelBody,
  'Call back an approved notice before its first mail',
  'Possible only inside the hold time that the policy puts between approval and sending. A reason that is given stands in the timeline.',
  async (body, context) => {
    const notice = noticeOf(context.state, body.what, ({ status }) => status === 'approved');
    return { command: { do: 'cancel', notice: notice.id, ...(await reasonGiven(context, body.reason)) } };
  },
);

export const approvingVerbs = { approve, reject, cancel };
