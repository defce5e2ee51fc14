import { z } from '@hono/zod-openapi';
import { inEachLanguage } from './notice-schemas.ts';

const count = z.int().min(0);
const time = z.string().openapi({ format: 'date-time', example: '2026-04-24T17:50:00+09:00' });
const day = z.string().openapi({ example: '2026-04-01' });

export const importAnswer = z
  .object({
    customers: count,
    before: count.openapi({ description: 'How many there were before: a file that was cut off shows here.' }),
    digest: z.string().nullable().openapi({ description: 'Null for a preview.' }),
    preview: z.boolean().openapi({ description: 'Whether the file was only looked at.' }),
    sameAs: z.object({ by: z.string().nullable(), at: z.string() }).nullable().openapi({
      description:
        'The import that had brought this very file before, if the register was it already. Who made that one stays barred from approving notices to these customers.',
    }),
    leftOut: z
      .array(
        z.object({
          ...{ incident: z.string(), contracts: z.array(z.string()), count },
          called: z
            .object({ contracts: z.array(z.string()), count })
            .optional()
            .openapi({
              description: 'Those of them whom no notice reached and whom somebody still has to call.',
            }),
        }),
      )
      .openapi({ description: 'Customers whom a notice of an open incident was for and who get no later one.' }),
    ended: z.object({ count, of: count, left: count }).openapi({
      description:
        'How many of the customers under contract are not in the file, or have ended in it, and how many the file has.',
    }),
    warnings: z.array(z.string()).openapi({
      description: 'The same in words, what else of the list to look at, and whom the import bars from approving.',
    }),
    warningTexts: z.array(inEachLanguage).openapi({ description: 'The same in each language.' }),
  })
  .openapi('ImportAnswer');

/** The register as anybody of the team sees it. */
export const customersAnswer = z
  .object({
    customers: count,
    told: count.openapi({ description: 'How many customers a notice to everybody goes to today.' }),
    ended: count,
    toBegin: count.openapi({ description: 'Those whose contract begins later.' }),
    trials: count,
    withoutAddress: count.openapi({
      description: 'Customers whom nobody can mail: trials, and those of whom there is a telephone number alone.',
    }),
    functions: z.array(z.string()).openapi({ description: 'The functions that customers use.' }),
    attributes: z.array(z.string()).openapi({ description: 'Columns of the file that scopes can ask for.' }),
    imported: z.object({ at: time, by: z.email().nullable(), digest: z.string() }).nullable().openapi({
      description:
        'The import that first brought this file: since when it is the register, and the keyed digest under which the ledger names it. Null before the first.',
    }),
    mayList: z.boolean().openapi({ description: 'Whether the caller may read the list itself.' }),
    warnings: z.array(z.string()).openapi({ description: 'What of the list to look at.' }),
    warningTexts: z.array(inEachLanguage).openapi({ description: 'The same in each language.' }),
  })
  .openapi('Customers');

export const customerRow = z
  .object({
    contract: z.string(),
    name: z.string(),
    plan: z.string(),
    region: z.string(),
    functions: z.array(z.string()),
    start: day.nullable(),
    end: day.nullable(),
    trial: z.boolean(),
    contacts: z.array(z.object({ name: z.string(), email: z.string() })),
    phone: z.string(),
    askFor: z.array(z.string()).optional().openapi({
      description: 'People who are named without an address: whom to ask for on the telephone. Absent for none.',
    }),
    attributes: z.record(z.string(), z.string()),
  })
  .openapi('Customer');
