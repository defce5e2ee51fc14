const COMPILED = new Map<string, RegExp>();

/** Whether `text` fits a pattern in which `*` stands for anything and `?` for one character. */
export function matchesWildcard(pattern: string, text: string, ignoreCase = false): boolean {
  if (pattern === '*') return true;
  const key = `${ignoreCase ? 'i' : 'c'}${pattern}`;
  const known = COMPILED.get(key);
  const expression = known ?? compile(pattern, ignoreCase);
  if (!known) COMPILED.set(key, expression);
  return expression.test(text);
}

function compile(pattern: string, ignoreCase: boolean): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const source = escaped.replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${source}$`, ignoreCase ? 'is' : 's');
}
