import { AwsError } from './aws-error.ts';
import { RawReply, type ServedService } from './call.ts';
import { encodeXml, escapeXml } from './query.ts';

/** A result in the service's own protocol. */
export function encodeResult(service: ServedService, operation: string, result: unknown, requestId: string): RawReply {
  if (result instanceof RawReply) return result;
  if (service.protocol === 'query') {
    const inner = result === undefined ? '' : encodeXml(result);
    const body =
      `<${operation}Response xmlns="${service.marker}"><${operation}Result>${inner}</${operation}Result>` +
      `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`;
    return new RawReply(200, { 'content-type': 'text/xml' }, body);
  }
  return new RawReply(200, { 'content-type': jsonType(service) }, JSON.stringify(result ?? {}));
}

/** An error in the service's own protocol; without a service, as JSON. */
export function encodeError(service: ServedService | null, refused: AwsError, requestId: string): RawReply {
  const error = asServiceSays(service, refused);
  if (service?.protocol === 'query') {
    const type = error.status >= 500 ? 'Receiver' : 'Sender';
    const inner = `<Type>${type}</Type><Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message>`;
    const body = `<ErrorResponse><Error>${inner}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
    return new RawReply(error.status, { 'content-type': 'text/xml' }, body);
  }
  const body = JSON.stringify({ __type: error.code, message: error.message, Message: error.message });
  return new RawReply(
    error.status,
    { 'content-type': service ? jsonType(service) : 'application/json', 'x-amzn-errortype': error.code },
    body,
  );
}

/** A refusal has another status in the JSON protocols than in REST, and another name at SNS. */
function asServiceSays(service: ServedService | null, error: AwsError): AwsError {
  if (error.code !== 'AccessDeniedException') return error;
  if (service?.protocol === 'json') return new AwsError(error.code, error.message, 400);
  return service?.name === 'sns' ? new AwsError('AuthorizationError', error.message, 403) : error;
}

function jsonType(service: ServedService): string {
  return service.protocol === 'rest' ? 'application/json' : 'application/x-amz-json-1.0';
}
