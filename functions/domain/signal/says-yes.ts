/** Whether a field that marks something says so: `true`, also as a text in any case, as fields that were handed on are. */
export function saysYes(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.trim().toLowerCase() === 'true');
}
