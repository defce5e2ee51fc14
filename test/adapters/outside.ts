import type { Answer } from './aws.ts';

/** What Step Functions and SNS were asked, and how executions stand. */
export interface Outside {
  /** Execution name → input. */
  readonly started: Map<string, string>;
  /** Execution name → status; started ones without an entry run. */
  readonly statuses: Map<string, string>;
  readonly woken: string[];
  readonly staleTokens: Set<string>;
  readonly published: { person: string; subject: string; text: string }[];
  /** What was published to the topic of alarms. */
  readonly alarms: { subject: string; text: string }[];
  /**
   * Who is subscribed to pages; null: a paging service that calls everybody. `gone`: unsubscribed lately, which SNS goes on listing, with
   * a word in place of the ARN.
   */
  subscribed: { address: string; isConfirmed: boolean | 'gone'; filter?: string }[] | null;
}

const JSON_TYPE = { 'content-type': 'application/x-amz-json-1.0' };

export function answerStepFunctions(outside: Outside, operation: string, asked: Record<string, string>): Answer {
  if (operation === 'StartExecution') return start(outside, asked.name ?? '', asked.input ?? '');
  if (operation === 'SendTaskSuccess') return wake(outside, asked.taskToken ?? '');
  if (operation === 'ListExecutions') return listRunning(outside, asked.stateMachineArn ?? '');
  const name = asked.executionArn?.split(':').at(-1) ?? '';
  if (!outside.started.has(name)) return refuse('ExecutionDoesNotExist');
  const [executionArn, stateMachineArn] = [asked.executionArn, 'arn'];
  const status = outside.statuses.get(name) ?? 'RUNNING';
  return json({ executionArn, stateMachineArn, status, startDate: 0 });
}

/** Of one machine, as its name stands in those of its executions. */
function listRunning({ started, statuses }: Outside, machine: string): Answer {
  const of = `-${machine.split('-').at(-1)}-`;
  const names = [...started.keys()].filter((name) => name.includes(of) && !statuses.has(name));
  return json({
    executions: names.map((name) => ({ name, executionArn: name, stateMachineArn: machine, status: 'RUNNING' })),
  });
}

export function answerSns(outside: Outside, body: string): Answer {
  const form = new URLSearchParams(body);
  const field = (name: string) => form.get(name) ?? '';
  if (/^ListSubscriptions(ByTopic)?$/.test(field('Action'))) return listSubscriptions(outside, field('Action'));
  if (field('Action') === 'GetSubscriptionAttributes') return attributesOf(outside, field('SubscriptionArn'));
  if (field('TopicArn').endsWith('-alarms')) {
    outside.alarms.push({ subject: field('Subject'), text: field('Message') });
    return published();
  }
  const person = field('MessageAttributes.entry.1.Value.StringValue');
  if (person === 'nobody') return refusePage(400, 'InvalidParameter');
  if (person === 'locked-out') return refusePage(403, 'AuthorizationError');
  outside.published.push({ person, subject: field('Subject'), text: field('Message') });
  return published();
}

function published(): Answer {
  return snsAnswer('Publish', '<MessageId>m-1</MessageId>');
}

function listSubscriptions({ subscribed }: Outside, action: string): Answer {
  const members = subscribed?.map(({ address, isConfirmed }) => member('email', address, isConfirmed));
  const listed = (members ?? [member('https', 'https://pager.example.jp/', true)]).join('');
  return snsAnswer(action, `<Subscriptions>${listed}</Subscriptions>`);
}

function attributesOf({ subscribed }: Outside, arn: string): Answer {
  if (!arn.startsWith('arn:')) return refusePage(400, 'InvalidParameter');
  const filter = subscribed?.find(({ address }) => arn.endsWith(`:${address}`))?.filter;
  const entry = (key: string, value: string) => `<entry><key>${key}</key><value>${value}</value></entry>`;
  const scope = entry('FilterPolicyScope', 'MessageAttributes');
  const entries = filter === undefined ? '' : `${entry('FilterPolicy', filter)}${scope}`;
  return snsAnswer('GetSubscriptionAttributes', `<Attributes>${entries}</Attributes>`);
}

function member(protocol: string, address: string, isConfirmed: boolean | 'gone'): string {
  const topic = 'arn:aws:sns:ap-northeast-1:000000000000:hikeshi-paging';
  const arn = isConfirmed === 'gone' ? 'Deleted' : isConfirmed ? `${topic}:${address}` : 'PendingConfirmation';
  return `<member><SubscriptionArn>${arn}</SubscriptionArn><Protocol>${protocol}</Protocol><Endpoint>${address}</Endpoint><TopicArn>${topic}</TopicArn></member>`;
}

function snsAnswer(action: string, result: string): Answer {
  const inner = `<${action}Result>${result}</${action}Result>`;
  const body = `<${action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/">${inner}</${action}Response>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}

function refusePage(status: number, code: string): Answer {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error>`;
  return { status, headers: { 'content-type': 'text/xml' }, body: `<ErrorResponse>${error}</ErrorResponse>` };
}

function start(outside: Outside, name: string, input: string): Answer {
  const isEnded = (outside.statuses.get(name) ?? 'RUNNING') !== 'RUNNING';
  if (outside.started.has(name) && (isEnded || outside.started.get(name) !== input)) {
    return refuse('ExecutionAlreadyExists');
  }
  outside.started.set(name, input);
  return json({ executionArn: `arn:aws:states:local:000000000000:execution:m:${name}`, startDate: 0 });
}

function wake(outside: Outside, token: string): Answer {
  if (outside.staleTokens.has(token)) return refuse('TaskTimedOut');
  outside.staleTokens.add(token);
  outside.woken.push(token);
  return json({});
}

function json(value: unknown): Answer {
  return { status: 200, headers: JSON_TYPE, body: JSON.stringify(value) };
}

function refuse(code: string): Answer {
  return { status: 400, headers: JSON_TYPE, body: JSON.stringify({ __type: code, message: code }) };
}
