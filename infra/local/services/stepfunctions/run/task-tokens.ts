import { ApiError } from '../api/api-error.ts';
import type { Json } from '../language/json.ts';
import type { SeededIds } from './seeded-ids.ts';

/** What a holder of a token says. */
export type TokenAnswer =
  | { readonly kind: 'success'; readonly output: Json }
  | { readonly kind: 'failure'; readonly error: string; readonly cause: string }
  | { readonly kind: 'heartbeat' };

const TOKEN = /^[0-9a-f]{64}$/;

/** The tokens that tasks have given out. A token is remembered after its task has ended, to tell late from wrong. */
export class TaskTokens {
  readonly #ids: SeededIds;
  readonly #hadEarlierLife: boolean;
  readonly #open = new Map<string, (answer: TokenAnswer) => void>();
  readonly #spent = new Set<string>();

  /** `hadEarlierLife`: tokens were given out before a restart, so that an unknown one is late rather than wrong. */
  constructor(ids: SeededIds, hadEarlierLife: boolean) {
    this.#ids = ids;
    this.#hadEarlierLife = hadEarlierLife;
  }

  /** A new token; `hear` is told what its holder says until `close`. */
  issue(hear: (answer: TokenAnswer) => void): string {
    const token = Buffer.from(this.#ids.secret(), 'hex').toString('base64');
    this.#open.set(token, hear);
    return token;
  }

  /** The task has ended; an answer with its token comes too late. */
  close(token: string): void {
    if (this.#open.delete(token)) this.#spent.add(token);
  }

  /** Passes an answer on. Throws ApiError InvalidToken, TaskTimedOut or TaskDoesNotExist. */
  answer(token: string, answer: TokenAnswer): void {
    const hear = this.#open.get(token);
    if (hear !== undefined) hear(answer);
    else throw this.#refusal(token);
  }

  #refusal(token: string): ApiError {
    if (!TOKEN.test(Buffer.from(token, 'base64').toString('hex'))) {
      return new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
    }
    if (this.#spent.has(token) || this.#hadEarlierLife) {
      return new ApiError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    }
    return new ApiError('TaskDoesNotExist', "Task does not exist: 'Provided task does not exist'");
  }
}
