import { expect } from 'vitest';
import { HOUR_MS } from '../../functions/domain/base/time/units.ts';
import { REPORT_ITEMS } from '../../functions/domain/policy/shape/reports.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import type { IncidentReport } from '../../functions/domain/views/report.ts';
import { mustWork, type Stage } from './stage.ts';

/** More rounds than any policy has steps: an incident that needs more never ends. */
const ROUNDS_AT_MOST = 40;
const EVIDENCE = 'Done, see the minutes.';
const ITEMS = Object.fromEntries(REPORT_ITEMS.map((item) => [item, 'Established.']));

interface Ask {
  readonly as: string;
  readonly verb: string;
  readonly body: Record<string, unknown>;
}

/**
 * Does everything that the incident owes, as its team would, until nothing is left: what a duty wants is read from the API, never
 * from the policy. It begins so many hours after the start, leaves these kinds undone, and answers the incident as it stands in the end.
 */
export async function workThrough(
  stage: Stage,
  policy: Policy,
  id: string,
  fromHours = 1,
  undone: readonly string[] = [],
): Promise<IncidentReport> {
  let hours = fromHours;
  for (let round = 0; round < ROUNDS_AT_MOST; round += 1) {
    await stage.to(hours * HOUR_MS);
    hours += 1;
    const incident = await incidentOf(stage, id);
    const owed = incident.duties.filter(
      ({ kind, status }) => (status === 'open' || status === 'missed') && !undone.includes(kind),
    );
    if (owed.length === 0) return incident;
    for (const { kind, owner } of owed) await answerOne(stage, policy, id, { kind, owner });
  }
  throw new Error(`still owed after ${ROUNDS_AT_MOST} rounds: ${JSON.stringify(await incidentOf(stage, id))}`);
}

/** What was answered before may have made this one needless: a processor that told its controllers owes no report of its own. */
async function answerOne(
  stage: Stage,
  policy: Policy,
  id: string,
  duty: { kind: string; owner: string },
): Promise<void> {
  const incident = await incidentOf(stage, id);
  const isOwed = incident.duties.some(
    ({ kind, status }) => kind === duty.kind && (status === 'open' || status === 'missed'),
  );
  const asks = isOwed ? answerTo(policy, incident, duty.kind, duty.owner) : [];
  for (const { as, verb, body } of asks) mustWork(await stage.ask(as, `/api/incidents/${id}/${verb}`, body));
}

/** Ends the incident as the policy wants it ended: headquarters closed, closing approved, then closed by somebody else. */
export async function closeOff(stage: Stage, policy: Policy, id: string): Promise<IncidentReport> {
  const tell = async (as: string, verb: string, body: object) =>
    mustWork(await stage.ask(as, `/api/incidents/${id}/${verb}`, body));
  const { headquarters } = (await incidentOf(stage, id)).response;
  if (headquarters !== null && headquarters.closedAt === null)
    await tell('executive@example.jp', 'team', { close: true });
  if (policy.closing.approval !== undefined) await tell('head@example.jp', 'approve', { what: 'close' });
  const close = () => stage.ask('officer@example.jp', `/api/incidents/${id}/close`, { reason: 'All is done.' });
  const { status, body } = await close();
  if (status >= 300) {
    // Nobody says that the investigation is done: customers wait for more, unless somebody else decides otherwise.
    expect(body).toContain('closing-conditions');
    await tell('executive@example.jp', 'waive', { duty: 'notice.detailed', reason: 'Told in full by the first.' });
    mustWork(await close());
  }
  return await incidentOf(stage, id);
}

export async function incidentOf(stage: Stage, id: string): Promise<IncidentReport> {
  const answer = await stage.system.request('auditor@example.jp', 'GET', `/api/incidents/${id}`);
  return JSON.parse(mustWork(answer).body);
}

/** What people do about one duty; nothing while a notice is on its way. */
function answerTo(policy: Policy, incident: IncidentReport, kind: string, owner: string): Ask[] {
  const lead = { as: 'executive@example.jp' };
  switch (kind) {
    case 'notice.first':
    case 'notice.detailed':
      return notice(policy, incident, kind === 'notice.first' ? 'first' : 'detailed');
    case 'notice.follow-up':
      return following(incident);
    case 'prevention.announcement':
    case 'prevention.staff':
      return incident.response.prevention?.status === 'approved'
        ? [{ ...lead, verb: 'complete', body: { duty: kind, evidence: EVIDENCE } }]
        : [];
    case 'headquarters':
      return [{ ...lead, verb: 'team', body: { open: true } }];
    case 'appointment':
      return [{ ...lead, verb: 'appoint', body: { role: 'lead', person: 'head@example.jp' } }];
    case 'prevention.plan':
      return [plan(incident, owner)];
    case 'prevention.approval':
      return [{ as: 'head@example.jp', verb: 'approve', body: { what: 'prevention' } }];
    case 'board.report':
      return incident.response.prevention === null
        ? []
        : [{ ...lead, verb: 'complete', body: { duty: kind, items: ITEMS } }];
    default: {
      const isReport = policy.reports.some((report) => report.kind === kind);
      const body = isReport ? { duty: kind, items: ITEMS, reference: 'R-1' } : { duty: kind, evidence: EVIDENCE };
      return [{ ...lead, verb: 'complete', body }];
    }
  }
}

/** The system drafts what customers have not been told, and what was told wrongly. */
function following({ notices }: IncidentReport): Ask[] {
  const sealed = notices.filter(({ stage, status }) => FOLLOWING.includes(stage) && status === 'sealed');
  return sealed.map(({ stage }) => ({ as: 'approver@example.jp', verb: 'approve', body: { what: stage } }));
}

const FOLLOWING: readonly string[] = ['follow-up', 'correction'];

function plan({ openedAt }: IncidentReport, owner: string): Ask {
  const due = new Date(Date.parse(openedAt) + 90 * 24 * HOUR_MS).toISOString().slice(0, 10);
  const parts = { technical: 'Close the gap.', organisational: 'Review by two.' };
  return { as: 'officer@example.jp', verb: 'plan', body: { ...parts, owner, due } };
}

function notice(policy: Policy, incident: IncidentReport, stage: 'first' | 'detailed'): Ask[] {
  const newest = incident.notices.findLast((each) => each.stage === stage);
  if (newest?.status === 'sealed') return [{ as: 'approver@example.jp', verb: 'approve', body: { what: stage } }];
  const isFirstOut = incident.notices.some(({ finishedAt }) => finishedAt !== null);
  if (newest !== undefined || stage === 'first' || !isFirstOut) return [];
  // Also what the law asks for under a policy that does not list it.
  const wanted = [...(policy.notices.stages.detailed?.sections ?? []), 'authorities'];
  const sections = Object.fromEntries(
    wanted.map((section) => [section, { ja: '調査の結果をお知らせします。', en: 'What we found.' }]),
  );
  return [{ as: 'officer@example.jp', verb: 'draft', body: { stage, sections } }];
}
