import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { sha256Hex } from '../../domain/base/ledger/digest.ts';
import { readable } from '../../domain/compile/earlier-release.ts';
import { policyDigest } from '../../domain/policy/digest.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { staffed } from '../../domain/policy/staffed.ts';
import { attributes } from '../aws/attributes.ts';
import { oneRow, storedIf } from '../aws/dynamodb.ts';
import { ContentChanged, NotStored } from '../aws/errors.ts';
import { setting } from '../environment.ts';
import { bundledText } from './bundled.ts';

interface Bundled {
  readonly policy: Policy;
  readonly digest: string;
  readonly text: string;
}

/** A stored policy does not have the digest it stands under: somebody changed it. */
export class PolicyChanged extends ContentChanged {
  override readonly name = 'PolicyChanged';

  constructor(digest: string) {
    super({ kind: 'policy', owner: 'policies', id: digest, digest });
  }
}

let bundled: Bundled | null = null;
let isKept = false;
const loaded = new Map<string, Policy>();

/** The policy that this function was deployed with. New incidents open under it. */
export function bundledPolicy(): Policy {
  return readBundled().policy;
}

/** Its digest, `sha256:…`. */
export function bundledDigest(): string {
  return readBundled().digest;
}

/** Stores the bundled policy under its digest, before its first use. Versions are never replaced. Throws StorageUnavailable. */
export async function keepBundledPolicy(): Promise<string> {
  const { digest, text } = readBundled();
  if (!isKept) await storedIf('PutItem policies', putPolicy(digest, text));
  isKept = true;
  return digest;
}

/** The policy of a digest; an earlier version comes with the people of today. Throws NotStored when it is unknown, PolicyChanged when it was altered, StorageUnavailable. */
export async function policyBy(digest: string): Promise<Policy> {
  if (digest === bundledDigest()) return bundledPolicy();
  const known = loaded.get(digest) ?? (await loadPolicy(digest));
  loaded.set(digest, known);
  return known;
}

/** Whether a policy stands under the digest, altered or not. Throws StorageUnavailable. */
export async function isPolicyStored(digest: string): Promise<boolean> {
  return (await readPolicy(digest)) !== null;
}

/** A stored policy as it was stored, for who has none bundled. Throws NotStored, PolicyChanged, StorageUnavailable. */
export async function storedPolicy(digest: string): Promise<Policy> {
  const found = await readPolicy(digest);
  if (found === null) throw new NotStored(`the policy ${digest}`);
  const policy = intactPolicy(found.policy, digest);
  if (policy === null) throw new PolicyChanged(digest);
  return readable(policy);
}

function readPolicy(digest: string): Promise<{ readonly policy: string } | null> {
  const Key = attributes({ digest });
  const command = new GetItemCommand({ TableName: setting('POLICIES_TABLE'), Key, ConsistentRead: true });
  return oneRow('GetItem policies', command);
}

async function loadPolicy(digest: string): Promise<Policy> {
  return staffed(await storedPolicy(digest), bundledPolicy());
}

/** A stored policy; null when it does not have the digest that it stands under. */
export function intactPolicy(text: unknown, digest: string): Policy | null {
  try {
    // Stored as canonical JSON: a blank more is another text, though it says the same.
    if (typeof text !== 'string' || `sha256:${sha256Hex(text)}` !== digest) return null;
    return JSON.parse(text) as Policy;
  } catch {
    return null;
  }
}

function readBundled(): Bundled {
  bundled ??= parseBundled(bundledText());
  return bundled;
}

function parseBundled(text: string): Bundled {
  const policy = JSON.parse(text) as Policy;
  return { policy, text, digest: policyDigest(policy) };
}

function putPolicy(digest: string, policy: string): PutItemCommand {
  return new PutItemCommand({
    TableName: setting('POLICIES_TABLE'),
    Item: attributes({ digest, policy }),
    ConditionExpression: 'attribute_not_exists(#digest)',
    ExpressionAttributeNames: { '#digest': 'digest' },
  });
}
