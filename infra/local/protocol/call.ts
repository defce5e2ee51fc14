import type { JsonRecord } from './json.ts';

/** Who calls: a function under its own role, or anybody else, who is the account's administrator. */
export type Principal =
  | { readonly kind: 'admin' }
  | { readonly kind: 'function'; readonly name: string; readonly role: string };

/** One request, understood. */
export interface ServiceCall {
  readonly service: string;
  readonly operation: string;
  readonly input: JsonRecord;
  readonly caller: Principal;
  /** The caller's present, in ms since the epoch: a function on virtual time may be ahead of the system's clock. */
  readonly at: number;
  /** As it was sent, for services that read it themselves. */
  readonly request: {
    readonly headers: Readonly<Record<string, string>>;
    readonly url: string;
    readonly body: Buffer;
  };
}

/** What a role must allow for a call: one action on one resource, with the values its conditions may ask about. */
export interface Need {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

export type ReplyHeaders = Readonly<Record<string, string | string[]>>;

/** A reply already in its final form. */
export class RawReply {
  readonly status: number;
  readonly headers: ReplyHeaders;
  readonly body: Buffer | string;

  constructor(status: number, headers: ReplyHeaders, body: Buffer | string) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

export interface ServedOperation {
  readonly name: string;
  /** REST services only, as `GET /v2/email/account`; `{Name}` in the path becomes a field of the input. */
  readonly route?: string;
  /** It changes something outside the caller: listed as an effect, and a place where crashes are tried. */
  readonly mutates: boolean;
  /** What the caller's role must allow. */
  needs(input: JsonRecord): readonly Need[];
  /** Does it. Throws AwsError for what the service refuses. */
  run(call: ServiceCall): Promise<unknown>;
}

export interface ServedService {
  /** As in IAM actions and in the credential scope. */
  readonly name: string;
  readonly title: string;
  readonly protocol: 'json' | 'query' | 'rest';
  /** Prefix of X-Amz-Target (json), or the version that replies name (query). */
  readonly marker: string;
  readonly operations: readonly ServedOperation[];
}
