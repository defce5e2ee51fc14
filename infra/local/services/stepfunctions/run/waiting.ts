import type { Branch } from './run.ts';

/**
 * Lets a state stand still. `arrange` is given how to wake it, sets up what will, and gives back how to take that away.
 * If the state is cut short meanwhile, this never returns.
 */
export async function standStill<T>(branch: Branch, arrange: (wake: (value: T) => void) => () => void): Promise<T> {
  const { clock, turn } = branch.run;
  const parked = clock.park<T>(turn);
  const tidy = arrange((value) => void parked.wake(value));
  const forget = branch.scope.onCancel(tidy);
  const value = await parked.waited;
  forget();
  tidy();
  // Woken and cut short at the same instant.
  if (branch.scope.cancelled) await clock.park<never>(turn).waited;
  return value;
}

/** Lets a state stand still until an instant. */
export async function standUntil(branch: Branch, atMs: number): Promise<void> {
  const { clock, turn } = branch.run;
  await standStill<null>(branch, (wake) => {
    const alarm = clock.schedule(atMs, turn, () => wake(null));
    return () => alarm.cancel();
  });
}
