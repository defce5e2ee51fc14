import type { SignalRule } from './shape/schema.ts';

/**
 * The first rule one of whose patterns fits any of the names: the alarm's name, the finding's types (upper and lower case
 * alike). Null when none does.
 */
export function matchSignal(rules: readonly SignalRule[], names: readonly string[]): SignalRule | null {
  return rules.find(({ match }) => match.some((pattern) => names.some((name) => fits(pattern, name)))) ?? null;
}

/** `*` stands for any run of characters. Looks for the pieces in turn, so that no pattern can take long. */
function fits(pattern: string, name: string): boolean {
  const pieces = pattern.toLowerCase().split('*');
  const text = name.toLowerCase();
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return from + last.length <= text.length;
}
