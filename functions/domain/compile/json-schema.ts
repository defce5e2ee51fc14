import * as z from 'zod';
import { condition } from '../policy/shape/condition.ts';
import { policySchema } from '../policy/shape/schema.ts';

type JsonSchema = Record<string, unknown>;

const SCALAR: JsonSchema = { type: ['string', 'number'] };
const SELF = '#/$defs/condition';

/** A condition checks itself by hand, so its shape is told to editors here. */
const CONDITION: JsonSchema = {
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  properties: {
    all: { type: 'array', minItems: 1, items: { $ref: SELF } },
    any: { type: 'array', minItems: 1, items: { $ref: SELF } },
    not: { $ref: SELF },
  },
  additionalProperties: {
    anyOf: [
      SCALAR,
      { type: 'object', properties: { is: SCALAR }, required: ['is'], additionalProperties: false },
      {
        type: 'object',
        properties: { in: { type: 'array', minItems: 1, items: SCALAR } },
        required: ['in'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: { moreThan: { type: 'number' } },
        required: ['moreThan'],
        additionalProperties: false,
      },
    ],
  },
};

/** The policy's shape as JSON Schema (draft 2020-12), by which editors complete and check while one types. */
export function policyJsonSchema(): JsonSchema {
  const schema: JsonSchema = z.toJSONSchema(policySchema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'ref',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === (condition as unknown)) Object.assign(jsonSchema, { $ref: SELF });
    },
  });
  return {
    ...schema,
    title: 'Hikeshi policy',
    $defs: { ...(schema.$defs as JsonSchema | undefined), condition: CONDITION },
  };
}
