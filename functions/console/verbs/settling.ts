import { dutyIdOf } from './find.ts';
import { acknowledgeBody, closeBody, completeBody, reopenBody, waiveBody } from './schemas.ts';
import { keepIfGiven, type Verb, verb } from './verb.ts';

const acknowledge = verb(
  'acknowledge',
  acknowledgeBody,
  'Acknowledge a page',
  'Without "page": the newest page to the person who asks. Nobody further is called for it.',
  (body) => ({ command: { do: 'acknowledge', page: body.page ?? null } }),
);

const complete = verb(
  'complete',
  completeBody,
  'Say that a duty is done',
  'Evidence, reason, reference and items are kept together as the evidence of the duty.',
  async (body, context) => {
    const duty = dutyIdOf(context.state, body.duty);
    return { command: { do: 'complete', duty, evidence: await keepIfGiven(context, 'evidence', evidenceText(body)) } };
  },
);

const waive = verb(
  'waive',
  waiveBody,
  'Say that a duty will not be done, and why',
  'The reason is kept beside the duty; the duty stays visible as waived.',
  async (body, context) => {
    const duty = dutyIdOf(context.state, body.duty);
    const { reason, ...others } = body;
    const rest = evidenceText(others);
    const text = rest === undefined ? reason : `${reason}\n\n${rest}`;
    return { command: { do: 'waive', duty, reason: await context.keep('reason', text) } };
  },
);

const close = verb(
  'close',
  closeBody,
  'Close the incident',
  'Refused with 409 while something is still owed that the policy wants settled first.',
  async (body, context) => ({ command: { do: 'close', reason: await keepIfGiven(context, 'reason', body.reason) } }),
);

const reopen = verb(
  'reopen',
  reopenBody,
  'Open a closed incident again',
  'Its duties are owed again as far as they were not met.',
  async (body, context) => ({ command: { do: 'reopen', reason: await keepIfGiven(context, 'reason', body.reason) } }),
);

export const settlingVerbs: readonly Verb[] = [acknowledge, complete, waive, close, reopen];

interface Evidence {
  readonly evidence?: string | undefined;
  readonly reason?: string | undefined;
  readonly reference?: string | undefined;
  readonly items?: Readonly<Record<string, string>> | undefined;
}

/** Everything said about a duty as one text that a person can read; undefined when nothing was said. */
function evidenceText(body: Evidence): string | undefined {
  const parts = [
    body.evidence,
    body.reason,
    body.reference === undefined ? undefined : `reference: ${body.reference}`,
    ...Object.entries(body.items ?? {}).map(([item, text]) => `${item}: ${text}`),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('\n\n');
}
