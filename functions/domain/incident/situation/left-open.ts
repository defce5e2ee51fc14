import { sameJson } from '../../base/ledger/canonical.ts';
import { ASSURANCES } from '../../rules/facts/compare.ts';
import type { Facts, FactValue } from '../../rules/facts/values.ts';
import type { OpenIncident } from '../record/state.ts';

/**
 * The facts as what was told compares with them: what a join left unknown is as it was told where one of the two knew it so, and as one
 * of them knew it elsewhere. Nobody found that it is not so; only what was said in the readers' favour, and does not hold for all any
 * more, is taken back.
 */
export function comparable({ facts, leftOpen }: Pick<OpenIncident, 'facts' | 'leftOpen'>, told: Facts): Facts {
  const open = Object.entries(leftOpen).flatMap(([name, values]): [string, FactValue][] => {
    if (name in ASSURANCES) return [];
    const value = values.find((one) => sameJson(one, told[name] ?? 'unknown')) ?? values[0];
    return value === undefined ? [] : [[name, value]];
  });
  return open.length === 0 ? facts : { ...facts, ...Object.fromEntries(open) };
}

/** What was told without what a join left open, where one of the two incidents knew it so. */
export function withoutLeftOpen({ leftOpen }: Pick<OpenIncident, 'leftOpen'>, told: Facts): Facts {
  const isOpen = (name: string, value: FactValue) =>
    !(name in ASSURANCES) && leftOpen[name]?.some((one) => sameJson(one, value)) === true;
  return Object.fromEntries(Object.entries(told).filter(([name, value]) => !isOpen(name, value)));
}
