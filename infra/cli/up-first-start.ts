import type { Language, Text } from '../../functions/domain/base/text.ts';
import { MINUTE_MS } from '../../functions/domain/base/time/units.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { customersCsv } from '../../functions/domain/register/generate.ts';
import type { LocalSystem } from '../local/runtime/system.ts';
import { dutyLine, readIncident, readIncidents, type Say, type TimelineReport } from './up-tell.ts';
import { loader, whoMayBe } from './who.ts';

/** Number of sample customers: enough to see that each gets a mail of its own. */
const SAMPLE_CUSTOMERS = 20;
const SAMPLE_ALARM = 'crm-api-exfiltration-suspected';
const APPROVER = 'approver';
const LOOK_EVERY_MS = 300;
/** A laptop that is busy may be slow; after this long the terminal stops watching, and nothing else stops. */
const WATCH_FOR_MS = 120_000;
/** An incident without news for this long waits for people. */
const QUIET_MS = 10_000;
/** One whose first notice is owed is not: the system drafts it, however slow the machine. */
const DRAFTING_MS = MINUTE_MS;
const FOLLOW_EVERY_MS = 2000;
const FOLLOW_FOR_MS = 900_000;

export interface FirstStart {
  readonly say: Say;
  readonly stopped: Promise<void>;
  readonly language: Language;
  /** Its people act: who may import loads the customers, who may approve is named in the command. */
  readonly policy: Policy;
}

/**
 * Shows the system at work: loads sample customers, sends one sample alarm, tells what follows, and stops where a
 * person must approve. Every step may be repeated: a start that was killed half way takes it up again.
 */
export async function firstStart(system: LocalSystem, options: FirstStart): Promise<void> {
  const { say, stopped, language, policy } = options;
  say('');
  say({
    ja: '初回起動：見本のアラームが、システム全体を通ります（--empty で省略できます）。',
    en: 'First start: a sample alarm goes through the whole system. (--empty leaves it out.)',
  });
  if (!(await importCustomers(system, policy, say))) return;
  await sendAlarm(system, say);
  const over = stopped.then(() => true);
  const told = new Set<string>();
  const incident = await watch(system, { say, told, over, language });
  if (incident === null) return;
  if (hasSealed(incident)) tellApproval(system, { incident, approver: whoMayBe(policy, APPROVER)[0] ?? '' }, say);
  else tellWaiting(system, incident, say);
  // What the pasted command sets off is told too, while the terminal is free for other things.
  void follow(system, incident.id, { say, told, over, language });
}

async function importCustomers(system: LocalSystem, policy: Policy, say: Say): Promise<boolean> {
  const headers = { 'content-type': 'text/csv', 'idempotency-key': 'first-start-customers' };
  const answer = await system.request(
    loader(policy),
    'POST',
    '/api/customers',
    customersCsv(SAMPLE_CUSTOMERS),
    headers,
  );
  if (answer.status >= 300) {
    say({
      ja: `  見本のお客様を登録できませんでした（${answer.status}）：${answer.body}`,
      en: `  the sample customers were refused (${answer.status}): ${answer.body}`,
    });
    return false;
  }
  say({
    ja: `  見本のお客様${SAMPLE_CUSTOMERS}件を登録しました（宛先は example.com）`,
    en: `  ${SAMPLE_CUSTOMERS} sample customers are in the register, addresses at example.com`,
  });
  return true;
}

async function sendAlarm(system: LocalSystem, say: Say): Promise<void> {
  const at = new Date();
  const { region } = system.stack;
  say({
    ja: `  CloudWatchアラーム ${SAMPLE_ALARM} をイベントバスに送信しました`,
    en: `  sent the CloudWatch alarm ${SAMPLE_ALARM} to the event bus`,
  });
  await system.putEvents([
    {
      // The same id when a killed first start is repeated: an event delivered twice changes nothing.
      id: 'first-start-alarm',
      source: 'aws.cloudwatch',
      'detail-type': 'CloudWatch Alarm State Change',
      resources: [`arn:aws:cloudwatch:${region}:000000000000:alarm:${SAMPLE_ALARM}`],
      detail: {
        alarmName: SAMPLE_ALARM,
        state: { value: 'ALARM', reason: 'Threshold crossed: a sample', timestamp: at.toISOString() },
        previousState: { value: 'OK', timestamp: at.toISOString() },
      },
    },
  ]);
}

