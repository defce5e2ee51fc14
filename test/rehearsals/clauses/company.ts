import { join } from 'node:path';
import { MINUTE_MS } from '../../../functions/domain/base/time/units.ts';
import type { DutyReport, IncidentReport } from '../../../functions/domain/views/report.ts';
import type { HttpAnswer, MailRow, RawEvent } from '../../../infra/local/settings/options.ts';
import { ROOT } from '../../style/source-files.ts';
import { mustWork, type Stage, stage } from '../stage.ts';
import { incidentOf } from '../work-through.ts';

export const OFFICER = 'officer@example.jp';
export const RESPONDER = 'responder@example.jp';
export const APPROVER = 'approver@example.jp';
export const HEAD = 'head@example.jp';
export const EXECUTIVE = 'executive@example.jp';
export const AUDITOR = 'auditor@example.jp';
export const HOUR = 60;
export const DAY = 24 * HOUR;

/** A company's system at work, and what its people and alarms do in it. */
export interface Company {
  readonly play: Stage;
  /** Plays on until so many minutes after the start. */
  to(minutes: number): Promise<void>;
  fire(event: RawEvent): Promise<void>;
  /** Opens an incident by a report, and answers its id. */
  report(body: object, as?: string): Promise<string>;
  /** The one incident that is there. */
  only(): Promise<string>;
  incident(id: string): Promise<IncidentReport>;
  /** The newest duty of a kind; null where none came up. */
  duty(id: string, kind: string): Promise<DutyReport | null>;
  /** A command that must be taken. */
  tell(id: string, as: string, verb: string, body: object): Promise<void>;
  /** The code with which a command is refused; throws for one that is taken. */
  refusal(id: string, as: string, verb: string, body: object): Promise<string>;
  notices(stage?: string): MailRow[];
  /** Who was called about an incident, in the order of the calls. */
  called(id: string): Promise<string[]>;
  screen(as: string, path: string): Promise<HttpAnswer>;
}

/** Plays an empty system with three customers, under the policy of that name, and stops it whatever happens. */
export async function inCompany(
  policy: string,
  start: string,
  scene: (company: Company) => Promise<void>,
): Promise<void> {
  const play = await stage({ start, customers: 3, policy: join(ROOT, `workflows/policies/${policy}.yaml`) });
  try {
    await scene(companyOn(play));
  } finally {
    await play.stop();
  }
}

function companyOn(play: Stage): Company {
  const ask = (id: string, as: string, verb: string, body: object) =>
    play.ask(as, `/api/incidents/${id}/${verb}`, body);
  return {
    play,
    to: (minutes) => play.to(minutes * MINUTE_MS),
    fire: async (event) => {
      await play.system.putEvents([event]);
    },
    report: async (body, as = RESPONDER) => {
      const answer = mustWork(await play.ask(as, '/api/incidents', body));
      return String(JSON.parse(answer.body).id);
    },
    only: async () => {
      const incidents = await play.incidents();
      if (incidents.length !== 1) throw new Error(`${incidents.length} incidents, not one`);
      return incidents[0]?.id ?? '';
    },
    incident: (id) => incidentOf(play, id),
    duty: async (id, kind) => (await incidentOf(play, id)).duties.findLast((duty) => duty.kind === kind) ?? null,
    tell: async (id, as, verb, body) => {
      mustWork(await ask(id, as, verb, verb === 'assess' ? { reason: '調査の結果', ...body } : body));
    },
    refusal: async (id, as, verb, body) => {
      const answer = await ask(id, as, verb, body);
      if (answer.status < 400) throw new Error(`${verb} by ${as} was taken`);
      return String(JSON.parse(answer.body).error.code);
    },
    notices: (stageName) =>
      play.system
        .mails()
        .filter(({ kind, stage: told }) => kind === 'notice' && (stageName === undefined || told === stageName)),
    called: async (id) => {
      const answer = mustWork(await play.system.request(AUDITOR, 'GET', `/api/incidents/${id}`));
      const pages: { at: string; to: string }[] = JSON.parse(answer.body).pages;
      return pages.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)).map(({ to }) => to);
    },
    screen: (as, path) => play.system.request(as, 'GET', path),
  };
}
