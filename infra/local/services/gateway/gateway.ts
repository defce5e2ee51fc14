import type { Clock } from '../../clock/clock.ts';
import { RawReply, type ReplyHeaders } from '../../protocol/call.ts';
import { isObject, type JsonRecord, objectIn, textIn, textsOf } from '../../protocol/json.ts';
import type { InvokeResult } from '../../settings/function-spec.ts';
import type { CountedIds } from '../../settings/ids.ts';
import { AssemblyError } from '../../template/assembly.ts';
import type { Template } from '../../template/template.ts';
import { mayInvoke } from '../iam/roles.ts';
import { TOO_LARGE_TO_INVOKE } from '../lambda/limits.ts';

/** API Gateway's limit. */
const LARGEST_BODY_BYTES = 10 * 1024 * 1024;
const TEXT_BODY = /^(text\/|application\/(json|xml|x-www-form-urlencoded|yaml))|\+json/;

export interface GatewayParts {
  readonly clock: Clock;
  readonly ids: CountedIds;
  readonly template: Template;
  invoke(functionArn: string, payload: unknown, turn: { machine: string; execution: string }): Promise<InvokeResult>;
  say(line: string): void;
}

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What the gateway answers by itself, as API Gateway does: without a reason. */
export class GatewayMessage extends RawReply {
  readonly text: string;
  /** Whether the request was larger than it or its function takes. */
  readonly isTooLarge: boolean;

  constructor(status: number, text: string, isTooLarge: boolean) {
    super(status, { 'content-type': 'application/json' }, JSON.stringify({ message: text }));
    this.text = text;
    this.isTooLarge = isTooLarge;
  }
}

const SERVER_ERROR = 'Internal Server Error';
const FAILED = new GatewayMessage(500, SERVER_ERROR, false);
/** The answer to what is larger than any request. */
export const TOO_LARGE = new GatewayMessage(413, 'Request Entity Too Large', true);

/** The template's HTTP API: one $default route to one function, behind the IAM authorizer. */
export class Gateway {
  readonly #parts: GatewayParts;
  /** Of the function that answers. */
  readonly functionArn: string;
  readonly #apiId: string;

  /** Throws AssemblyError when the API is not of this form. */
  constructor(parts: GatewayParts) {
    this.#parts = parts;
    const [api] = parts.template.of('AWS::ApiGatewayV2::Api');
    const [route, ...more] = parts.template.of('AWS::ApiGatewayV2::Route');
    const [integration] = parts.template.of('AWS::ApiGatewayV2::Integration');
    if (!api || !route || !integration || more.length > 0 || route.properties.RouteKey !== '$default') {
      throw new AssemblyError({
        ja: 'HTTP APIには、統合を1つ持つ $default ルートが1つ必要です',
        en: 'the HTTP API must have one $default route with one integration',
      });
    }
    if (route.properties.AuthorizationType !== 'AWS_IAM') {
      throw new AssemblyError({
        ja: `${route.logicalId}：使用できる AuthorizationType は AWS_IAM だけです`,
        en: `${route.logicalId}: only AuthorizationType AWS_IAM is served`,
      });
    }
    this.functionArn = textIn(integration.properties, 'IntegrationUri') ?? '';
    this.#apiId = api.id;
  }

  /** Asks the function as `person`, who counts as having signed the request. To be called in a turn. */
  async ask(person: string, request: HttpRequest): Promise<RawReply> {
    const { template, ids } = this.#parts;
    if (request.body.length > LARGEST_BODY_BYTES) return TOO_LARGE;
    const source = `arn:aws:execute-api:${template.region}:${template.account}:${this.#apiId}/$default/$default`;
    if (!mayInvoke(template, this.functionArn, 'apigateway.amazonaws.com', source)) {
      this.#parts.say('refused: the HTTP API may not invoke its function: no Lambda permission allows it');
      return FAILED;
    }
    const requestId = ids.uuid('http');
    const payload = this.#payload(person, request, requestId);
    const result = await this.#parts.invoke(this.functionArn, payload, { machine: 'http', execution: requestId });
    if (result.ok) return readAnswer(result.payload);
    this.#parts.say(`console failed: ${result.errorType}: ${result.errorMessage}`);
    return result.errorType === TOO_LARGE_TO_INVOKE ? new GatewayMessage(500, SERVER_ERROR, true) : FAILED;
  }

  #payload(person: string, request: HttpRequest, requestId: string): JsonRecord {
    const { template, clock } = this.#parts;
    const [rawPath = '/', rawQueryString = ''] = request.url.split('?');
    const text = request.body.length === 0 || TEXT_BODY.test(request.headers['content-type'] ?? '');
    const { cookie, ...headers } = request.headers;
    const parameters = Object.fromEntries(
      [...new URLSearchParams(rawQueryString).keys()].map((key) => [
        key,
        new URLSearchParams(rawQueryString).getAll(key).join(','),
      ]),
    );
    const now = new Date(clock.now());
    return {
      version: '2.0',
      routeKey: '$default',
      rawPath: decoded(rawPath),
      rawQueryString,
      ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
      headers,
      ...(rawQueryString !== '' && { queryStringParameters: parameters }),
      requestContext: {
        accountId: template.account,
        apiId: this.#apiId,
        authentication: null,
        authorizer: { iam: identity(template.account, person) },
        domainName: `${this.#apiId}.local`,
        domainPrefix: this.#apiId,
        http: {
          method: request.method,
          path: rawPath,
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: request.headers['user-agent'] ?? '',
        },
        requestId,
        routeKey: '$default',
        stage: '$default',
        time: now.toUTCString(),
        timeEpoch: now.getTime(),
      },
      ...(request.body.length > 0 && { body: request.body.toString(text ? 'utf8' : 'base64') }),
      isBase64Encoded: !text,
    };
  }
}

/** The path without percent signs; as it came, when it is not written rightly. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** What the IAM authorizer knows of who signed a request. */
function identity(account: string, person: string): JsonRecord {
  return {
    accessKey: 'LOCALPERSON',
    accountId: account,
    callerId: person,
    cognitoIdentity: null,
    principalOrgId: null,
    userArn: `arn:aws:iam::${account}:user/${person}`,
    userId: person,
  };
}

function readAnswer(payload: unknown): RawReply {
  // A function may answer with anything; what is no response object is the body of one.
  if (!isObject(payload) || payload.statusCode === undefined) {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return new RawReply(200, { 'content-type': 'application/json' }, body);
  }
  const cookies = textsOf(payload.cookies);
  const headers: ReplyHeaders = {
    ...Object.fromEntries(
      Object.entries(objectIn(payload, 'headers')).map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    ...(cookies.length > 0 && { 'set-cookie': [...cookies] }),
  };
  const body = textIn(payload, 'body') ?? '';
  const bytes = payload.isBase64Encoded === true ? Buffer.from(body, 'base64') : body;
  return new RawReply(Number(payload.statusCode), headers, bytes);
}
