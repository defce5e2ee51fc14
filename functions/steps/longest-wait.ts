/**
 * No wait lasts longer at a stretch; then the workflow looks again by itself. Lost wakes are found much sooner, by the
 * sweep, so this is the second net. A quiet day costs six history events at this length.
 */
export const LONGEST_WAIT_SECONDS = 24 * 60 * 60;
