/** What becomes of an accepted mail. */
export type Outcome = 'delivered' | 'bounce' | 'complaint' | 'none';
