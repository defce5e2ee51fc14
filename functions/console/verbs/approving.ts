import type { IncidentCommand } from '../../domain/incident/command.ts';
import type { Notice } from '../../domain/incident/state.ts';
import { noticeOf, stageOf } from './find.ts';
import { approveBody, cancelBody, rejectBody } from './schemas.ts';
import { type Built, type Verb, type VerbContext, verb } from './verb.ts';

/** What stands for a reason when a person gave none: the ledger wants one for every rejection. */
const NO_REASON = '(no reason given)';

/** What is approved and rejected beside notices. */
const APPROVED_BY: Readonly<Record<string, IncidentCommand>> = {
  prevention: { do: 'approve-plan' },
  exception: { do: 'approve-exception' },
  close: { do: 'approve-closing' },
};
const REJECTED_BY: Readonly<Record<string, 'reject-plan' | 'reject-exception'>> = {
  prevention: 'reject-plan',
  exception: 'reject-exception',
};

const approve = verb(
  'approve',
  approveBody,
  'Approve a notice for sending, a prevention plan, an exception, or closing',
  [
    'Binds the approval to a text and an audience by their digests. Send the digests that were shown when the notice was read',
    '(GET the notice): if anything changed since, the approval is refused with 409 wrong-digest and the new notice must be read.',
    'Without digests the approval binds to what stands when the request arrives; the answer names it under "approved". That is',
    'meant for rehearsals and for scripts that draft and approve what they wrote; the console always sends them.',
    'A person cannot approve a notice that they drafted. "warnings" tells what may keep it from reaching everyone in time.',
  ].join(' '),
  async (body, context) => {
    const other = APPROVED_BY[body.what];
    if (other !== undefined) {
      if (body.reason !== undefined) await context.keep('reason', body.reason);
      return { command: other };
    }
    const notice = noticeOf(context.state, stageOf(body.what));
    // An audience that is not sealed has no digest: the domain refuses, and says so.
    const audience = body.audience ?? notice.audience?.digest ?? '';
    const approved = { notice: notice.id, text: body.text ?? notice.text.digest, audience };
    if (body.reason !== undefined) await context.keep('reason', body.reason);
    return { command: { do: 'approve', ...approved }, approved, warnings: await warningsFor(context, notice) };
  },
);

const reject = verb(
  'reject',
  rejectBody,
  'Reject a notice, a prevention plan or an exception',
  'The notice is not sent; draft another. Its author and everyone concerned see the reason.',
  async (body, context): Promise<Built> => {
    const reject = REJECTED_BY[body.what];
    if (reject !== undefined) {
      return { command: { do: reject, reason: await context.keep('reason', body.reason ?? NO_REASON) } };
    }
    const notice = noticeOf(context.state, stageOf(body.what));
    const reason = await context.keep('reason', body.reason ?? NO_REASON);
    return { command: { do: 'reject', notice: notice.id, reason } };
  },
);

const cancel = verb(
  'cancel',
  cancelBody,
  'Call back an approved notice before its first mail',
  'Possible only inside the hold time that the policy puts between approval and sending.',
  (body, context) => ({
    command: { do: 'cancel', notice: noticeOf(context.state, body.what, (notice) => notice.status === 'approved').id },
  }),
);

export const approvingVerbs: readonly Verb[] = [approve, reject, cancel];

/** In English, as all of the API's sentences; the console's pages show them in the reader's language. */
async function warningsFor(context: VerbContext, notice: Notice): Promise<readonly string[]> {
  const { ports, policy, state, caller } = context;
  return (await ports.forecast(policy, state, notice, caller.at)).map((warning) => warning.en);
}
