import type { Actor } from '../../domain/base/ledger/item.ts';
import type { Text } from '../../domain/base/text.ts';
import { fromMs, type Instant } from '../../domain/base/time/instant.ts';
import type { Person, Policy } from '../../domain/policy/shape/schema.ts';
import { Problem } from './problem.ts';

/** What API Gateway (payload 2.0, AWS_IAM) says about a request; given to the app as its environment. */
export interface RequestContext {
  readonly requestContext?: {
    /** When the gateway received the request, in milliseconds since 1970. */
    readonly timeEpoch?: number;
    readonly authorizer?: { readonly iam?: { readonly userArn?: string } | undefined } | undefined;
  };
}

/** Who asks, and when. */
export interface SignedCaller {
  readonly person: Person;
  readonly at: Instant;
}

const NOBODY: Text = {
  ja: 'サインインしてください（APIの場合は、IAMの認証情報でリクエストに署名してください）。',
  en: 'This route takes requests signed with IAM credentials only: sign the request (SigV4).',
};
const OTHER_PRINCIPAL: Text = {
  ja: '担当者（team.people）として扱われるのは、このシステムが動いているアカウントのIAMユーザーとロールのセッションだけです。フェデレーションユーザー、ルートユーザー、ほかのアカウントは対象外です。',
  en: "Only IAM users and role sessions of the account that this system runs in are taken for people of the policy's team.people; federated users, root users and other accounts are not.",
};

/** IAM users, with their path, and sessions of roles. The name of a federated session is chosen freely by its caller. */
const PRINCIPAL =
  /^arn:aws[a-z-]*:(?:iam::(\d{12}):user(?:\/[!-.0-~]+)*|sts::(\d{12}):assumed-role\/[\w+=,.@-]+)\/([\w+=,.@-]+)$/;

/**
 * The person of the policy behind a request: the last segment of the ARN of an IAM user or of a role's session is a
 * person's id or e-mail address. Throws a 403 Problem for anybody else, and for principals of other accounts.
 */
export function callerOf(context: RequestContext, policy: Policy, account: string): SignedCaller {
  const arn = context.requestContext?.authorizer?.iam?.userArn;
  if (arn === undefined || arn === '') throw new Problem('not-signed-in', NOBODY);
  const name = nameIn(arn, account);
  if (name === null) throw new Problem('unknown-person', OTHER_PRINCIPAL);
  const person = findPerson(policy, name);
  if (person === null) throw new Problem('unknown-person', unknownPerson(name));
  return { person, at: requestTime(context) };
}

/** The user or session name of a principal; null for one that is neither, or belongs to another account. */
function nameIn(arn: string, account: string): string | null {
  const [, ofUser, ofSession, name] = PRINCIPAL.exec(arn) ?? [];
  return (ofUser ?? ofSession) === account ? (name ?? null) : null;
}

/** The person of the policy with this id or e-mail address (whatever its case), or null. */
function findPerson(policy: Policy, name: string): Person | null {
  const wanted = name.toLowerCase();
  const people = policy.team.people;
  const byId = people.find((person) => person.id.toLowerCase() === wanted);
  return byId ?? people.find((person) => person.email.toLowerCase() === wanted) ?? null;
}

/** The person as the ledger names them. */
export function actorOf(caller: SignedCaller): Actor {
  return { kind: 'person', id: caller.person.id };
}

function requestTime(context: RequestContext): Instant {
  const ms = context.requestContext?.timeEpoch;
  if (ms === undefined || !Number.isFinite(ms)) throw new Error('the gateway gave the request no time');
  return fromMs(ms);
}

function unknownPerson(name: string): Text {
  const shown = name.replace(/[^\w.@+=,-]/g, '?').slice(0, 80);
  return {
    ja: `「${shown}」は担当者として登録されていません。登録済みの担当者（IDまたはメールアドレス）でサインインするか、対応方針の team.people に追加してください。`,
    en: `"${shown}" is not a person of the policy's team: sign in as one of its people (by id or e-mail address), or add this person to team.people of the policy.`,
  };
}
