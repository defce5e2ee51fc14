/** A system as far as its team is concerned: the addresses of those who may act. */
interface Staffed {
  readonly people: readonly string[];
}

/**
 * Who acts for the command line: the person of the team whose address begins with the name, such as `officer@…`, else
 * the first of the team. Throws RangeError for a team of nobody, which no policy has.
 */
export function personOf({ people }: Staffed, name: string): string {
  const found = people.find((address) => address.startsWith(`${name}@`)) ?? people[0];
  if (found === undefined) throw new RangeError('the policy has no people');
  return found;
}
