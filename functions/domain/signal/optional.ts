import * as z from 'zod';
import { moment } from './moment.ts';
import { plainLine } from './plain-line.ts';
import type { OwnWords } from './signal.ts';

const NAME_LIMIT_CHARACTERS = 200;
const TEXT_LIMIT_CHARACTERS = 500;

/** Fields that a signal can do without: one that is odd counts as absent, and the rest of the event is read. */
export const optionalMoment = moment.nullable().default(null).catch(null);
export const optionalText = z.string().default('').catch('');

/** A list that may be absent or odd; an entry that is odd is left out alone. */
export function optionalList<Item extends z.ZodType>(item: Item) {
  return z
    .array(z.unknown())
    .default([])
    .catch([])
    .transform((entries): z.output<Item>[] =>
      entries.flatMap((entry) => {
        const { data, success } = item.safeParse(entry);
        return success ? [data] : [];
      }),
    );
}

/** An object that may be absent or odd, whose own fields are all optional. */
export function optionalObject<Shape extends z.ZodRawShape>(shape: Shape) {
  const object = z.looseObject(shape);
  return object.catch(() => object.parse({}));
}

/** The words of a signal, each as one line; `fallback` names a signal that has no name of its own. */
export function ownWords(name: string, fallback: string, description = '', reason = ''): OwnWords {
  return {
    name: plainLine(name, NAME_LIMIT_CHARACTERS) || plainLine(fallback, NAME_LIMIT_CHARACTERS) || 'signal',
    description: plainLine(description, TEXT_LIMIT_CHARACTERS) || null,
    reason: plainLine(reason, TEXT_LIMIT_CHARACTERS) || null,
  };
}
