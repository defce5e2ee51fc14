import { notWaiting } from '../../domain/incident/decide/decide-told.ts';
import { reportOf } from '../../domain/incident/decide/response/decide-report.ts';
import type { ItemState } from '../../domain/incident/record/response-events.ts';
import { saysOnlyOpen } from '../../domain/incident/situation/says-open.ts';
import { lawAsksFor } from '../../domain/incident/standing/legal-duties.ts';
import { beforeClosing } from '../../domain/incident/told/before-closing.ts';
import { REPORT_ITEMS, type ReportItem } from '../../domain/policy/shape/reports.ts';
import { invalid } from '../http/problem.ts';
import { type FiledText, filedJson } from '../shown/filed-text.ts';
import { filingWarnings } from '../shown/filing-warnings.ts';
import { calledBody, completeBody, waiveBody } from './bodies/settling-bodies.ts';
import { dutyIdOf } from './find.ts';
import { acknowledgeBody, closeBody, reopenBody } from './schemas.ts';
import { keepIfGiven, type VerbContext, verb } from './verb.ts';

const acknowledge = verb(
  'acknowledge',
  acknowledgeBody,
  'Acknowledge a page',
  'Without "page": the newest page to the person who asks. Nobody further is called for it.',
  (body) => ({ command: { do: 'acknowledge', page: body.page ?? null } }),
);

export const complete = verb(
  'complete',
  completeBody,
  'Say that a duty is done',
  [
    'Evidence in words is needed, for steps and measures what was done; a telling (controller, principals) needs the items that were told.',
    'Evidence, reason, reference and items are kept together as the evidence of the duty. For a report to an authority, "items" are',
    'its nine: outline, data-items, persons, cause, secondary-damage, measures-towards-persons, publication, prevention, other; write',
    'what is known, or "under-investigation", or "not-applicable". A report completed again is a correction: the earlier one stays.',
  ].join(' '),
  async (body, context) => {
    const duty = dutyIdOf(context.state, body.duty);
    const states = itemStates(context, duty, body.items ?? {});
    const evidence = await keepIfGiven(context, 'evidence', evidenceText(body));
    const reference = await keepIfGiven(context, 'reference', body.reference);
    const text = evidence === null ? null : await context.keep('filing', filedJson(filedBy(body)));
    const report = states === null ? {} : { report: { items: states, text, reference } };
    const { policy, state, caller } = context;
    const given = { duty: state.duties.find(({ id }) => id === duty), items: body.items ?? {}, by: caller.person.id };
    return {
      command: { do: 'complete', duty, evidence, ...report },
      warnings: context.isRepeated ? [] : filingWarnings(policy, state, given),
    };
  },
);

export const called = verb(
  'called',
  calledBody,
  'Say which of the customers whom a notice did not reach were told in another way',
  [
    'One or several of the contracts under "unreached" of the notice. The others go on waiting; with the last of them the duty "call" is met.',
    'Who said so and when stands beside each. To say it of all at once, complete the duty.',
  ].join(' '),
  async ({ notice, contracts, evidence }, context) => {
    await mustBeUnreached(notice, contracts, context);
    return {
      command: { do: 'record-told', notice, contracts, evidence: await keepIfGiven(context, 'evidence', evidence) },
    };
  },
);

/** Of very many the record lists the first alone: that others are among them, and no words of anybody, only the recipients tell. */
async function mustBeUnreached(id: string, contracts: readonly string[], { ports, state }: VerbContext): Promise<void> {
  const notice = state.notices.find((one) => one.id === id);
  if (notice === undefined || contracts.every((one) => notice.listed.includes(one))) return;
  const known = new Set((await ports.listUnreached(notice, Number.POSITIVE_INFINITY)).map(({ contract }) => contract));
  const others = contracts.filter((one) => !known.has(one) && !notice.listed.includes(one));
  if (others.length > 0) throw invalid('contracts', notWaiting(others).reason);
}