interface Watching {
  readonly say: Say;
  /** The lines said already. */
  readonly told: Set<string>;
  /** Gives true when the system is to stop. */
  readonly over: Promise<boolean>;
  readonly language: Language;
}

/** Tells what is new until people must act; null when the watching ends before. */
async function watch(system: LocalSystem, { say, told, over, language }: Watching): Promise<TimelineReport | null> {
  let newsAt = Date.now();
  for (const until = Date.now() + WATCH_FOR_MS; Date.now() < until; ) {
    const [first] = await readIncidents(system, language);
    const incident = first ? await readIncident(system, first.id, language) : null;
    if (incident && tellNews(incident, { told, say, language })) newsAt = Date.now();
    if (incident && (hasSealed(incident) || Date.now() - newsAt > quietMs(incident))) return incident;
    if (await Promise.race([over, pause(LOOK_EVERY_MS)])) return null;
  }
  say({
    ja: '  インシデントはまだ登録されていません。画面と、上記のメッセージをご確認ください',
    en: '  no incident was opened yet; look into the console, and into the messages above',
  });
  return null;
}

function quietMs({ duties }: TimelineReport): number {
  return duties.some(({ kind, status }) => kind === 'notice.first' && status === 'open') ? DRAFTING_MS : QUIET_MS;
}

function hasSealed({ notices }: TimelineReport): boolean {
  return notices.some(({ status }) => status === 'sealed');
}

async function follow(system: LocalSystem, id: string, { say, told, over, language }: Watching): Promise<void> {
  for (const until = Date.now() + FOLLOW_FOR_MS; Date.now() < until; ) {
    if (await Promise.race([over, pause(FOLLOW_EVERY_MS)])) return;
    const incident = await readIncident(system, id, language).catch(() => null);
    if (incident) tellNews(incident, { told, say, language });
  }
}

/** Answers whether there was anything new. */
function tellNews(incident: TimelineReport, { told, say, language }: Omit<Watching, 'over'>): boolean {
  const { id, title } = incident;
  const opened = { ja: `インシデント ${id} が発生しました：${title}`, en: `incident ${id} is open: ${title}` };
  const lines = [
    opened[language],
    ...(incident.timeline ?? []).map((entry) => `${entry.at} ${entry.text}`),
    ...incident.duties.map((duty) => dutyLine(duty)[language]),
  ];
  const news = lines.filter((line) => !told.has(line));
  for (const line of news) {
    told.add(line);
    say(`  ${line}`);
  }
  return news.length > 0;
}

function tellPeople(system: LocalSystem, say: Say): void {
  const url = `${system.consoleUrl}/.local/person`;
  say({
    ja: `次の担当者として操作できます：${system.people.join('、')}（ブラウザーで選択：${url} ）`,
    en: `You may act as: ${system.people.join(', ')} (choose in the browser at ${url})`,
  });
}

const WAITING: Text = { ja: 'このインシデントは、担当者の対応を待っています。', en: 'The incident waits for people.' };
const UNDECIDED: Text = {
  ja: 'レベルが未確定です。このインシデントは、判明している事実の記録を待っています。',
  en: 'The level is undecided: the incident waits for people to say what is known.',
};

/** By this policy the alarm alone does not lead to a notice. */
function tellWaiting(system: LocalSystem, incident: TimelineReport, say: Say): void {
  say('');
  say(incident.level === null ? UNDECIDED : WAITING);
  tellPeople(system, say);
  const url = `${system.consoleUrl}/incidents/${incident.id}`;
  say({ ja: `次の画面で事実を記録し、対応を続けてください：${url}`, en: `State facts and go on from there at ${url}` });
  say('');
}

function tellApproval(
  system: LocalSystem,
  { incident, approver }: { readonly incident: TimelineReport; readonly approver: string },
  say: Say,
): void {
  say('');
  say({
    ja: '初報の案ができ、宛先が確定しました。担当者の承認を待っています。',
    en: 'The first notice is drafted, its audience is sealed, and it waits for a person to approve it.',
  });
  tellPeople(system, say);
  say({
    ja: '画面で文面を確認してから承認してください。次のコマンドでも承認できます：',
    en: 'Read it in the console, then approve it. Paste this:',
  });
  say('');
  say(
    `  curl -sS -X POST ${system.consoleUrl}/api/incidents/${incident.id}/approve -H 'x-hikeshi-person: ${approver}' -H 'content-type: application/json' -d '{"what":"first"}'`,
  );
  say('');
}

function pause(ms: number): Promise<boolean> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms).unref());
}
