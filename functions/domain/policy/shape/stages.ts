/** The stages of notices in the order in which they follow one another. */
export const STAGES = ['first', 'follow-up', 'correction', 'detailed'] as const;

/** The sections a notice can have, in their order. */
export const SECTIONS = [
  'head',
  'address',
  'apology',
  'lead',
  'new',
  'outline',
  'when',
  'status',
  'scope',
  'data',
  'persons',
  'secondary-damage',
  'impact',
  'cause',
  'measures',
  'permanent-fix',
  'prevention',
  'authorities',
  'publication',
  'request',
  'next',
  'contact',
] as const;

export type Stage = (typeof STAGES)[number];
export type Section = (typeof SECTIONS)[number];

/** Sections that every notice has for itself: nothing of an earlier one goes on in them. */
export const EACH_ITS_OWN: ReadonlySet<Section> = new Set(['head', 'address', 'apology', 'lead', 'new', 'next']);
