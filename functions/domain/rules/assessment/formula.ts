/**
 * A condition in normal form: no `not`, every test a set of the values its fact may have. `key` is equal for equal
 * formulas; `top` is the first axis a formula still asks about (Infinity for a constant).
 */
export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean; readonly key: string; readonly top: number }
  | {
      readonly kind: 'literal';
      readonly axis: number;
      readonly mask: string;
      readonly key: string;
      readonly top: number;
    }
  | {
      readonly kind: Join;
      readonly parts: readonly Formula[];
      readonly key: string;
      readonly top: number;
      readonly size: number;
    };

export type Join = 'all' | 'any';

const TRUE: Formula = { kind: 'constant', value: true, key: 'T', top: Number.POSITIVE_INFINITY };
export const FALSE: Formula = { kind: 'constant', value: false, key: 'F', top: Number.POSITIVE_INFINITY };

/** True for the values of the axis whose place in the mask holds `1`. */
export function literal(axis: number, mask: string): Formula {
  if (!mask.includes('0')) return TRUE;
  if (!mask.includes('1')) return FALSE;
  return { kind: 'literal', axis, mask, key: `${axis}=${mask}`, top: axis };
}

/** Joins formulas, leaving out what adds nothing. */
export function join(kind: Join, given: readonly Formula[]): Formula {
  const absorbing = kind === 'any' ? TRUE : FALSE;
  const parts = given.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  if (parts.some((part) => part.key === absorbing.key)) return absorbing;
  const different = new Map(parts.filter((part) => part.kind !== 'constant').map((part) => [part.key, part]));
  const [only, second] = different.values();
  if (only === undefined) return kind === 'all' ? TRUE : FALSE;
  if (second === undefined) return only;
  const sorted = [...different.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const key = `(${kind === 'all' ? '&' : '|'}${sorted.map((part) => part.key).join(' ')})`;
  const size = sorted.reduce((sum, part) => sum + sizeOf(part), 0);
  return { kind, parts: sorted, key, top: Math.min(...sorted.map((part) => part.top)), size };
}

/** How many tests of facts it holds. */
export function sizeOf(formula: Formula): number {
  return 'size' in formula ? formula.size : 1;
}

/** The formula once the axis is known to have the value at this place of its masks. */
export function restrict(formula: Formula, axis: number, place: number): Formula {
  if (formula.top > axis || formula.kind === 'constant') return formula;
  if (formula.kind === 'literal') return formula.mask[place] === '1' ? TRUE : FALSE;
  return join(
    formula.kind,
    formula.parts.map((part) => restrict(part, axis, place)),
  );
}
