/**
 * What a failed send says. `recipient`: this address will never be accepted. `account`: settings, credentials or the
 * whole account are at fault, everybody else would fail too. `refused`: certainly not sent, in words that blame neither.
 * `not-sent`: certainly not sent, may be tried again. `unknown`: it may have been sent.
 */
export type SendFault = 'recipient' | 'account' | 'refused' | 'not-sent' | 'unknown';

interface ErrorFacts {
  readonly name: string;
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

interface SendErrorRule {
  readonly names?: readonly string[];
  readonly codes?: readonly string[];
  readonly status?: (status: number) => boolean;
  readonly message?: RegExp;
  readonly fault: SendFault;
}

/** The one table. The first rule that matches decides; what none matches is unknown. */
const RULES: readonly SendErrorRule[] = [
  // The request never left this machine, or was turned away before it was read.
  { codes: ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'], fault: 'not-sent' },
  { message: /without establishing a connection/i, fault: 'not-sent' },
  { names: ['CredentialsProviderError'], fault: 'account' },
  // Limits: nothing was sent.
  {
    names: ['TooManyRequestsException', 'ThrottlingException', 'Throttling', 'LimitExceededException'],
    fault: 'not-sent',
  },
  { status: (status) => status === 429, fault: 'not-sent' },
  // An address that the service cannot take.
  {
    names: ['BadRequestException', 'InvalidParameterValue'],
    message:
      /(illegal|invalid|missing) .*(address|domain|local|recipient)|(address|domain|user name) .*(illegal|invalid|missing)/i,
    fault: 'recipient',
  },
  {
    names: ['BadRequestException', 'InvalidParameterValue'],
    message:
      /\b(local (address|part)|domain|address length|user name)\b.* (contains?|starts|ends|more than|too long)\b/i,
    fault: 'recipient',
  },
  {
    names: [
      'AccountSuspendedException',
      'SendingPausedException',
      'MailFromDomainNotVerifiedException',
      'NotFoundException',
    ],
    fault: 'account',
  },
  // The sender, or in the sandbox everybody who is no identity of the account.
  { names: ['MessageRejected'], message: /not verified/i, fault: 'account' },
  { status: (status) => status === 401 || status === 403, fault: 'account' },
  { names: ['MessageRejected', 'BadRequestException'], fault: 'refused' },
  { status: (status) => status >= 400 && status < 500 && status !== 408, fault: 'refused' },
];

/** Classifies what the SES v2 client threw; written for a client that tries once only. */
export function classifySendError(error: unknown): SendFault {
  const facts = factsOf(error);
  return RULES.find((rule) => matches(rule, facts))?.fault ?? 'unknown';
}

/** Whether the refusal says that the day's quota is used up, rather than the second's rate. */
export function isQuotaUsedUp(error: unknown): boolean {
  const { message } = factsOf(error);
  return classifySendError(error) === 'not-sent' && /daily|24.?hour|quota/i.test(message);
}

/** One line for the record: name and status, never the message, which may quote an address. */
export function faultName(error: unknown): string {
  const { name, code, status } = factsOf(error);
  const label = code === '' ? name : code;
  return status === 0 ? label : `${label} (${status})`;
}

function matches(rule: SendErrorRule, facts: ErrorFacts): boolean {
  return (
    (rule.names?.includes(facts.name) ?? true) &&
    (rule.codes?.includes(facts.code) ?? true) &&
    (rule.status?.(facts.status) ?? true) &&
    (rule.message?.test(facts.message) ?? true)
  );
}

function factsOf(error: unknown): ErrorFacts {
  const thrown = (typeof error === 'object' && error !== null ? error : {}) as {
    name?: unknown;
    code?: unknown;
    message?: unknown;
    $metadata?: { httpStatusCode?: number };
  };
  return {
    name: textOf(thrown.name, 'Error'),
    code: textOf(thrown.code, ''),
    status: thrown.$metadata?.httpStatusCode ?? 0,
    message: textOf(thrown.message, ''),
  };
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
