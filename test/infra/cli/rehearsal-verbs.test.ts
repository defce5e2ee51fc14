import { describe, expect, it } from 'vitest';
import { INCIDENT_VERBS } from '../../../functions/console/verbs/table.ts';
import { scenarioSchema, type VerbStep } from '../../../infra/cli/rehearse/scenario-schema.ts';
import { requestOf } from '../../../infra/cli/rehearse/verbs.ts';

const INCIDENT = 'I-000000000001';

/** The fields of a verb's body, whichever of its forms they belong to. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { shape, options, def } = schema as Readonly<Record<string, unknown>>;
  const inner = (def ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof shape === 'object' && shape !== null) return Object.keys(shape);
  const forms = Array.isArray(options) ? options : [inner.innerType, inner.in, inner.left, inner.right];
  return [...new Set(forms.flatMap(fieldsOf))];
}

/** A step of a scenario, as its file says it. */
function stepOf(verb: string, body: object): VerbStep {
  const [step] = scenarioSchema.parse({
    start: '2026-04-24T17:50:00+09:00',
    steps: [{ do: verb, with: body }],
  }).steps;
  if (step === undefined || !('do' in step)) throw new Error('no step of a verb');
  return step;
}

describe('the verbs of a rehearsal', () => {
  it.each(INCIDENT_VERBS.map(({ name, schema }) => [name, schema] as const))(
    'given %s, then its scenario may say every field that the API takes',
    (name, schema) => {
      const body = Object.fromEntries(fieldsOf(schema).map((field) => [field, `of ${field}`]));
      expect(requestOf(stepOf(name, body), INCIDENT)).toMatchObject({
        method: 'POST',
        path: `/api/incidents/${INCIDENT}/${name}`,
        body,
      });
    },
  );

  it('reads the fields themselves: those of times, and of the thing that they are of', () => {
    const assess = INCIDENT_VERBS.find(({ name }) => name === 'assess');
    expect(fieldsOf(assess?.schema)).toEqual(expect.arrayContaining(['facts', 'occurredAt', 'timesOf']));
  });
});
