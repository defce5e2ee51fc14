import type { Mismatch } from '../../domain/base/ledger/mismatch.ts';

/**
 * A store did not answer, or answered that it cannot now. Trying again later is safe: every write is conditional or
 * idempotent.
 */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
  readonly operation: string;
  readonly service: string;

  constructor(service: string, operation: string, cause: unknown) {
    super(`${service} ${operation} was not carried out: ${reasonOf(cause)}`, { cause });
    this.service = service;
    this.operation = operation;
  }
}

/** A store refused a request for good: trying the same again will not help. */
export class StorageRefused extends Error {
  override readonly name = 'StorageRefused';
  readonly operation: string;
  readonly service: string;

  constructor(service: string, operation: string, cause: unknown) {
    super(`${service} ${operation} was refused: ${reasonOf(cause)}`, { cause });
    this.service = service;
    this.operation = operation;
  }
}

/** The same stream was written by others again and again while a command tried to append. */
export class StreamContended extends Error {
  override readonly name = 'StreamContended';
  readonly stream: string;

  constructor(stream: string, attempts: number) {
    super(`${stream} was taken by other writers in each of ${attempts} attempts; give the command again`);
    this.stream = stream;
  }
}

/** A caller's key was used for another command, perhaps at this very moment: nothing was appended. */
export class KeyReused extends Error {
  override readonly name = 'KeyReused';
  readonly command: string;

  constructor(command: string) {
    super(`the key of the command ${command} was used for another command`);
    this.command = command;
  }
}

/** Something the ledger names is not in its store: it was erased, or never written. */
export class NotStored extends Error {
  override readonly name = 'NotStored';
  readonly what: string;

  constructor(what: string) {
    super(`${what} is not stored`);
    this.what = what;
  }
}

/**
 * Something read by reference is not what the ledger names by its digest: somebody changed it. It must not be used.
 * `mismatch` says what it is, for the ledger.
 */
export class ContentChanged extends Error {
  override readonly name: string = 'ContentChanged';
  readonly mismatch: Mismatch;

  constructor(mismatch: Mismatch) {
    const what = [mismatch.kind, mismatch.id, 'of', mismatch.owner].filter((word) => word !== '').join(' ');
    super(`the stored ${what} does not have the digest ${mismatch.digest} that the ledger names; it was changed`);
    this.mismatch = mismatch;
  }
}

/** An id is already taken by another text. */
export class ContentConflict extends Error {
  override readonly name = 'ContentConflict';
  readonly owner: string;
  readonly id: string;

  constructor(owner: string, id: string) {
    super(`content ${id} of ${owner} already holds another text; give this one an id of its own`);
    this.owner = owner;
    this.id = id;
  }
}

/** The paging topic could not be reached; the call may be tried again. */
export class PagingUnavailable extends Error {
  override readonly name = 'PagingUnavailable';

  constructor(cause: unknown) {
    super(`the paging topic did not answer: ${reasonOf(cause)}`, { cause });
  }
}

/** One sentence about an unknown thrown value. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}

/** The AWS error code of a thrown value, or an empty text. */
export function codeOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : '';
}
