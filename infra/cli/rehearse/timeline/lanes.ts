import type { Language } from '../../../../functions/domain/base/text.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import { clauseTitle, nameOfPerson } from '../../../../functions/domain/policy/titles.ts';
import type { DutyReport, IncidentReport, NoticeReport } from '../../../../functions/domain/views/report.ts';
import type { PageRow, RehearsalOutcome } from './outcome.ts';
import { say } from './words.ts';

export type Tone = 'calm' | 'good' | 'late' | 'bad' | 'faint';

/** A stretch of time in a lane. */
export interface Bar {
  readonly fromMs: number;
  readonly toMs: number;
  readonly tone: Tone;
}

/** A moment in a lane, with a word beside it. */
export interface Mark {
  readonly atMs: number;
  readonly tone: Tone;
  readonly label: string;
}

/** One row of the picture. */
export interface Lane {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly marks: readonly Mark[];
}

/** The rows that tell the story of one incident, from top to bottom. */
export function lanesOf(
  incident: IncidentReport,
  outcome: RehearsalOutcome,
  policy: Policy,
  language: Language,
): Lane[] {
  const end = Date.parse(incident.closedAt ?? outcome.end);
  const pages = outcome.pages.filter((page) => page.incident === incident.id);
  return [
    incidentLane(incident, end, language),
    ...incident.outages.map((outage) => ({
      label: `${say('outage', language)} ${outage.function}`,
      bars: [{ fromMs: Date.parse(outage.from), toMs: Date.parse(outage.to ?? outcome.end), tone: 'bad' as const }],
      marks: [],
    })),
    ...pagesLanes(pages, policy, language),
    ...incident.duties.map((duty) => dutyLane(duty, clauseTitle(duty.clause)[language], incident, end, language)),
    ...incident.notices.map((notice) => noticeLane(notice, language)),
  ];
}

function incidentLane(incident: IncidentReport, end: number, language: Language): Lane {
  const opened = Date.parse(incident.openedAt);
  const marks: Mark[] = [{ atMs: Date.parse(incident.detectedAt), tone: 'calm', label: say('detected', language) }];
  if (incident.closedAt !== null) marks.push({ atMs: end, tone: 'good', label: say('closed', language) });
  return { label: say('incident', language), bars: [{ fromMs: opened, toMs: end, tone: 'calm' }], marks };
}

function pagesLanes(pages: readonly PageRow[], { team }: Policy, language: Language): Lane[] {
  const people = [...new Set(pages.map((page) => page.to))];
  return people.map((to) => ({
    label: `${say('page', language)}: ${called(to, team, language)}`,
    bars: [],
    marks: pages.filter((page) => page.to === to).flatMap((page) => pageMarks(page, language)),
  }));
}

function pageMarks(page: PageRow, language: Language): Mark[] {
  const called: Mark = { atMs: Date.parse(page.at), tone: 'late', label: page.why };
  if (page.acknowledgedAt === null) return [called];
  return [called, { atMs: Date.parse(page.acknowledgedAt), tone: 'good', label: say('acknowledged', language) }];
}

function dutyLane(duty: DutyReport, clause: string, incident: IncidentReport, end: number, language: Language): Lane {
  const from = Date.parse(incident.detectedAt);
  const due = duty.dueAt === null ? null : Date.parse(duty.dueAt);
  const met = duty.metAt === null ? null : Date.parse(duty.metAt);
  const faint = duty.status === 'void' || duty.status === 'waived';
  const bars: Bar[] = [{ fromMs: from, toMs: met ?? due ?? end, tone: faint ? 'faint' : 'calm' }];
  if (met !== null && due !== null && met > due) bars.push({ fromMs: due, toMs: met, tone: 'bad' });
  const marks: Mark[] = [];
  if (due !== null) marks.push({ atMs: due, ...dueMark(duty, language) });
  if (met !== null)
    marks.push({ atMs: met, tone: duty.status === 'late' ? 'bad' : 'good', label: say('met', language) });
  return { label: `${duty.title} (${clause})`, bars, marks };
}

/** What was missed is red at the very moment; what may still be met, or was, is not. */
function dueMark({ status, aim }: DutyReport, language: Language): Pick<Mark, 'tone' | 'label'> {
  if (status === 'missed') return { tone: 'bad', label: say(aim ? 'aimMissed' : 'missed', language) };
  const isIdle = status === 'void' || status === 'waived';
  return { tone: isIdle ? 'faint' : 'late', label: say(aim ? 'aim' : 'due', language) };
}

function noticeLane(notice: NoticeReport, language: Language): Lane {
  const label = `${say('notice', language)} ${notice.number}: ${say(notice.stage, language)}`;
  const marks: Mark[] = [];
  if (notice.approvedAt !== null) {
    marks.push({ atMs: Date.parse(notice.approvedAt), tone: 'good', label: say('approved', language) });
  }
  const { startedAt, finishedAt } = notice;
  if (startedAt === null) return { label, bars: [], marks };
  const toMs = Date.parse(finishedAt ?? startedAt);
  const sent = `${say('sent', language)} ${notice.sent} / ${notice.audience}`;
  // First, so that its word is the one that is shown when both stand near each other.
  marks.unshift({ atMs: toMs, tone: notice.unknown > 0 ? 'late' : 'good', label: sent });
  return { label, bars: [{ fromMs: Date.parse(startedAt), toMs, tone: 'good' }], marks };
}

function called(to: string, { people }: Policy['team'], language: Language): string {
  const person = people.find(({ email }) => email === to);
  return person === undefined ? to : nameOfPerson(person)[language];
}
