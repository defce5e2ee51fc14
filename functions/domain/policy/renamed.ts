import { sameJson } from '../base/ledger/canonical.ts';
import type { Text } from '../base/text.ts';
import type { Person } from './shape/schema.ts';
import { nameOfPerson } from './titles.ts';

/** A person's id that another name stands under: of somebody who was renamed, or who took over. */
export interface Renamed {
  readonly id: string;
  readonly before: Text;
  readonly after: Text;
}

type Named = Pick<Person, 'id' | 'name' | 'nameEn'>;

/** The ids that stand in both under different names. */
export function renamedPeople(before: readonly Named[], after: readonly Named[]): readonly Renamed[] {
  return after.flatMap((person) => {
    const earlier = before.find(({ id }) => id === person.id);
    // A name that is merely spelt in another language besides is the same one.
    if (earlier === undefined || earlier.name === person.name) return [];
    const [was, now] = [nameOfPerson(earlier), nameOfPerson(person)];
    return sameJson(was, now) ? [] : [{ id: person.id, before: was, after: now }];
  });
}

/** What follows from it for what stands in the ledger, which knows ids alone. */
export function renamedWords({ id, before, after }: Renamed): Text {
  return {
    ja: `人のID「${id}」の氏名が「${before.ja}」から「${after.ja}」に変わります。これまでの記録も新しい氏名で表示されます。別の方に交代した場合は、新しいIDを付けてください。`,
    en: `The person id ${id} changes its name from ${before.en} to ${after.en}: earlier deeds will be shown under the new name, too. If somebody else took over, take another id.`,
  };
}
