/** Verbs of later releases, answered by name with 501 so that nobody takes a missing verb for a misspelt one. */

/** About no incident: POST /api/<verb>. */
export const LATER_VERBS = [
  'terminate',
  'erase-now',
  'hold',
  'unhold',
  'restore',
  'change',
  'announce',
  'disclose',
] as const;
