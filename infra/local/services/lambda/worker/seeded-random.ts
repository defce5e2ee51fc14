import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const BLOCK_BYTES = 32;
const FRACTION_BYTES = 6;
const FRACTION_STEPS = 2 ** (8 * FRACTION_BYTES);
const UUID_BYTES = 16;
const UUID_PARTS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** Bytes that follow from a seed alone: SHA-256 over seed and counter, block after block. */
class SeededBytes {
  #seed = '';
  #block = Buffer.alloc(0);
  #used = 0;
  #count = 0;

  reseed(seed: string): void {
    this.#seed = seed;
    this.#block = Buffer.alloc(0);
    this.#used = 0;
    this.#count = 0;
  }

  fill(target: Uint8Array): void {
    for (let at = 0; at < target.length; at += 1) target[at] = this.#next();
  }

  take(sizeBytes: number): Buffer {
    const bytes = Buffer.alloc(sizeBytes);
    this.fill(bytes);
    return bytes;
  }

  #next(): number {
    if (this.#used === this.#block.length) {
      this.#block = crypto.createHash('sha256').update(`${this.#seed}|${this.#count}`).digest();
      this.#count += 1;
      this.#used = 0;
    }
    const byte = this.#block[this.#used % BLOCK_BYTES] ?? 0;
    this.#used += 1;
    return byte;
  }
}

/** Makes all randomness that a function can reach follow from a seed; gives back how to set it. */
export function installSeededRandom(): (seed: string) => void {
  const bytes = new SeededBytes();
  Math.random = () => bytes.take(FRACTION_BYTES).readUIntBE(0, FRACTION_BYTES) / FRACTION_STEPS;
  const randomUuid = () => uuid(bytes.take(UUID_BYTES));
  const getRandomValues = <T extends ArrayBufferView>(target: T): T => {
    bytes.fill(new Uint8Array(target.buffer, target.byteOffset, target.byteLength));
    return target;
  };
  const web = Object.getPrototypeOf(globalThis.crypto);
  replace(web, 'randomUUID', randomUuid);
  replace(web, 'getRandomValues', getRandomValues);
  replace(crypto, 'randomUUID', randomUuid);
  replace(crypto, 'randomFillSync', fillSync(bytes));
  replace(crypto, 'randomBytes', randomBytes(bytes));
  replace(crypto, 'randomInt', randomInt);
  syncBuiltinESMExports();
  return (seed) => bytes.reseed(seed);
}

function replace(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
}

function uuid(raw: Buffer): string {
  raw[6] = ((raw[6] ?? 0) & 0x0f) | 0x40;
  raw[8] = ((raw[8] ?? 0) & 0x3f) | 0x80;
  return raw.toString('hex').replace(UUID_PARTS, '$1-$2-$3-$4-$5');
}

function fillSync(bytes: SeededBytes) {
  return <T extends ArrayBufferView>(target: T, offset = 0, size = target.byteLength - offset): T => {
    bytes.fill(new Uint8Array(target.buffer, target.byteOffset + offset, size));
    return target;
  };
}

type BytesCallback = (error: null, value: Buffer) => void;

function randomBytes(bytes: SeededBytes) {
  return (sizeBytes: number, done?: BytesCallback): Buffer | undefined => {
    const value = bytes.take(sizeBytes);
    if (done === undefined) return value;
    queueMicrotask(() => done(null, value));
    return undefined;
  };
}

function randomInt(first: number, second?: number): number {
  const [low, high] = typeof second === 'number' ? [first, second] : [0, first];
  return low + Math.floor(Math.random() * (high - low));
}
