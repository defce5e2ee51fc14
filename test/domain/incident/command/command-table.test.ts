import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../../functions/domain/base/time/instant.ts';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { IncidentCommand } from '../../../../functions/domain/incident/command/command.ts';
import {
  COMMANDS,
  type CommandRow,
  commandTable,
  hasRolesFor,
} from '../../../../functions/domain/incident/command/command-table.ts';
import { notPermitted } from '../../../../functions/domain/incident/command/permissions.ts';
import { decide } from '../../../../functions/domain/incident/decide/decide.ts';
import { initialState } from '../../../../functions/domain/incident/evolve/evolve.ts';
import { peopleWith } from '../../../../functions/domain/policy/people.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import { SHIPPED, shipped } from '../../../policies/shipped.ts';
import { flexcrm, NOTICE, person, ref, Scene, STREAM } from '../scene.ts';

const PLAN = {
  technical: ref('t'),
  organisational: ref('o'),
  owner: 'officer',
  due: instant('2026-07-31T00:00:00+09:00'),
} as const;

/** Each command of the table as it is decided about; a person's own writing is another test's. */
const GIVEN: Readonly<Record<string, (now: Instant) => IncidentCommand>> = {
  report: () =>
    ({
      ...{ do: 'open', incident: 'I-000000000001', policy: 'sha256:policy', title: ref('title') },
      ...{
        origin: { kind: 'report', reporter: null },
        detectedAt: PLAN.due,
        occurredAt: null,
        facts: {},
        drill: false,
      },
    }) as IncidentCommand,
  acknowledge: () => ({ do: 'acknowledge', page: null }),
  assess: () => ({ do: 'assess', facts: { 'data.leak': 'none' }, times: {}, overrule: null, reason: ref('why') }),
  outage: (now) => ({ do: 'record-outage', function: 'login', from: now, to: null }),
  scope: () => ({ do: 'scope', audience: 'all', calls: null }),
  draft: () => ({
    do: 'draft',
    stage: 'first',
    author: null,
    text: ref('x'),
    sections: [],
    limited: null,
    corrects: null,
  }),
  team: () => ({ do: 'close-headquarters' }),
  appoint: () => ({ do: 'appoint', role: 'officer', person: 'officer' }),
  measure: () => ({ do: 'measure', kind: 'suspend', owner: 'officer' }),
  plan: () => ({ do: 'plan', ...PLAN }),
  exception: () => ({ do: 'exception', duty: null, about: 'timing', reason: ref('r'), until: null }),
  close: () => ({ do: 'close', reason: null }),
  reopen: () => ({ do: 'reopen', reason: ref('r') }),
  'approve notice': () => ({ do: 'approve', notice: NOTICE, text: 'sha256:text-1', audience: 'sha256:audience' }),
  'reject notice': () => ({ do: 'reject', notice: NOTICE, reason: ref('r') }),
  'approve close': () => ({ do: 'approve-closing' }),
  'approve prevention': () => ({ do: 'approve-plan', plan: 't' }),
  'reject prevention': () => ({ do: 'reject-plan', plan: 't', reason: ref('r') }),
  'approve exception': () => ({ do: 'approve-exception', exception: 'x1' }),
  'reject exception': () => ({ do: 'reject-exception', exception: 'x1', reason: ref('r') }),
  cancel: () => ({ do: 'cancel', notice: NOTICE }),
  complete: () => ({ do: 'complete', duty: 'measure.suspend', evidence: ref('e') }),
  called: () => ({ do: 'record-told', notice: NOTICE, contracts: ['C-1'], evidence: null }),
  waive: () => ({ do: 'waive', duty: 'measure.suspend', reason: ref('r') }),
  join: () =>
    ({
      ...{ do: 'join', into: { incident: 'I-000000000002', status: 'open', drill: false } },
      ...{ reason: ref('r'), reasonInto: ref('i') },
    }) as IncidentCommand,
};

/** Several policies: as they are shipped, and one that names roles for what is limited anyhow. */
const POLICIES: readonly (readonly [string, Policy])[] = [
  ...SHIPPED.map((name) => [name, shipped(name)] as const),
  [
    'with permissions of its own',
    { ...flexcrm, team: { ...flexcrm.team, permissions: { appoint: ['responder', 'head'], team: ['approver'] } } },
  ],
  [
    'with deputies and an approver of closing',
    {
      ...flexcrm,
      closing: { ...flexcrm.closing, approval: 'approver' },
      notices: {
        ...flexcrm.notices,
        approval: { ...flexcrm.notices.approval, deputies: [{ role: 'responder', after: 'PT1H' }] },
      },
    },
  ],
];

describe('the table of who may give a command', () => {
  it('has a row for everything that is decided here', () => {
    expect(COMMANDS.map(keyOf).filter((key) => key !== 'import')).toEqual(Object.keys(GIVEN));
  });

  it.each(POLICIES)('names exactly those whom the domain does not refuse, for every row: %s', (_, policy) => {
    const scene = prepared(policy);
    for (const row of commandTable(policy)) {
      for (const { id } of policy.team.people) {
        const expected = hasRolesFor(policy, row, id) || isOwner(policy, row, id);
        expect([keyOf(row), id, isAllowed(scene, row, id)]).toEqual([keyOf(row), id, expected]);
      }
    }
  });

  it('names roles that somebody has, and says in words what else decides', () => {
    for (const [, policy] of POLICIES) {
      for (const { roles, also, conditions } of commandTable(policy)) {
        for (const role of [...roles, ...also])
          expect([role, peopleWith(policy, role).length > 0]).toEqual([role, true]);
        if (conditions !== null) expect(conditions.ja).toMatch(/。$/);
      }
    }
  });
});

function keyOf({ command, of }: Pick<CommandRow, 'command' | 'of'>): string {
  return of === null ? command : `${command} ${of}`;
}

function isAllowed({ policy, state, now }: Scene, row: CommandRow, id: string): boolean {
  if (row.command === 'import') return notPermitted(policy, person(id), 'import') === null;
  const command = GIVEN[keyOf(row)]?.(now);
  if (command === undefined) throw new Error(`no command for ${keyOf(row)}`);
  const before = row.command === 'report' ? initialState(STREAM) : state;
  const own = command.do === 'draft' ? { ...command, author: id } : command;
  const outcome = decide(policy, before, { id: 'asked', actor: person(id), at: now, command: own });
  if (Array.isArray(outcome)) return true;
  const isUnused = keyOf(row) === 'approve close' && policy.closing.approval === undefined;
  return !isUnused && outcome.refused !== 'not-allowed';
}

/** An incident with a notice, a plan and an exception that wait, a measure that is owed, long enough ago that deputies may approve. */
function prepared(policy: Policy): Scene {
  const scene = new Scene(policy);
  scene.open({ 'data.leak': 'confirmed' });
  scene.draft(null, { sections: policy.notices.stages.first.sections });
  scene.seal();
  scene.give('responder', { do: 'plan', ...PLAN });
  scene.give('responder', { do: 'exception', duty: null, about: 'timing', reason: ref('r'), until: null });
  scene.give('responder', { do: 'measure', kind: 'suspend', owner: 'responder' });
  return scene.after('P7D');
}

/** Whom the conditions of settling name beside the roles. */
function isOwner(policy: Policy, { command }: CommandRow, id: string): boolean {
  if (command !== 'complete' && command !== 'waive') return false;
  return peopleWith(policy, 'responder').some((each) => each.id === id);
}
