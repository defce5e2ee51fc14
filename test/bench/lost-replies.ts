import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mustWork, type Stage, stage } from '../rehearsals/stage.ts';
import type { BenchOptions, Row } from './row.ts';

const RECIPIENTS = 500;
const RECIPIENTS_SHORT = 100;
/** One reply in ten is lost after the mail was accepted. */
const LOST_ONE_IN = 10;
const HOUR_MS = 3_600_000;

interface Mailed {
  readonly twice: number;
  readonly unknown: number;
}

/** Recipients mailed twice when replies of the mail service are lost: ours against the SDK's client as it comes. */
export async function lostReplyRows({ short }: BenchOptions): Promise<Row[]> {
  const recipients = short ? RECIPIENTS_SHORT : RECIPIENTS;
  const lost = recipients / LOST_ONE_IN;
  const ours = await withStage(recipients, (played) => throughDelivery(played, lost));
  const theirs = await withStage(0, (played) => throughDefaultClient(played, recipients, lost));
  return [
    {
      what: `mailed twice, ${lost} of ${recipients} replies lost`,
      ours: `${ours.twice} twice, ${ours.unknown} named unknown`,
      compared: `SESv2Client as it comes: ${theirs.twice} twice`,
      ratio: theirs.twice === 0 ? null : ours.twice / theirs.twice,
    },
  ];
}

async function withStage<T>(customers: number, run: (played: Stage) => Promise<T>): Promise<T> {
  const played = await stage({ start: '2026-04-24T10:00:00+09:00', customers, mail: { perDay: 1_000_000 } });
  try {
    return await run(played);
  } finally {
    await played.stop();
  }
}

async function throughDelivery(played: Stage, lost: number): Promise<Mailed> {
  const report = { title: '顧客データの流出の疑い', facts: { 'data.leak': 'possible' } };
  mustWork(await played.ask('responder@example.jp', '/api/incidents', report));
  await played.to(HOUR_MS / 12);
  const incident = (await played.incidents())[0]?.id;
  played.system.faults.add({ kind: 'mail.reply-lost', count: lost });
  mustWork(await played.ask('approver@example.jp', `/api/incidents/${incident}/approve`, { what: 'first' }));
  await played.to(2 * HOUR_MS);
  const notice = (await played.incidents())[0]?.notices.find(({ stage: of }) => of === 'first');
  return { twice: mailedTwice(played), unknown: notice?.unknown ?? Number.NaN };
}

/** One send after the other: what a loop over recipients with the usual client does. */
async function throughDefaultClient(played: Stage, recipients: number, lost: number): Promise<Mailed> {
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const client = new SESv2Client({ endpoint: played.system.mailEndpointUrl, region: 'ap-northeast-1', credentials });
  played.system.faults.add({ kind: 'mail.reply-lost', count: lost });
  for (let n = 0; n < recipients; n += 1) await client.send(sendTo(`c-${n}@example.com`)).catch(() => undefined);
  client.destroy();
  return { twice: mailedTwice(played), unknown: 0 };
}

function sendTo(address: string): SendEmailCommand {
  return new SendEmailCommand({
    FromEmailAddress: 'notice@example.jp',
    Destination: { ToAddresses: [address] },
    Content: { Simple: { Subject: { Data: 'お知らせ' }, Body: { Text: { Data: '本文' } } } },
  });
}

function mailedTwice(played: Stage): number {
  const seen = new Map<string, number>();
  for (const { to, kind } of played.system.mails()) if (kind === 'notice') seen.set(to, (seen.get(to) ?? 0) + 1);
  return [...seen.values()].filter((times) => times > 1).length;
}
