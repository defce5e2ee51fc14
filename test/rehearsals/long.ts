/** All of a long list with HIKESHI_LONG=all (npm run rehearsals); in the default run those that show its kind. */
export function played<T>(all: readonly T[], isShown: (one: T, index: number) => boolean): readonly T[] {
  return process.env.HIKESHI_LONG === 'all' ? all : all.filter(isShown);
}
