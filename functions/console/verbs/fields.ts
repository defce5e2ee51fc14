import { z } from '@hono/zod-openapi';
import { says } from '../../domain/base/issue-words.ts';
import { SECTIONS, STAGES } from '../../domain/policy/shape/stages.ts';
import { moment } from '../http/moments.ts';
import { line, PROSE_LIMIT_CHARACTERS, prose, SECTION_LIMIT_CHARACTERS } from '../http/plain-text.ts';

/** Fields that several verbs share. */

const NAME_LIMIT_CHARACTERS = 120;
const MOST_CONTRACTS = 10_000;
export const MOST_ITEMS = 50;
const MOST_FACTS = 200;

export const name = line(NAME_LIMIT_CHARACTERS);
export const reason = prose(PROSE_LIMIT_CHARACTERS);
export const nullableMoment = moment.nullable();

/** Facts as anybody may write them; the policy then checks names and values. */
export const facts = z
  .record(
    line(NAME_LIMIT_CHARACTERS),
    z.union([line(NAME_LIMIT_CHARACTERS), z.number(), z.array(name).max(MOST_FACTS)]),
  )
  .refine(
    (given) => Object.keys(given).length <= MOST_FACTS,
    says({ ja: `事実は一度に${MOST_FACTS}件までです`, en: `state at most ${MOST_FACTS} facts at once` }),
  )
  .openapi('Facts', {
    description:
      'Facts by name; see the policy for names and values. "unknown" takes a fact back. A count is a number, or a text such as "2,000".',
    example: { 'data.leak': 'possible', 'service.felt': 'confirmed' },
  });

/** Which customers: all, some contracts, or those with these attributes. */
export const scope = z
  .union([
    z.literal('all'),
    z.strictObject({ contracts: z.array(name).min(1).max(MOST_CONTRACTS) }),
    z.strictObject({
      where: z
        .record(name, name)
        .refine(
          (given) => Object.keys(given).length > 0,
          says({ ja: '条件を1つ以上指定してください', en: 'name at least one attribute' }),
        ),
    }),
  ])
  .openapi('Scope', { example: { where: { plan: 'premium' } } });

export const stage = z.enum(STAGES).openapi('Stage', { example: 'first' });
export const section = z.enum(SECTIONS);

/** What `approve` and `reject` are about. */
export const subject = z
  .enum([...STAGES, 'close', 'prevention', 'exception'])
  .openapi('Subject', { description: 'A stage means its newest notice that is not approved yet.', example: 'first' });

const sectionText = prose(SECTION_LIMIT_CHARACTERS);

/** Sections of a notice: in one language, or in each. */
export const sections = z
  .partialRecord(
    section,
    z.union([sectionText, z.strictObject({ ja: sectionText.optional(), en: sectionText.optional() })]),
  )
  .openapi('Sections', { example: { outline: { ja: '調査を続けています。', en: 'We are still investigating.' } } });

/** The kind of a duty, or its id (`notice.follow-up#2`). */
export const duty = z
  .string()
  .refine(
    (text) => /^(?:[a-z][a-z0-9.-]{0,119}|measure\.own\.[^\s#\p{C}]{1,120})(?:#\d{1,4})?$/u.test(text),
    says({
      ja: '対応事項を notice.first のような名前で指定してください',
      en: 'write the kind of a duty, such as notice.first',
    }),
  )
  .openapi({ example: 'notice.follow-up' });

export const digest = z
  .string()
  .refine(
    (text) => /^[\w:.-]{1,200}$/.test(text),
    says({ ja: '照合値を、表示されたとおりに指定してください', en: 'write a digest as it was shown' }),
  )
  .openapi({ example: 'sha256:0f3a…'.replace('…', '00') });

const openedSeq = z.number().int().min(0);

/** The record that the form for facts was opened at. */
export const openedAt = z.strictObject({ seq: openedSeq }).openapi({
  description:
    'The seq of the incident as it was read. What others recorded since, and this statement replaces, is then named in "warnings"; times are those of the one thing that it was of then, data or service.',
});

/** Digests of what each item of a filing's form was filled with, in the language of its page. */
export const openedItems = z.strictObject({
  seq: openedSeq,
  language: z.enum(['ja', 'en']),
  items: z.record(name, digest),
});

/** Digests of what each field of a form was filled with. */
export const openedWith = z
  .strictObject({
    seq: openedSeq,
    sections: z.partialRecord(section, z.strictObject({ ja: digest.optional(), en: digest.optional() })),
    withheld: z.array(section),
  })
  .openapi({
    description:
      'What the form was filled with when it was opened: sections that come back so are not the sender’s. A script leaves it out.',
  });
