/** Every code that an error can carry, with the status it comes with. Stable: programs decide by it. */
export const PROBLEM_CODES = {
  invalid: 400,
  'empty-body': 400,
  'invalid-customers': 400,
  'invalid-json': 400,
  'not-utf-8': 400,
  'not-allowed': 403,
  'not-signed-in': 403,
  'other-site': 403,
  'same-person': 403,
  'unknown-person': 403,
  'not-found': 404,
  'wrong-method': 405,
  'already-open': 409,
  'changed-by-deployment': 409,
  'closing-conditions': 409,
  'content-changed': 409,
  joined: 409,
  'key-reused': 409,
  'not-confirmed': 409,
  'not-open': 409,
  'not-ready': 409,
  'wrong-digest': 409,
  'wrong-stage': 409,
  'too-large': 413,
  'wrong-content-type': 415,
  internal: 500,
  'not-available-yet': 501,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof PROBLEM_CODES;
export type ProblemStatus = (typeof PROBLEM_CODES)[ProblemCode];

/** The codes that come with a status, in alphabetical order. */
export function codesOf(status: ProblemStatus): readonly ProblemCode[] {
  return problemCodes().filter((code) => PROBLEM_CODES[code] === status);
}

export function problemCodes(): readonly ProblemCode[] {
  return (Object.keys(PROBLEM_CODES) as ProblemCode[]).sort();
}
