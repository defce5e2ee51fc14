/** The stages of notices in the order in which they follow one another. */
export const STAGES = ['first', 'follow-up', 'correction', 'detailed'] as const;

/** The sections a notice can have, in their order. */
export const SECTIONS = [
  'address',
  'apology',
  'new',
  'outline',
  'when',
  'scope',
  'data',
  'impact',
  'cause',
  'measures',
  'request',
  'next',
  'permanent-fix',
  'prevention',
  'authorities',
  'contact',
] as const;

export type Stage = (typeof STAGES)[number];
export type Section = (typeof SECTIONS)[number];
