import { later } from '../../base/time/instant.ts';
import type { KnownOutage } from '../record/told-record.ts';

/** When something was out of service, whatever it was. */
export type Spell = Omit<KnownOutage, 'function'>;

/** Outages that overlap or touch as one, oldest first: `seq` is that of the first. Only the last goes on, if one does. */
export function spellsOf(outages: readonly Spell[]): readonly Spell[] {
  const spells: Spell[] = [];
  for (const { from, to, seq } of byBeginning(outages)) {
    const last = spells.at(-1);
    if (last === undefined || (last.to !== null && last.to < from)) spells.push({ from, to, seq });
    else spells[spells.length - 1] = { ...last, to: last.to && to && later(last.to, to) };
  }
  return spells;
}

function byBeginning(outages: readonly Spell[]): readonly Spell[] {
  return outages.toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

/** The outages on record, and what was down apart from them. */
export function allSpells(
  outages: readonly Spell[],
  { downApart }: { readonly downApart: Spell | null },
): readonly Spell[] {
  return spellsOf(downApart === null ? outages : [...outages, downApart]);
}
