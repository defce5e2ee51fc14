import type { DutyReport, IncidentReport } from '../../functions/domain/incident/report.ts';
import type { LocalSystem } from '../local/system.ts';
import { personOf } from './people.ts';

export type Say = (line: string) => void;

/** Who looks, when the terminal tells what is going on. */
const ONLOOKER = 'auditor';

/** The parts of the API's incident that the terminal tells of. */
export interface Told extends IncidentReport {
  readonly timeline?: readonly { readonly at: string; readonly text: string }[];
}

/** One incident in English; null when it cannot be had just now. */
export async function readIncident(system: LocalSystem, id: string): Promise<Told | null> {
  const answer = await system.request(personOf(system, ONLOOKER), 'GET', `/api/incidents/${id}?lang=en`);
  return answer.status === 200 ? (JSON.parse(answer.body) as Told) : null;
}

/** Every incident, oldest first; none when the list cannot be had just now. */
export async function readIncidents(system: LocalSystem): Promise<readonly IncidentReport[]> {
  const answer = await system.request(personOf(system, ONLOOKER), 'GET', '/api/incidents');
  return answer.status === 200 ? (JSON.parse(answer.body) as IncidentReport[]) : [];
}

/** Tells of every page as it goes out. */
export function tellPages(system: LocalSystem, say: Say): void {
  system.onMail((mail) => {
    if (mail.kind === 'page') say(`  paged ${mail.to}: ${mail.subject}`);
  });
}

/** What a later start tells: which incidents are open, and what is due when. */
export async function tellOpen(system: LocalSystem, say: Say): Promise<void> {
  const open = (await readIncidents(system)).filter((incident) => incident.status === 'open');
  if (open.length === 0) return say('No incident is open.');
  for (const incident of open) {
    say(`open: ${incident.id} ${incident.title}`);
    for (const duty of incident.duties.filter(isOwed)) say(`  ${dutyLine(duty)}`);
  }
}

function isOwed(duty: DutyReport): boolean {
  return duty.status === 'open' || duty.status === 'missed';
}

/** `notice.first due 2026-04-24T18:50:00+09:00 (FC-6), owner officer`. */
export function dutyLine(duty: DutyReport): string {
  const due = duty.dueAt === null ? 'owed, without a number' : `due ${duty.dueAt}`;
  const missed = duty.status === 'missed' ? ', MISSED' : '';
  return `${duty.kind} ${due} (${duty.clause}), owner ${duty.owner}${missed}`;
}
