import { listed, type Text } from '../text.ts';
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

/** The functions that were on record when their use was restricted, each once. */
export function restrictedIn(duties: readonly Pick<Duty, 'kind' | 'restricts'>[]): readonly string[] {
  return [...new Set(duties.flatMap(({ kind, restricts = [] }) => (kind === RESTRICTED ? restricts : [])))];
}

/** What customers are told of a restriction. `affected`: the functions are still those that the incident concerns. */
export function toldOfRestriction(functions: readonly Text[], { isLifted = false, affected = true } = {}): Text {
  const { ja, en } = restricted(listed(functions), affected);
  return isLifted
    ? {
        ja: `${ja}の利用を制限しておりましたが、解除いたしました。`,
        en: `We restricted use of ${en}; the restriction has been lifted.`,
      }
    : { ja: `${ja}の利用を制限する措置を実施いたしました。`, en: `We have restricted use of ${en}.` };
}

function restricted(names: Text, affected: boolean): Text {
  if (names.ja === '') return { ja: '該当する機能', en: 'the functions affected' };
  if (affected) return { ja: `該当する機能（${names.ja}）`, en: `the functions affected (${names.en})` };
  return { ja: `次の機能（${names.ja}）`, en: names.en };
}
