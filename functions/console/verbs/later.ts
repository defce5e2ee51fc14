/** Verbs of later releases, answered by name with 501 so that nobody takes a missing verb for a misspelt one. */

/** About an incident: POST /api/incidents/{id}/<verb>. */
export const LATER_INCIDENT_VERBS = ['appoint', 'team', 'measure', 'plan', 'exception'] as const;

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
  'policy-change',
] as const;
