import { z } from 'zod';

const choice = z.looseObject({ Next: z.string(), StringEquals: z.string().optional() });
const state = z.looseObject({
  Type: z.string(),
  Next: z.string().optional(),
  End: z.boolean().optional(),
  Default: z.string().optional(),
  Choices: z.array(choice).optional(),
  Catch: z.array(z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() })).optional(),
});
const machine = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), state) });

type State = z.output<typeof state>;

/** A state machine as a Mermaid diagram, the picture in the README. Ways to a recorded failure are left out. */
export function mermaidOf(definition: unknown): string {
  const { StartAt, States } = machine.parse(definition);
  const arrows = Object.entries(States).flatMap(([name, described]) => arrowsOf(name, described));
  return ['stateDiagram-v2', `  [*] --> ${StartAt}`, ...new Set(arrows.map((arrow) => `  ${arrow}`))].join('\n');
}

function arrowsOf(name: string, described: State): string[] {
  const caught = (described.Catch ?? []).filter(({ ErrorEquals }) => !ErrorEquals.includes('States.ALL'));
  const next = [
    described.Next,
    described.Default,
    ...(described.Choices ?? []).map(({ Next }) => Next),
    ...caught.map(({ Next }) => Next),
  ];
  const ends = described.End === true || described.Type === 'Succeed' || described.Type === 'Fail';
  return [
    ...next.filter((to) => to !== undefined).map((to) => `${name} --> ${to}`),
    ...(ends ? [`${name} --> [*]`] : []),
  ];
}
