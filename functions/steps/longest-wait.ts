/**
 * No wait lasts longer at a stretch; then the workflow looks again by itself. Lost wakes are found within minutes by
 * the sweep, so this is the second net. A quiet stretch costs six history events (docs/decisions/0009).
 */
export const LONGEST_WAIT_SECONDS = 30 * 24 * 60 * 60;
