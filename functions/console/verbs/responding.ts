import type { ContentRef } from '../../domain/base/ledger/content.ts';
import { civilDayAt, dayStartMs } from '../../domain/base/time/civil.ts';
import { fromMs, type Instant, instant } from '../../domain/base/time/instant.ts';
import { APPOINTED } from '../../domain/incident/command/command-table.ts';
import { peopleWith } from '../../domain/policy/people.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { isKnownRole } from '../../domain/policy/titles.ts';
import { measureCalled } from '../shown/own-words.ts';
import { appointBody, exceptionBody, measureBody, planBody, teamBody } from './schemas.ts';
import { type VerbContext, verb } from './verb.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const team = verb(
  'team',
  teamBody,
  'Open or close the headquarters',
  'Without "members" everybody whom the policy names is a member. They are called.',
  ({ open, what, members = [] }, { policy }) => ({
    command:
      open === true || what === 'open'
        ? { do: 'open-headquarters', members: members.map((each) => personId(policy, each)) }
        : { do: 'close-headquarters' },
  }),
);

const appoint = verb(
  'appoint',
  appointBody,
  'Appoint who leads the response',
  `Needed where no procedure of the policy fits. ${APPOINTED.en} To give one task to somebody, use "measure".`,
  async ({ role, person }, { policy, keep }) => ({
    command: {
      do: 'appoint',
      role: isKnownRole(policy, role) ? role : await keep('role', role),
      person: personId(policy, person),
    },
  }),
);

const measure = verb(
  'measure',
  measureBody,
  'Take a measure and give it to somebody',
  [
    '"kind" is a step of the menu of the policy, or suspend or contain; any other measure is an "ownTitle" in your own words. "owner" is a',
    'role or a person. It is owed until it is done or waived. Notices tell of suspend and contain by themselves, and of no other.',
  ].join(' '),
  async ({ kind, ownTitle = '', owner }, context) => ({
    command: {
      do: 'measure',
      kind: kind ?? (await ownMeasure(context, ownTitle)),
      owner: ownerName(context.policy, owner),
    },
  }),
);

const plan = verb(
  'plan',
  planBody,
  'Write the prevention plan',
  'With a technical and an organisational part, an owner and a day. Somebody else approves it; it is owed by its day from then on.',
  async ({ technical, organisational, owner, due }, { policy, keep }) => ({
    command: {
      do: 'plan',
      technical: await keep('technical', technical),
      organisational: await keep('organisational', organisational),
      owner: ownerName(policy, owner),
      due: momentOf(policy, due),
    },
  }),
);

const exception = verb(
  'exception',
  exceptionBody,
  'Ask to depart from what the policy says',
  'Somebody else approves it. One about timing names its duty, and puts it off until the time given.',
  async ({ duty, about, reason, until }, { policy, keep }) => ({
    command: {
      do: 'exception',
      duty: duty ?? null,
      about,
      reason: await keep('reason', reason),
      until: until === undefined ? null : momentOf(policy, until),
    },
  }),
);

export const respondingVerbs = { team, appoint, measure, plan, exception };

/** The key of a measure that is called so already; otherwise its title is put away. */
async function ownMeasure({ ports, state, keep }: VerbContext, title: string): Promise<string | ContentRef> {
  return (await measureCalled(ports, state, title)) ?? (await keep('title', title.trim()));
}

/** People are named by address or id; what is neither stays as it is, and is refused by name. */
function personId(policy: Policy, given: string): string {
  return policy.team.people.find(({ id, email }) => email === given || id === given)?.id ?? given;
}

/** A role, or else a person. */
function ownerName(policy: Policy, given: string): string {
  return peopleWith(policy, given).length > 0 ? given : personId(policy, given);
}

/** The end of a day in the policy's zone, or the moment itself. */
function momentOf({ zone }: Policy, given: string): Instant {
  if (!DAY.test(given)) return instant(given);
  const noon = Date.parse(`${given}T12:00:00Z`);
  return fromMs(dayStartMs(civilDayAt(noon, 'UTC') + 1, zone));
}
