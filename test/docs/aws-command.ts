import { flagOf, wordsOf } from './blocks.ts';

/** How the endpoint knows the operations of a service: by target, by form, or by path. */
const TARGETS: Readonly<Record<string, string>> = {
  events: 'AWSEvents',
  stepfunctions: 'AWSStepFunctions',
  sqs: 'AmazonSQS',
  dynamodb: 'DynamoDB_20120810',
};
/** REST of SES, for the documented commands: method and path, with the argument that is a part of it. */
const SES_PATHS: Readonly<Record<string, (value: (flag: string) => string) => [string, string]>> = {
  'get-account': () => ['GET', '/v2/email/account'],
  'get-email-identity': (value) => ['GET', `/v2/email/identities/${value('--email-identity')}`],
  'list-suppressed-destinations': () => ['GET', '/v2/email/suppression/addresses'],
  'delete-email-identity': (value) => ['DELETE', `/v2/email/identities/${value('--email-identity')}`],
  'delete-suppressed-destination': (value) => ['DELETE', `/v2/email/suppression/addresses/${value('--email-address')}`],
};
/** The same of Lambda. */
const LAMBDA_PATHS: typeof SES_PATHS = {
  'list-event-source-mappings': () => ['GET', '/2015-03-31/event-source-mappings/'],
  'update-event-source-mapping': (value) => ['PUT', `/2015-03-31/event-source-mappings/${value('--uuid')}`],
};
/** What a waiter asks again and again. */
const WAITED: Readonly<Record<string, string>> = {
  'table-exists': 'describe-table',
  'table-not-exists': 'describe-table',
};
/** Flags of the command line itself. */
const OF_THE_CLI: ReadonlySet<string> = new Set(['--endpoint-url', '--query', '--region', '--output']);

/** What `aws <service> <operation> --arguments` asks an endpoint for, with the arguments as they are documented. */
export function requestOf(command: string): { path: string; init: RequestInit } {
  const words = wordsOf(command);
  return requestOfWords(words.includes('>') ? words.slice(0, words.indexOf('>')) : words);
}

/** The same of a command that a shell has split. */
export function requestOfWords(words: readonly string[]): { path: string; init: RequestInit } {
  const at = words[1] === '--endpoint-url' ? 3 : 1;
  const [service = '', asked = ''] = words.slice(at);
  const isWaiting = asked === 'wait';
  const operation = isWaiting ? (WAITED[words[at + 2] ?? ''] ?? asked) : asked;
  const input = argumentsOf(words.slice(at + (isWaiting ? 3 : 2)));
  const authorization = `AWS4-HMAC-SHA256 Credential=local/20260101/ap-northeast-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
  if (service === 'sesv2') {
    const route = SES_PATHS[operation]?.((flag) => flagOf(words, flag) ?? '');
    const [method = 'PUT', path = `/v2/email/${operation}`] = route ?? [];
    return { path, init: { method, headers: { authorization } } };
  }
  if (service === 'lambda') {
    const [method = 'POST', path = `/${operation}`] =
      LAMBDA_PATHS[operation]?.((flag) => flagOf(words, flag) ?? '') ?? [];
    const { Uuid: _, ...body } = input;
    const given = method === 'GET' ? {} : { body: JSON.stringify(body) };
    return { path, init: { method, headers: { authorization, 'content-type': 'application/json' }, ...given } };
  }
  if (service === 'sns') {
    const body = new URLSearchParams({ Action: pascal(operation), Version: '2010-03-31', ...texts(input) });
    const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
    return { path: '/', init: { method: 'POST', headers, body: body.toString() } };
  }
  const target = `${TARGETS[service] ?? service}.${pascal(operation)}`;
  const headers = { authorization, 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' };
  // Step Functions alone begins its arguments with a small letter.
  const named =
    service === 'stepfunctions' ? Object.fromEntries(Object.entries(input).map(([k, v]) => [camel(k), v])) : input;
  return { path: '/', init: { method: 'POST', headers, body: JSON.stringify(named) } };
}

function argumentsOf(words: readonly string[]): Record<string, unknown> {
  const entries = words.flatMap((word, index): [string, unknown][] => {
    if (!word.startsWith('--') || OF_THE_CLI.has(word)) return [];
    const value = words[index + 1];
    const isFlag = value === undefined || value.startsWith('--');
    return [[pascal(word.replace(/^--(no-)?/, '')), isFlag ? !word.startsWith('--no-') : parsed(value)]];
  });
  return Object.fromEntries(entries);
}

function parsed(text: string): unknown {
  if (/^[[{]/.test(text)) return JSON.parse(text);
  const shorthand = /^([A-Z]\w+)=(true|false)$/.exec(text);
  return shorthand === null ? text : { [shorthand[1] ?? '']: shorthand[2] === 'true' };
}

function pascal(kebab: string): string {
  return kebab.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

function camel(name: string): string {
  return `${name[0]?.toLowerCase() ?? ''}${name.slice(1)}`;
}

function texts(input: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, String(value)]));
}
