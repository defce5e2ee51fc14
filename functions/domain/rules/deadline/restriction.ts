import { listed, type Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { Duty } from './duty.ts';

export const RESTRICTED = 'measure.suspend';
export const LIFTED = 'measure.lift';

/** A restriction of use that people recorded. `functions`: by the names on record; none where none was known by then. */
export interface Restriction {
  readonly functions: readonly string[];
  readonly isLifted: boolean;
  /** As of when it had been carried out, and had been lifted: the moments at which people recorded that. */
  readonly since: Instant;
  readonly liftedAt: Instant | null;
}

/** What one restriction of use is of: the functions that were on record when it was carried out. */
export interface Restricts {
  /** Of the outages recorded by then. One that was withdrawn since is no longer meant. */
  readonly recorded: readonly string[];
  /** As stated at that time; later statements do not change it. */
  readonly stated: readonly string[];
}

/** What a duty about restrictions of use holds once it was carried out. */
export interface Restricting {
  readonly restricts?: Restricts;
  /** The restrictions, by their duties, that a lift ended. */
  readonly lifts?: readonly string[];
}

type RestrictingDuty = Pick<Duty, 'id' | 'kind' | 'metAt'> & Restricting;

/**
 * The restrictions of use to tell of, oldest first. One whose functions are all in another is told with that one, unless it stands
 * and the other was lifted. `onRecord`: the functions concerned as they are known now.
 */
export function restrictionsOf(
  duties: readonly RestrictingDuty[],
  onRecord: readonly string[],
): readonly Restriction[] {
  const all = carriedOut(duties).flatMap(({ id, restricts, metAt: since }) => {
    if (since === null) return [];
    const lift = duties.find(({ lifts = [], metAt }) => metAt !== null && lifts.includes(id));
    const functions = namesIn(restricts, onRecord);
    return [{ functions, isLifted: lift !== undefined, since, liftedAt: lift?.metAt ?? null }];
  });
  return all.filter((one, index) => !all.some((other, place) => place !== index && isTold(one, other, index < place)));
}

/** The restrictions in force, by id: a lift ends all of them. */
export function standingRestrictions(duties: readonly RestrictingDuty[]): readonly string[] {
  const lifted = new Set(duties.flatMap(({ lifts = [] }) => lifts));
  return carriedOut(duties).flatMap(({ id }) => (lifted.has(id) ? [] : [id]));
}

/** What a restriction that is carried out now is of. A function whose outage is over, and its restriction lifted, is not restricted anew. */
export function restrictsNow(
  duties: readonly RestrictingDuty[],
  outages: readonly { readonly function: string; readonly to: string | null }[],
  stated: readonly string[],
): Restricts {
  const recorded = [...new Set(outages.map((outage) => outage.function))];
  const lifted = restrictionsOf(duties, recorded).flatMap(({ functions, isLifted }) => (isLifted ? functions : []));
  const isOut = (name: string) => outages.some((outage) => outage.function === name && outage.to === null);
  const left = recorded.filter((name) => isOut(name) || !lifted.includes(name));
  return { recorded: left.length + stated.length === 0 ? recorded : left, stated };
}

function carriedOut(duties: readonly RestrictingDuty[]): readonly RestrictingDuty[] {
  return duties.filter(({ kind, metAt }) => kind === RESTRICTED && metAt !== null);
}

function namesIn(restricts: Restricts | undefined, onRecord: readonly string[]): readonly string[] {
  const { recorded, stated } = restricts ?? { recorded: [], stated: [] };
  const left = [...new Set([...recorded.filter((name) => onRecord.includes(name)), ...stated])];
  // A restriction stands until it is lifted, also where no outage of its functions is on record any more.
  return left.length > 0 ? left : recorded;
}

/** Whether what is told of the other restriction tells of this one, too. */
function isTold(one: Restriction, other: Restriction, isOlder: boolean): boolean {
  if (!one.isLifted && other.isLifted) return false;
  if (!isWithin(one.functions, other.functions)) return false;
  const isSame = one.isLifted === other.isLifted && isWithin(other.functions, one.functions);
  return !isSame || isOlder;
}

/** A restriction without known functions is covered only by another such one. */
function isWithin(few: readonly string[], many: readonly string[]): boolean {
  return few.length === 0 ? many.length === 0 : few.every((name) => many.includes(name));
}

/**
 * What customers are told of a restriction. `affected`: the functions are still those that the incident concerns. `toldAbove`: the text
 * names these elsewhere, and `some functions` would read as others.
 */
export function toldOfRestriction(
  functions: readonly Text[],
  { isLifted = false, affected = true, toldAbove = false } = {},
): Text {
  const { ja, en } = functions.length === 0 ? unnamedFunctions(toldAbove) : restricted(functions, affected);
  return isLifted
    ? {
        ja: `${ja}の利用を制限しておりましたが、解除いたしました。`,
        en: `We restricted use of ${en}; the restriction has been lifted.`,
      }
    : { ja: `${ja}の利用を制限する措置を実施いたしました。`, en: `We have restricted use of ${en}.` };
}

/** What functions are called whose names nobody recorded with the restriction. */
export function unnamedFunctions(toldAbove: boolean): Text {
  return toldAbove ? { ja: '対象機能', en: 'the functions affected' } : { ja: '一部の機能', en: 'some functions' };
}

function restricted(functions: readonly Text[], affected: boolean): Text {
  const { ja, en } = listed(functions);
  if (!affected) return { ja: `次の機能（${ja}）`, en };
  return { ja: `該当する機能（${ja}）`, en: `the function${functions.length === 1 ? '' : 's'} affected (${en})` };
}
