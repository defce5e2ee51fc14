import type { Language } from '../../../../functions/domain/base/text.ts';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { NoticeText } from '../../../../functions/domain/channels/notice-text.ts';
import { NO_COURSES } from '../../../../functions/domain/incident/record/courses.ts';
import { NO_RESPONSE } from '../../../../functions/domain/incident/record/response-state.ts';
import type { OpenIncident } from '../../../../functions/domain/incident/record/state.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import { shipped } from '../../../policies/shipped.ts';

/** The shipped policy. */
export function flexcrm(): Policy {
  return shipped('flexcrm');
}

/** When the drafts of these tests are written: 18:10 in Tokyo, twenty minutes after the detection. */
export const DRAFTED = instant('2026-04-24T09:10:00.000Z');

/** A signal that still fires. */
const ALARM: OpenIncident['heard'][number] = {
  source: 'alarm-1',
  state: 'firing',
  at: instant('2026-04-24T08:50:00.000Z'),
  restoredAt: null,
  facts: {},
};

/** An open incident detected on Friday 2026-04-24 at 17:50 in Tokyo, as far as a notice looks at it. */
export function incidentOf(more: Partial<OpenIncident>): OpenIncident {
  const ref = { content: 'title', digest: 'sha256:0' };
  return {
    stream: 'incident/I-abc',
    seq: 3,
    head: '',
    at: instant('2026-04-24T08:50:00.000Z'),
    commands: new Set(),
    status: 'open',
    response: NO_RESPONSE,
    id: 'I-abc',
    policy: 'sha256:0',
    title: ref,
    origin: { kind: 'signal', source: ALARM.source, signal: 'e-1' },
    signals: 1,
    callers: [],
    seen: [],
    sources: [ALARM.source],
    heard: [ALARM],
    withdrawn: {},
    functionTitles: {},
    join: null,
    merged: [],
    firedAgain: null,
    brokeAgain: null,
    downApart: null,
    recovered: [],
    drill: false,
    openedAt: instant('2026-04-24T08:51:00.000Z'),
    closedAt: null,
    outlives: [],
    occurredAt: null,
    occurredSeq: 0,
    restoredSeq: 0,
    causeSeq: 0,
    deniedFrom: null,
    leftOpen: {},
    courses: NO_COURSES,
    detectedAt: instant('2026-04-24T08:50:00.000Z'),
    restoredAt: null,
    knownAt: null,
    facts: {},
    knownData: [],
    statedByPeople: new Set(),
    timesByPeople: new Set<string>(),
    timesByOutages: new Set<string>(),
    toldSeq: 1,
    measuredSeq: 0,
    assessment: { level: null, categories: [], notify: null, clauses: [], missing: [] },
    overruled: null,
    reports: [],
    outages: [],
    contributions: [],
    audience: 'all',
    calls: null,
    duties: [],
    reminded: new Set(),
    pages: [],
    notices: [],
    executions: [],
    mismatches: [],
    ...more,
  };
}

/** All that a notice says in one language. */
export function plainText(text: NoticeText, language: Language): string {
  const { subject, sections } = text[language] ?? { subject: '', sections: [] };
  return [subject, ...sections.flatMap(({ heading, body }) => [heading, body])].join('\n');
}
