import type { Language, Text } from '../../functions/domain/base/text.ts';
import { isOwed } from '../../functions/domain/components/obligations/duties.ts';
import { clauseTitle } from '../../functions/domain/policy/titles.ts';
import type { DutyReport, IncidentReport } from '../../functions/domain/views/report.ts';
import type { LocalSystem } from '../local/runtime/system.ts';
import { print } from '../terminal/terminal.ts';
import { personOf } from './people.ts';

/** Says one line; of a text in both languages, that of the terminal. */
export type Say = (line: Text | string) => void;

export function sayer(language: Language): Say {
  return (line) => print(`${typeof line === 'string' ? line : line[language]}\n`);
}

/** Who reads the incidents that the terminal reports. */
const ONLOOKER = 'auditor';

/** The parts of the API's incident that the terminal shows. */
export interface TimelineReport extends IncidentReport {
  readonly timeline?: readonly { readonly at: string; readonly text: string }[];
}

/** One incident in the terminal's language; null when it cannot be had just now. */
export async function readIncident(
  system: LocalSystem,
  id: string,
  language: Language,
): Promise<TimelineReport | null> {
  const answer = await system.request(personOf(system, ONLOOKER), 'GET', `/api/incidents/${id}?lang=${language}`);
  return answer.status === 200 ? (JSON.parse(answer.body) as TimelineReport) : null;
}

/** Every incident, oldest first; none when the list cannot be had just now. */
export async function readIncidents(system: LocalSystem, language: Language): Promise<readonly IncidentReport[]> {
  const answer = await system.request(personOf(system, ONLOOKER), 'GET', `/api/incidents?lang=${language}`);
  return answer.status === 200 ? (JSON.parse(answer.body) as IncidentReport[]) : [];
}

/** Tells of every page as it goes out. */
export function tellPages(system: LocalSystem, say: Say): void {
  system.onMail((mail) => {
    const { to, subject } = mail;
    if (mail.kind === 'page') say({ ja: `  呼出 ${to}：${subject}`, en: `  paged ${to}: ${subject}` });
  });
}

/** What a later start tells: which incidents are open, and what is due when. */
export async function tellOpen(system: LocalSystem, say: Say, language: Language): Promise<void> {
  const open = (await readIncidents(system, language)).filter((incident) => incident.status === 'open');
  if (open.length === 0) return say({ ja: '対応中のインシデントはありません。', en: 'No incident is open.' });
  for (const incident of open) {
    const { id, title } = incident;
    say({ ja: `対応中：${id} ${title}`, en: `open: ${id} ${title}` });
    for (const duty of incident.duties.filter(isOwed)) say(indented(dutyLine(duty)));
  }
}

/** `First notice to customers (FC-6), due: by Fri 24 Apr 2026, 18:50 JST, security officer`, as the report was asked for. */
export function dutyLine({ title, clause, due, ownerTitle, status }: DutyReport): Text {
  const { ja, en } = clauseTitle(clause);
  const isMissed = status === 'missed';
  return {
    ja: `${title}（${ja}）、${due}、担当：${ownerTitle}${isMissed ? '、期限超過' : ''}`,
    en: `${title} (${en}), ${due}, ${ownerTitle}${isMissed ? ', MISSED' : ''}`,
  };
}

/** Under the line before. */
function indented({ ja, en }: Text): Text {
  return { ja: `  ${ja}`, en: `  ${en}` };
}
