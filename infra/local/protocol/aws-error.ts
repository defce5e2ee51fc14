/** An error of a service, as its callers know it: the SDK turns `code` into the name of the exception. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
  }
}

/** The reply never reaches the caller: its connection breaks. Whether the call took effect is up to who throws it. */
export class ReplyLost extends Error {
  override readonly name = 'ReplyLost';
}

/** A call whose input cannot be understood. */
export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
