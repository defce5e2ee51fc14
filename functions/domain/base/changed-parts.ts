import { sameJson } from './ledger/canonical.ts';

/** A step of a path: its key in the file, and a name that stays when a list changes. */
export interface NamedStep {
  readonly key: string;
  readonly name: string;
}

/** The smallest part that two values differ in. `undefined`: it is not there. */
export interface ChangedPart {
  readonly path: readonly NamedStep[];
  readonly before: unknown;
  readonly after: unknown;
}

/** Where two values differ. Things of a list are the same by their name, else by their place where both lists are as long. */
export function changedParts(before: unknown, after: unknown, path: readonly NamedStep[] = []): ChangedPart[] {
  if (sameJson(before ?? null, after ?? null)) return [];
  const [old, now] = [partsOf(before), partsOf(after)];
  const isComparable =
    old !== null &&
    now !== null &&
    Array.isArray(before) === Array.isArray(after) &&
    areOfOneKind(before, after) &&
    areParallel(before, after, old, now);
  if (!isComparable) return [{ path, before, after }];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((name) => {
    const { key } = now.get(name) ?? old.get(name) ?? { key: name };
    return changedParts(old.get(name)?.value, now.get(name)?.value, [...path, { key, name }]);
  });
}

/** A clock of hours has other parts than one of days: it becomes the other one only as a whole. */
function areOfOneKind(before: unknown, after: unknown): boolean {
  const kindOf = (value: unknown) => (value as { readonly kind?: unknown }).kind;
  return kindOf(before) === kindOf(after);
}

type NamedParts = ReadonlyMap<string, { readonly key: string; readonly value: unknown }>;

/** The parts of an object or a list by their names; null for anything else, and for a list of which two go by one name. */
function partsOf(value: unknown): NamedParts | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const parts = new Map(entries.map(([key, part]) => [nameOf(key, part), { key, value: part as unknown }]));
  return parts.size === entries.length ? parts : null;
}

/** Two lists whose things have no names are compared by their places only where none came in between. */
function areParallel(before: unknown, after: unknown, old: NamedParts, now: NamedParts): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return true;
  const hasNames = [...old, ...now].every(([name, { key }]) => name !== key);
  return hasNames || before.length === after.length;
}

/** Things of a list go by their own name, which stays when the list changes. */
export function nameOf(key: string, part: unknown): string {
  if (typeof part !== 'object' || part === null || !/^\d+$/.test(key)) return key;
  const { kind, id, name, store } = part as Readonly<Record<string, unknown>>;
  return String(kind ?? id ?? name ?? store ?? key);
}

/** A value with the part at a path put in, or taken out where it is `undefined`. */
export function withPart(value: unknown, path: readonly NamedStep[], part: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return part;
  const whole = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  if (Array.isArray(value)) {
    const index = value.findIndex((each, at) => nameOf(String(at), each) === step.name);
    const put = withPart(value[index], rest, part);
    const changed = index < 0 ? [...value, put] : value.map((each, at) => (at === index ? put : each));
    return changed.filter((each) => each !== undefined);
  }
  const { [step.key]: own, ...others } = whole;
  const put = withPart(own, rest, part);
  return put === undefined ? others : { ...whole, [step.key]: put };
}
