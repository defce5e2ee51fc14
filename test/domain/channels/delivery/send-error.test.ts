import { describe, expect, it } from 'vitest';
import { classifySendError, faultName, isQuotaUsedUp } from '../../../../functions/domain/channels/mail/send-error.ts';

function thrown(name: string, status = 0, message = '', code?: string): Error {
  const $metadata = status === 0 ? {} : { httpStatusCode: status };
  return Object.assign(new Error(message), { name, $metadata, ...(code === undefined ? {} : { code }) });
}

describe('a failed send', () => {
  it.each([
    ['an address that cannot be', thrown('BadRequestException', 400, 'Illegal address'), 'recipient'],
    ['an address without a domain', thrown('BadRequestException', 400, "Missing final '@domain'"), 'recipient'],
    ['a wrong request', thrown('BadRequestException', 400, 'Unexpected configuration'), 'refused'],
    ['a rejected message', thrown('MessageRejected', 400, 'Message failed virus scan.'), 'refused'],
    ['a name that nobody knows', thrown('PayloadTooLarge', 413), 'refused'],
    [
      'a sender or recipient of the sandbox',
      thrown('MessageRejected', 400, 'Email address is not verified.'),
      'account',
    ],
    ['a suspended account', thrown('AccountSuspendedException', 400), 'account'],
    ['paused sending', thrown('SendingPausedException', 400), 'account'],
    ['an unverified domain', thrown('MailFromDomainNotVerifiedException', 400), 'account'],
    ['a missing configuration set', thrown('NotFoundException', 404), 'account'],
    ['a missing permission', thrown('AccessDeniedException', 403), 'account'],
    ['unsigned requests', thrown('Error', 401), 'account'],
    ['expired credentials', thrown('ExpiredTokenException', 403), 'account'],
    ['no credentials', thrown('CredentialsProviderError'), 'account'],
    ['the rate', thrown('TooManyRequestsException', 429, 'Maximum sending rate exceeded.'), 'not-sent'],
    ['an unnamed 429', thrown('Error', 429), 'not-sent'],
    ['a refused connection', thrown('Error', 0, '', 'ECONNREFUSED'), 'not-sent'],
    ['an unknown name', thrown('Error', 0, '', 'ENOTFOUND'), 'not-sent'],
    [
      'no connection in time',
      thrown('TimeoutError', 0, 'Socket timed out without establishing a connection within 3000 ms'),
      'not-sent',
    ],
    ['no reply in time', thrown('TimeoutError', 0, 'Connection timed out after 10000 ms'), 'unknown'],
    ['a reset connection', thrown('Error', 0, 'socket hang up', 'ECONNRESET'), 'unknown'],
    ['a broken pipe', thrown('Error', 0, '', 'EPIPE'), 'unknown'],
    ['an internal error', thrown('InternalServiceErrorException', 500), 'unknown'],
    ['a service that is away', thrown('ServiceUnavailable', 503), 'unknown'],
    ['something else altogether', 'a string', 'unknown'],
  ])('by %s', (_, error, fault) => {
    expect(classifySendError(error)).toBe(fault);
  });

  it('tells a used-up quota from the rate', () => {
    expect(isQuotaUsedUp(thrown('TooManyRequestsException', 429, 'Daily message quota exceeded.'))).toBe(true);
    expect(isQuotaUsedUp(thrown('TooManyRequestsException', 429, 'Maximum sending rate exceeded.'))).toBe(false);
  });

  it('is named without its message, which may quote an address', () => {
    expect(faultName(thrown('BadRequestException', 400, 'Illegal address x@example.com'))).toBe(
      'BadRequestException (400)',
    );
    expect(faultName(thrown('Error', 0, '', 'ECONNRESET'))).toBe('ECONNRESET');
  });
});
