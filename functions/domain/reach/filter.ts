/** What a page carries beside its text: the attributes that filters ask for. */
type MessageAttributes = Readonly<Record<string, string>>;

type FilterTest = (wanted: unknown, value: string | undefined) => boolean;

/** The comparisons of SNS on text. Whatever else a filter asks of a page, text is not. */
const TESTS: Readonly<Record<string, FilterTest>> = {
  prefix: (wanted, value) => typeof wanted === 'string' && value?.startsWith(wanted) === true,
  suffix: (wanted, value) => typeof wanted === 'string' && value?.endsWith(wanted) === true,
  'equals-ignore-case': (wanted, value) => typeof wanted === 'string' && value?.toLowerCase() === wanted.toLowerCase(),
  'anything-but': (wanted, value) => value !== undefined && !listOf(wanted).some((each) => isMet(each, value)),
  exists: (wanted, value) => wanted === (value !== undefined),
};

/**
 * Whether the filter policy of a subscription, as SNS tells it, lets a message with these attributes through. A filter on the body never
 * does: the body of a page is text. One that cannot be read here counts as closed, so that somebody looks at it.
 */
export function letsThrough(filter: string | null, scope: string | null, attributes: MessageAttributes): boolean {
  if (filter === null) return true;
  const policy = parsed(filter);
  if (!isRecord(policy)) return false;
  if (Object.keys(policy).length === 0) return true;
  return scope !== 'MessageBody' && allMet(policy, attributes);
}

function allMet(policy: Readonly<Record<string, unknown>>, attributes: MessageAttributes): boolean {
  return Object.entries(policy).every(([key, wanted]) => {
    if (key === '$or') return listOf(wanted).some((each) => isRecord(each) && allMet(each, attributes));
    const value = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
    return Array.isArray(wanted) && wanted.some((each) => isMet(each, value));
  });
}

function isMet(wanted: unknown, value: string | undefined): boolean {
  if (!isRecord(wanted)) return typeof wanted === 'string' && wanted === value;
  const tests = Object.entries(wanted);
  return tests.length > 0 && tests.every(([name, argument]) => TESTS[name]?.(argument, value) === true);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