const waive = verb(
  'waive',
  waiveBody,
  'Say that a duty will not be done, and why',
  'The reason is kept beside the duty; the duty stays visible as waived. "warnings" tells that the law asks for it, by the facts on record.',
  async (body, context) => {
    // What has not come up yet is waived beforehand by its kind; the domain says whether it may.
    const isAhead = !context.state.duties.some(({ id, kind, status }) => {
      return status !== 'void' && (id === body.duty || kind === body.duty);
    });
    const isKind = body.duty === 'notice.detailed' || context.policy.duties.some(({ kind }) => kind === body.duty);
    const duty = isAhead && isKind ? body.duty : dutyIdOf(context.state, body.duty);
    const { reason, ...others } = body;
    const rest = evidenceText(others);
    const text = rest === undefined ? reason : `${reason}\n\n${rest}`;
    return {
      command: { do: 'waive', duty, reason: await context.keep('reason', text) },
      warnings: lawAsksFor(context.policy, context.state, duty),
    };
  },
);

const close = verb(
  'close',
  closeBody,
  'Close the incident',
  'Refused with 409 while something is still owed that the policy wants settled first. "warnings" tells what it does not forbid.',
  async (body, context) => ({
    command: { do: 'close', reason: await keepIfGiven(context, 'reason', body.reason) },
    warnings: beforeClosing(context.policy, context.state),
  }),
);

const reopen = verb(
  'reopen',
  reopenBody,
  'Open a closed incident again',
  'Its duties are owed again as far as they were not met. The reason is needed.',
  async (body, context) => ({ command: { do: 'reopen', reason: await context.keep('reason', body.reason) } }),
);

export const settlingVerbs = { acknowledge, complete, called, waive, close, reopen };

/** How each item of a report stands; null for a duty that is no report. Throws a 400 Problem for an item there is not. */
function itemStates(
  { policy, state }: VerbContext,
  duty: string,
  given: Readonly<Record<string, string>>,
): Readonly<Partial<Record<ReportItem, ItemState>>> | null {
  const kind = state.duties.find(({ id }) => id === duty)?.kind;
  if (kind === undefined || reportOf({ policy }, kind) === undefined) return null;
  const known: readonly string[] = REPORT_ITEMS;
  const unknown = Object.keys(given).find((item) => !known.includes(item));
  if (unknown !== undefined) {
    throw invalid(`items.${unknown}`, {
      ja: `報告に「${unknown}」という項目はありません。次のいずれかを指定してください：${REPORT_ITEMS.join(', ')}`,
      en: `a report has no item ${unknown}; write ${REPORT_ITEMS.join(', ')}`,
    });
  }
  return Object.fromEntries(
    REPORT_ITEMS.flatMap((item) => (given[item] === undefined ? [] : [[item, itemState(given[item])]])),
  );
}

/** An item that says nothing but that it is open is under investigation, however that is put. */
function itemState(text: string): ItemState {
  if (isMark(text)) return text;
  return saysOnlyOpen(text) ? 'under-investigation' : 'known';
}

function isMark(text: string): text is Exclude<ItemState, 'known'> {
  return text === 'under-investigation' || text === 'not-applicable';
}

interface EvidenceFields {
  readonly evidence?: string | undefined;
  readonly reason?: string | undefined;
  readonly reference?: string | undefined;
  readonly items?: Readonly<Record<string, string>> | undefined;
}

/** What a filing says; items that are only marked are in the ledger itself. */
function filedBy({ items = {}, reference, evidence, reason }: EvidenceFields): FiledText {
  const written = Object.entries(items).filter(([, text]) => !isMark(text));
  const words = [evidence, reason].filter((part) => part !== undefined).join('\n\n');
  return { items: Object.fromEntries(written), reference: reference ?? null, evidence: words === '' ? null : words };
}

/** Everything said about a duty as one text that a person can read; undefined when nothing was said. */
function evidenceText(body: EvidenceFields): string | undefined {
  const parts = [
    body.evidence,
    body.reason,
    body.reference === undefined ? undefined : `reference: ${body.reference}`,
    ...Object.entries(body.items ?? {}).map(([item, text]) => `${item}: ${text}`),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('\n\n');
}
