import type { Policy } from './shape/schema.ts';

/** Kinds of duties that come up without being named by a policy. */
const KINDS_OF_EVERY_POLICY: readonly string[] = [
  ...['call', 'prevention.plan', 'prevention.approval', 'prevention.done'],
];

/** Every kind of duty that can come up under a policy, but for measures that people add in their own words. */
export function owedKinds(policy: Policy): readonly string[] {
  const { duties, reports, playbooks, appointment, team } = policy;
  const steps = playbooks.flatMap(({ offered, steps: all }) =>
    all.map(({ id }) => `${offered === true ? 'measure' : 'step'}.${id}`),
  );
  return [
    ...duties.map(({ kind }) => kind),
    ...reports.map(({ kind }) => kind),
    ...steps,
    ...(appointment === undefined ? [] : ['appointment']),
    ...(team.headquarters === undefined ? [] : ['headquarters']),
    ...KINDS_OF_EVERY_POLICY,
  ];
}

/** Families that a policy can speak of although nothing of them comes up under it just now. */
const FAMILIES_OF_EVERY_POLICY: readonly string[] = ['authority.*', 'step.*', 'measure.*'];

/** The families of these kinds, as `closing.outlive` names them: `authority.*`. */
export function familiesOf(kinds: readonly string[]): readonly string[] {
  const families = kinds.flatMap((kind) => {
    const parts = kind.split('.');
    return parts.slice(1).map((_, index) => `${parts.slice(0, index + 1).join('.')}.*`);
  });
  return [...new Set([...FAMILIES_OF_EVERY_POLICY, ...families])];
}
