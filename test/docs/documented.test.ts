import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { IncidentReport } from '../../functions/domain/views/report.ts';
import type { Answers } from '../../infra/cli/policy/new/answers.ts';
import { policyText } from '../../infra/cli/policy/new/write-policy.ts';
import { rehearseScenario } from '../../infra/cli/rehearse/rehearse.ts';
import { scenarioSchema } from '../../infra/cli/rehearse/scenario-schema.ts';
import { alarm, mustWork, type Stage, stage } from '../rehearsals/stage.ts';
import { ROOT } from '../style/source-files.ts';
import { requestOf } from './aws-command.ts';
import { allBlocks, type Block, commandsOf, flagOf, inlineCode, nameOf, PROSE, wordsOf } from './blocks.ts';

const START = '2026-04-24T08:50:00.000Z';
const ACCOUNT = '000000000000';

/** Commands that need an AWS account, a registry or hours, and why they are not run here. Reviewed with each release. */
const NOT_RUN: readonly (readonly [RegExp, string])[] = [
  [
    /^npm ci\b/,
    'installs the packages this test runs with; CI begins with it, and test/infra/local/up/up-start.test.ts runs `npm start`',
  ],
  [
    /^npx cdk (bootstrap|deploy|destroy|diff)\b/,
    'needs an account and CloudFormation; test/infra/app/stack.test.ts synthesizes what they deploy, and test/docs/inline.test.ts asks the command for its options and the template of `bootstrap`',
  ],
  [/^aws cloudformation /, 'the laptop has no CloudFormation'],
  [/^aws sso login$|^eval "\$\(aws configure/, 'signs a person in at AWS'],
  [/^aws logs tail /, 'the laptop keeps no logs of functions'],
  [
    /^aws (events disable-rule|lambda update-event-source-mapping|dynamodb (update-table|update-continuous-backups|delete-table)|sesv2 delete-email-identity) /,
    'takes apart what other commands need; test/docs/removal.test.ts runs all of the chapter, as it stands, in a shell',
  ],
  [/^tr .* xargs .* aws stepfunctions stop-execution /, 'the same chapter, run by the same test'],
  [/^npx hikeshi policy new\b/, 'asks a person; test/infra/cli/policy-new.test.ts answers'],
  [/^export |^api=|^arn=|^for |^done$|^hikeshi\(\)/, 'prepares the lines that follow it'],
];

/** What the local endpoint refuses by name: the command is right for AWS, and nothing here can carry it out. */
const NOT_SERVED: readonly RegExp[] = [
  /^aws sesv2 put-account-details /,
  /^aws sns (subscribe|unsubscribe) /,
  /^aws dynamodb (restore-table-to-point-in-time|create-backup|restore-table-from-backup|export-table-to-point-in-time) /,
];

/** Blocks that are no commands: output, JSON and pictures, and what they must agree with. */
const NO_COMMANDS: readonly RegExp[] = [/^Synthesizing the template/, /^stateDiagram-v2/, /^Level: Major/];

/** `mine.yaml` of the documents: what `policy new` writes. */
const MINE: Answers = {
  ...{ company: '株式会社みほん', companyEn: 'Mihon Inc.', product: 'みほん予約', productEn: 'Mihon Booking' },
  ...{ hours: ['09:00-18:00'], closed: [], withinMinutes: 60, isAim: true, contact: 'help@example.jp' },
  responder: { name: '佐藤 花子', email: 'responder@example.jp' },
  officer: { name: '鈴木 一郎', email: 'officer@example.jp' },
  approver: { name: '高橋 次郎', email: 'approver@example.jp' },
  executive: { name: '田中 三郎', email: 'executive@example.jp' },
};
const PLACE = { policy: 'mine', schema: 'policy.schema.json', zone: 'Asia/Tokyo' };

let town: Stage;
let folder: string;

beforeAll(async () => {
  town = await stage({ start: START, customers: 3 });
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-docs-'));
  writeFileSync(join(folder, 'mine.yaml'), policyText(MINE, { ...PLACE, date: START.slice(0, 10) }));
  writeScenario();
  await town.system.putEvents([alarm('crm-api-exfiltration', 'ALARM', START, 'documented')]);
  await town.to(60_000);
});

afterAll(async () => {
  await town?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const first = ({ text }: Block) => text.split('\n')[0]?.trim() ?? '';
const isCommands = (block: Block) =>
  ['', 'sh', 'bash'].includes(block.language) &&
  !NO_COMMANDS.some((each) => each.test(first(block))) &&
  !first(block).startsWith('contract,');
const blocks = allBlocks();
/** What a sentence asks to type. Commands of the package manager and of CDK: test/docs/inline.test.ts. */
const inSentences = PROSE.flatMap(inlineCode).filter((code) => /^(aws|curl|npx hikeshi) /.test(code));
const commands = [
  ...new Set([...blocks.filter(isCommands).flatMap(commandsOf), ...inSentences.filter((code) => !isBareName(code))]),
].map((command) => ({ command }));
/** Named, not to be typed like that: the command needs more words. */
function isBareName(code: string): boolean {
  return code === 'npx hikeshi rehearse';
}
const isListed = (command: string) => NOT_RUN.some(([pattern]) => pattern.test(command));
const isOwn = (command: string) => /^npx hikeshi /.test(command) && !isListed(command);
const isAws = (command: string) => /^aws /.test(command) && !isListed(command);

describe('the documents', () => {
  it('hold code that this test finds, and no kind of it that it does not know', () => {
    expect(blocks.length).toBeGreaterThan(25);
    const known = (block: Block) =>
      isCommands(block) ||
      ['json', 'yaml', 'mermaid'].includes(block.language) ||
      NO_COMMANDS.some((each) => each.test(first(block))) ||
      first(block).startsWith('contract,');
    expect(blocks.filter((block) => !known(block)).map(nameOf)).toEqual([]);
  });

  it('hold no command that is neither run here nor listed with the reason why not', () => {
    const isRun = (command: string) => isAws(command) || /^(curl|hikeshi) /.test(command) || isOwn(command);
    expect(
      commands.filter(({ command }) => !isRun(command) && !isListed(command)).map(({ command }) => command),
    ).toEqual([]);
  });

  it('name in the operations guide what needs AWS itself', () => {
    const guide = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8').split('\n## ')[0] ?? '';
    expect(guide).toContain(
      '`cdk bootstrap`, `diff`,\n`deploy` and `destroy`, what asks CloudFormation, signing in, and the logs',
    );
  });

  it('are the reason for every entry of the lists', () => {
    const unused = [...NOT_RUN.map(([pattern]) => pattern), ...NOT_SERVED].filter(
      (pattern) => !commands.some(({ command }) => pattern.test(command)),
    );
    expect(unused).toEqual([]);
  });
});

describe('commands of the AWS command line', () => {
  it.each(commands.filter(({ command }) => isAws(command)).map(({ command }) => command))('%s', async (command) => {
    const here = command
      .replaceAll('123456789012', ACCOUNT)
      .replaceAll('$arn', `arn:aws:sqs:ap-northeast-1:${ACCOUNT}:hikeshi-take-signal`)
      .replaceAll('$table', 'ledger');
    const { path, init } = requestOf(here);
    const answer = await fetch(new URL(path, town.system.endpointUrl), init);
    const body = await answer.text();
    const isServed = !NOT_SERVED.some((pattern) => pattern.test(command));
    // Refused for what is asked, in a service that is served, counts as understood: nothing is suppressed here to delete.
    const isUnknown = /UnknownOperation|InvalidAction|not served|NotFoundException: no route/i.test(body);
    expect([isServed, body]).toEqual([!isUnknown && answer.status < 500, body]);
  });

  it('the documented event of an own system opens an incident with its title and its fact', async () => {
    await town.to(120_000);
    const own = (await town.incidents()).find(({ title }) => title === 'Nobody can sign in');
    expect(own?.signals).toEqual([expect.objectContaining({ name: 'Nobody can sign in', state: 'firing' })]);
    expect(own?.missing).not.toContain('service.felt');
  });

  it('the documented alarm of the README opens one too', async () => {
    const named = (await town.incidents()).flatMap(({ signals }) => signals.map(({ name }) => name));
    expect(named).toContain('crm-api-outage');
  });
});

describe('commands by curl', () => {
  it.each(commands.filter(({ command }) => /^(curl|hikeshi) /.test(command)).map(({ command }) => command))(
    '%s',
    async (command) => {
      const words = wordsOf(command);
      const url = words.find((word) => /^https?:|^\$api/.test(word)) ?? '';
      const all = await town.incidents();
      const leak = all.find(({ title }) => title.includes('データ'))?.id ?? '';
      // The other one is joined into the first, which the commands after it go on with.
      const id = url.endsWith('/join') ? (all.find((one) => one.id !== leak)?.id ?? '') : leak;
      const path = url
        .replace(/^\$api/, '/api')
        .replace(/^https?:\/\/[^/]+/, '')
        .replace(/I-…-n1/, `${id}-n1`)
        .replace(/I-(…|[0-9a-z]{12})/, id);
      const file = flagOf(words, '--data-binary');
      const body = file === null ? flagOf(words, '-d') : csvOfTheDocuments();
      const digests = await digestsOf(id);
      const told = body
        ?.replace('"text":"sha256:…"', `"text":"${digests.text}"`)
        .replace('"audience":"sha256:…"', `"audience":"${digests.audience}"`)
        .replace('"into":"I-…"', `"into":"${leak}"`)
        .replace('…', 'done');
      const headers: Record<string, string> =
        file === null ? { 'content-type': 'application/json' } : { 'content-type': 'text/csv' };
      const method = told === undefined ? 'GET' : 'POST';
      const answer = await town.system.request(personFor(path), method, path, told, headers);
      // A command that the state does not allow any more was understood all the same.
      expect([200, 201, 409]).toContain(answer.status);
    },
  );
});

function personFor(path: string): string {
  if (path.endsWith('/approve')) return 'approver@example.jp';
  return path.endsWith('/acknowledge') ? 'responder@example.jp' : 'officer@example.jp';
}

async function digestsOf(incident: string): Promise<{ text: string; audience: string }> {
  const answer = await town.system.request(
    'officer@example.jp',
    'GET',
    `/api/incidents/${incident}/notices/${incident}-n1`,
  );
  return answer.status === 200 ? JSON.parse(answer.body).digests : { text: '', audience: '' };
}

function csvOfTheDocuments(): string {
  return blocks.find((block) => first(block).startsWith('contract,'))?.text ?? '';
}

/** The lines that the README shows of what `policy explain` prints: from its first line on, up to where it leaves off with `…`. */
function shownBelow(command: string): readonly string[] {
  const at = blocks.findIndex((block) => commandsOf(block).includes(command));
  const shown =
    blocks
      .slice(at + 1)
      .find(({ document }) => document === blocks[at]?.document)
      ?.text.split('\n') ?? [];
  expect(shown.at(-1)?.trim()).toBe('…');
  return shown.slice(0, -1);
}

/** The command line as people call it, beside this test's system: it is the one that runs here, and what stands for AWS. */
async function hikeshi(words: readonly string[]) {
  const { endpointUrl: endpoint, stack } = town.system;
  writeFileSync(join(folder, 'running.json'), JSON.stringify({ endpoint, stack: stack.name, region: stack.region }));
  const aws = { AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
  const isHere = !words.includes('--aws') && ['verify', 'rebuild'].includes(words[0] ?? '');
  const run = promisify(execFile)(process.execPath, [join(ROOT, 'infra/cli/hikeshi.js'), ...words], {
    cwd: ROOT,
    env: {
      ...{ ...process.env, LANG: 'en_US.UTF-8' },
      ...(words.includes('--aws') ? aws : {}),
      ...(isHere ? { HIKESHI_HOME: folder } : {}),
    },
  });
  // One that fails has told why; two policies that differ are no failure.
  return await run.catch(({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => {
    if (words[1] === 'diff' && code === 1) return { stdout, stderr };
    throw new Error(`${words.join(' ')}: ${stdout}${stderr}`);
  });
}

/** The file that a word of a command stands for; any other word as it is. */
function pathOf(word: string, verb: string): string {
  if (word === 'FILE') return join(folder, verb === 'rehearse' ? 'scenario.yaml' : 'mine.yaml');
  return word.endsWith('.html') || word === 'mine.yaml' ? join(folder, word) : word;
}

/** The documented scenario, with the alarm that it names beside it. */
function writeScenario(): void {
  const scenario = blocks.find(({ document, language }) => document === 'docs/scenarios.md' && language === 'yaml');
  writeFileSync(join(folder, 'scenario.yaml'), scenario?.text ?? '');
  const event = { ...alarm('crm-api-outage', 'ALARM', START, 'a-1'), time: undefined };
  writeFileSync(join(folder, 'alarm.json'), JSON.stringify(event));
}

describe('the rest', () => {
  it('a notice goes out, which the commands that follow find', async () => {
    await town.to(300_000);
    const at = new Date(town.startMs + 300_000).toISOString();
    await town.system.putEvents([alarm('crm-api-exfiltration-later', 'ALARM', at, 'later')]);
    await town.to(400_000);
    const isLater = ({ signals }: IncidentReport) => signals.some(({ name }) => name === 'crm-api-exfiltration-later');
    const id = (await town.incidents()).find(isLater)?.id ?? '';
    mustWork(await town.ask('approver@example.jp', `/api/incidents/${id}/approve`, { what: 'first' }));
    await town.to(1_800_000);
    const sent = (await town.incidents()).find(isLater)?.notices.map(({ status }) => status);
    expect(sent).toEqual(['delivered']);
  });

  it('the documented file of customers is taken', async () => {
    const answer = await town.system.request('officer@example.jp', 'POST', '/api/customers', csvOfTheDocuments(), {
      'content-type': 'text/csv',
    });
    expect(JSON.parse(mustWork(answer).body)).toMatchObject({ customers: 1 });
  });

  it('the documented JSON can be read', () => {
    const json = blocks.filter(({ language }) => language === 'json');
    for (const { text } of json) expect(() => JSON.parse(text.startsWith('"') ? `{${text}}` : text)).not.toThrow();
  });

  it.each(commands.map(({ command }) => command).filter(isOwn))('%s', async (command) => {
    const words = wordsOf(command).slice(2);
    const { stdout } = await hikeshi(words.map((word) => pathOf(word, words[0] ?? '')));
    expect(stdout).not.toBe('');
    if (words.includes('verify')) expect(stdout).toMatch(/intact/);
    if (words.includes('subscriptions')) expect(stdout).toContain('responder@example.jp');
    if (words.includes('--html')) expect(readFileSync(join(folder, words.at(-1) ?? ''), 'utf8')).toContain('<svg');
    if (words[1] === 'explain')
      expect(stdout.split('\n').slice(0, shownBelow(command).length)).toEqual(shownBelow(command));
  });

  it('the documented scenario plays as it says', async () => {
    const file = join(folder, 'scenario.yaml');
    const played = await rehearseScenario(scenarioSchema.parse(parse(readFileSync(file, 'utf8'))), file, {
      policy: null,
      language: 'en',
    });
    expect(played.surprises).toEqual([]);
    expect(played.outcome.refused).toEqual([expect.objectContaining({ step: 3 })]);
  });
});
