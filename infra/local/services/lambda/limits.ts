import type { InvokeResult } from '../../settings/function-spec.ts';

/** The largest request and response of a synchronous invocation. */
const LARGEST_PAYLOAD_BYTES = 6_291_556;

/** Lambda's name of the error of a request that is larger. */
export const TOO_LARGE_TO_INVOKE = 'Lambda.RequestTooLargeException';

/** A refusal when the request is larger than Lambda takes, else null. */
export function refuseLargeRequest(payload: string): InvokeResult | null {
  const sizeBytes = Buffer.byteLength(payload);
  if (sizeBytes <= LARGEST_PAYLOAD_BYTES) return null;
  return {
    ok: false,
    errorType: TOO_LARGE_TO_INVOKE,
    errorMessage: `${sizeBytes} byte payload is too large for the RequestResponse invocation type (limit ${LARGEST_PAYLOAD_BYTES} bytes)`,
  };
}

/** A failure when the response is larger than Lambda gives back, else null. */
export function refuseLargeResponse(payload: string): InvokeResult | null {
  const sizeBytes = Buffer.byteLength(payload);
  if (sizeBytes <= LARGEST_PAYLOAD_BYTES) return null;
  return {
    ok: false,
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size (${sizeBytes} bytes) exceeded maximum allowed payload size (${LARGEST_PAYLOAD_BYTES} bytes).`,
  };
}
