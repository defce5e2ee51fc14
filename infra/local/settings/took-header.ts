/** Says in a response how many milliseconds of the function's own time it took: it arrives that much later there. */
export const TOOK_HEADER = 'x-hikeshi-took';
