/** The telling of the persons whose data it is. */
export const PRINCIPALS = 'principals';

/** What the law asks to be told to those concerned, beside reports to authorities. */
export const TELLINGS: readonly string[] = ['controller', PRINCIPALS];
