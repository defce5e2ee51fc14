import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { IsSigned } from '../domain/channels/delivery/proof.ts';
import { randomSecret } from './random.ts';

/** What comes before the 32 bytes of an Ed25519 private key in PKCS #8, RFC 8410. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const KEY = { kty: 'OKP', crv: 'Ed25519' } as const;
/** So much of a key stands beside a signature, to find the key by. */
const KEY_ID_LENGTH = 10;

let own: { readonly key: string; readonly secret: KeyObject } | null = null;
const known = new Map<string, KeyObject>();

/**
 * The public key of this instance of a function. The private one is made here, kept in memory and nowhere else:
 * write access to the tables is not enough to sign.
 */
export function ownKey(): string {
  return ours().key;
}

/** A signature of this instance, with the beginning of its key. */
export function signLine(line: string): string {
  const { key, secret } = ours();
  return `${key.slice(0, KEY_ID_LENGTH)}.${sign(null, Buffer.from(line), secret).toString('base64url')}`;
}

/** Whether the line was signed by the owner of one of the keys. Never throws: what is no signature proves nothing. */
export const isSigned: IsSigned = (keys, line, signature) => {
  if (typeof signature !== 'string') return false;
  const [id, value = ''] = signature.split('.');
  return keys
    .filter((key) => key.slice(0, KEY_ID_LENGTH) === id)
    .some((key) => verify(null, Buffer.from(line), publicKey(key), Buffer.from(value, 'base64url')));
};

function ours() {
  own ??= made();
  return own;
}

function made() {
  const der = Buffer.concat([PKCS8_PREFIX, Buffer.from(randomSecret(), 'hex')]);
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { key: createPublicKey(secret).export({ format: 'jwk' }).x ?? '', secret };
}

function publicKey(x: string): KeyObject {
  const found = known.get(x) ?? createPublicKey({ key: { ...KEY, x }, format: 'jwk' });
  known.set(x, found);
  return found;
}
