import type { Text } from '../base/text.ts';
import { clauseUses } from './name-uses.ts';
import type { Finding } from './problem.ts';
import { CARRIED_OUT, CARRIED_OUT_AS_FAR_AS, CHANNELS_SERVED, GUARANTEED, type PolicyPart } from './served.ts';
import type { Policy } from './shape/schema.ts';
import { STAGES, type Stage } from './shape/stages.ts';

/** `carried-out`: this release does it. `declared`: it is read and checked, and left to people. */
type CarriedOutOrDeclared = 'carried-out' | 'declared';

/** One thing of the policy that a clause stands behind, and whether this release carries it out. */
export interface PolicyPromise {
  readonly path: Finding['path'];
  readonly clause: string;
  readonly part: PolicyPart | 'channel' | 'guarantee' | 'deviation';
  readonly standing: CarriedOutOrDeclared;
  readonly aim: boolean;
  readonly asNeeded: boolean;
  /** Why it stands there although the text does not say it; null: the text says it. */
  readonly assumed: Text | null;
  /** What the product does about it in its own sentence, whatever the clause says; null where it does what the clause says. */
  readonly says: Text | null;
}

/** Everything that names a clause. Computed from what the system serves, never from what the file says of itself. */
export function promisesOf(policy: Policy): readonly PolicyPromise[] {
  return clauseUses(policy).map(({ name: clause, path: [...path] }) => {
    path.pop();
    const part = partAt(path);
    const marks = marksOf(valueAt(policy, path));
    return { path, clause, part, standing: standingAt(policy, part, path), ...marks, says: saidAt(policy, part, path) };
  });
}

const PARTS: Readonly<Record<string, PolicyPart>> = {
  rules: 'rule',
  otherwise: 'rule',
  duties: 'duty',
  reports: 'report',
  playbooks: 'playbook',
  appointment: 'appointment',
  calendars: 'calendar',
  assetClasses: 'asset-class',
  closing: 'closing',
  retention: 'retention',
  backups: 'backup',
  notBackedUp: 'not-backed-up',
  erasure: 'erasure',
  recurring: 'recurring',
  changeNotices: 'change-notice',
  serviceLevels: 'service-level',
  signals: 'signal',
};
const NOTICE_PARTS = {
  stages: 'stage',
  channels: 'channel',
  deviations: 'deviation',
  limited: 'limited',
  address: 'address',
  holding: 'holding',
} as const;

const HOURS: Readonly<Record<string, PolicyPart>> = { answeredIn: 'answering-hours', extended: 'extended-hours' };

function partAt([top, second]: Finding['path']): PolicyPromise['part'] {
  if (top === 'guarantees') return 'guarantee';
  if (top === 'notices') return NOTICE_PARTS[second as keyof typeof NOTICE_PARTS];
  if (top === 'team') return second === 'headquarters' ? 'headquarters' : 'contact';
  if (top === 'contact') return HOURS[String(second)] ?? 'contact';
  const part = PARTS[String(top)];
  if (part === undefined) throw new RangeError(`${String(top)} is not a part that can promise something`);
  return part;
}

function standingAt(policy: Policy, part: PolicyPromise['part'], path: Finding['path']): CarriedOutOrDeclared {
  const place = path.at(-1);
  switch (part) {
    case 'guarantee':
      return standing(GUARANTEED[policy.guarantees[Number(place)]?.by ?? 'every-incident-is-recorded']);
    case 'channel':
      return isChannelKept(policy, String(place)) ? 'carried-out' : 'declared';
    case 'deviation':
      return 'carried-out';
    case 'stage':
      return isStageServed(policy, place as Stage) ? 'carried-out' : 'declared';
    default:
      return standing(CARRIED_OUT[part]);
  }
}

function saidAt({ guarantees }: Policy, part: PolicyPromise['part'], path: Finding['path']): Text | null {
  if (part !== 'guarantee') return CARRIED_OUT_AS_FAR_AS[part as PolicyPart] ?? null;
  const by = guarantees[Number(path.at(-1))]?.by;
  return by === undefined ? null : GUARANTEED[by].says;
}

function standing(shown: unknown): CarriedOutOrDeclared {
  return shown === null ? 'declared' : 'carried-out';
}

/** The channels of a stage: those it names, or all that carry notices of incidents. */
export function channelsOf({ notices }: Policy, stage: Stage): readonly string[] {
  return notices.stages[stage]?.channels ?? Object.keys(notices.channels);
}

/** Whether this release reaches people by the channel, or sees to it that a person does. */
export function isServed({ notices, duties }: Policy, name: string): boolean {
  const channel = notices.channels[name];
  if (channel === undefined) return false;
  return CHANNELS_SERVED[channel.kind] !== null || duties.some(({ kind }) => kind === channel.duty);
}

/**
 * Whether a notice of the stage goes out as the stage says: by each channel that it names, or any where one is enough. Channels that it does not
 * name stand behind clauses of their own.
 */
function isStageServed(policy: Policy, stage: Stage): boolean {
  const { channels, metBy } = policy.notices.stages[stage] ?? {};
  const served = channelsOf(policy, stage).filter((name) => isServed(policy, name));
  return channels === undefined || metBy === 'any' ? served.length > 0 : served.length === channels.length;
}

/** Served; or one of several of which any is enough, and another is served wherever it is named. */
function isChannelKept(policy: Policy, name: string): boolean {
  if (isServed(policy, name)) return true;
  const using = STAGES.filter(
    (stage) => policy.notices.stages[stage] !== undefined && channelsOf(policy, stage).includes(name),
  );
  return (
    using.length > 0 &&
    using.every(
      (stage) =>
        policy.notices.stages[stage]?.metBy === 'any' &&
        channelsOf(policy, stage).some((other) => isServed(policy, other)),
    )
  );
}

/** What stands at a path. */
export function valueAt(policy: Policy, path: Finding['path']): Readonly<Record<string, unknown>> {
  let value: unknown = policy;
  for (const key of path) value = (value as Record<string | number, unknown>)[key];
  return value as Readonly<Record<string, unknown>>;
}

function marksOf(value: Readonly<Record<string, unknown>>): Pick<PolicyPromise, 'aim' | 'asNeeded' | 'assumed'> {
  const clock = (value.clock ?? {}) as Readonly<Record<string, unknown>>;
  return {
    aim: [value.aim, value.stopAim, clock.aim].includes(true),
    asNeeded: value.asNeeded === true,
    assumed: (value.assumed ?? clock.assumed ?? null) as Text | null,
  };
}
