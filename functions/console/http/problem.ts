import type { Language, Text } from '../../domain/base/text.ts';
import { PROBLEM_CODES, type ProblemCode, type ProblemStatus } from '../words/problem-codes.ts';

/** One thing wrong in a request: where (`facts.data.leak`, `line 3, column email1`) and what to write instead. */
export interface FieldProblem {
  readonly path: string;
  /** The path in each language, where it is not the name of a field. */
  readonly place?: Text;
  readonly message: Text;
}

/** A request that is answered with an error. `code` is stable, for machines; the reason is one sentence for a person, in each language. */
export class Problem extends Error {
  readonly status: ProblemStatus;
  readonly code: ProblemCode;
  readonly reason: Text;
  readonly flaws: readonly FieldProblem[];
  /** The reason in the words of the screens, where the other one speaks of what only programs send. */
  readonly onScreen: Text;

  constructor(code: ProblemCode, reason: Text, flaws: readonly FieldProblem[] = [], onScreen = reason) {
    super(reason.en);
    this.name = 'Problem';
    this.status = PROBLEM_CODES[code];
    this.code = code;
    this.reason = reason;
    this.flaws = flaws;
    this.onScreen = onScreen;
  }
}

/** A 400 for one place of the request. */
export function invalid(path: string, message: Text): Problem {
  return flawed([{ path, message }]);
}

/** A 400 for all places of the request that are wrong; its reason is the first of them. */
export function flawed(flaws: readonly FieldProblem[], code: ProblemCode = 'invalid'): Problem {
  const [first, ...others] = flaws;
  if (first === undefined)
    return new Problem(code, { ja: '入力内容が正しくありません。', en: 'The request is not valid.' });
  const more = others.length;
  return new Problem(
    code,
    {
      ja: `${first.path}：${first.message.ja}${more === 0 ? '' : `（ほか${more}件）`}`,
      en: `${first.path}: ${first.message.en}${more === 0 ? '' : ` (and ${more} more)`}`,
    },
    flaws,
  );
}

/** What two readings of a request answer. Throws one 400 Problem with the flaws of both. */
export function bothOf<One, Other>(one: () => One, other: () => Other): readonly [One, Other] {
  const flaws = [...flawsIn(one), ...flawsIn(other)];
  if (flaws.length > 0) throw flawed(flaws);
  return [one(), other()];
}

/** What a reading finds wrong with a request; nothing where it is refused for another reason. */
export function flawsIn(read: () => unknown): readonly FieldProblem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof Problem && error.code === 'invalid' && error.flaws.length > 0) return error.flaws;
    throw error;
  }
}

/** The error body of the API: sentences in the language that was asked for, and in each. */
export function problemBody({ code, reason, flaws }: Problem, language: Language): ProblemBody {
  const problems = flaws.map(({ path, place, message }) => ({
    path,
    ...(place === undefined ? {} : { place: place[language] }),
    message: message[language],
    messages: message,
  }));
  return {
    error: { code, reason: reason[language], reasons: reason, ...(problems.length > 0 ? { problems } : {}) },
  };
}

export interface ProblemBody {
  error: {
    code: ProblemCode;
    reason: string;
    reasons: Text;
    problems?: { path: string; place?: string; message: string; messages: Text }[];
  };
}
