import type { Duty } from './duty.ts';

export const RESTRICTED = 'measure.suspend';
export const LIFTED = 'measure.lift';

/** Whether use of the service is restricted, as far as people recorded it; null where nobody restricted it. */
export function restrictionOf(duties: readonly Pick<Duty, 'kind' | 'metAt'>[]): 'standing' | 'lifted' | null {
  const newest = (kind: string) =>
    duties
      .flatMap((duty) => (duty.kind === kind ? (duty.metAt ?? []) : []))
      .toSorted()
      .at(-1);
  const [restricted, lifted] = [newest(RESTRICTED), newest(LIFTED)];
  if (restricted === undefined) return null;
  return lifted !== undefined && lifted >= restricted ? 'lifted' : 'standing';
}
