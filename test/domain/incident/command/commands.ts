import fc from 'fast-check';
import type { Actor } from '../../../../functions/domain/base/ledger/item.ts';
import { fromMs, instant, plusMs, toMs } from '../../../../functions/domain/base/time/instant.ts';
import { DAY_MS, MINUTE_MS } from '../../../../functions/domain/base/time/units.ts';
import type { CommandEnvelope, IncidentCommand } from '../../../../functions/domain/incident/command/command.ts';
import { FIRST, FRIDAY, flexcrm, NOTICE, person, ref, SYSTEM } from '../scene.ts';

const START_MS = toMs(instant(FRIDAY));
const people = flexcrm.team.people.map(({ id }) => id);

const notice = fc.constantFrom(NOTICE, NOTICE.replace('n1', 'n2'), NOTICE.replace('n1', 'n3'), 'I-x-n1');
const page = fc.constantFrom('p1', 'p2', 'p3', 'p4');
const duty = fc.constantFrom('triage', 'notice.first', 'notice.detailed', 'notice.first#2', 'nothing');
const machine = fc.constantFrom('incident' as const, 'deadline' as const, 'delivery' as const);
const time = fc.integer({ min: -2 * 1440, max: 3 * 1440 }).map((minutes) => fromMs(START_MS + minutes * MINUTE_MS));
const step = fc.constantFrom('unknown', 'none', 'possible', 'confirmed');
const facts = fc.dictionary(
  fc.constantFrom('data.leak', 'data.tampering', 'data.loss', 'service.felt', 'risk', 'spread', 'obligation'),
  step,
  { maxKeys: 4 },
);
const times = fc.record(
  { occurredAt: fc.option(time), detectedAt: time, restoredAt: fc.option(time) },
  { requiredKeys: [] },
);
const overrule = fc.option(fc.constantFrom('major', 'minor', 'enormous').map((level) => ({ level, reason: ref('r') })));
const digest = fc.constantFrom('sha256:audience', 'sha256:other', 'sha256:text-1', 'sha256:text-2');
const counted = fc
  .nat(3)
  .map((pending) => ({ audience: 3, sent: 3 - pending, rejected: 0, suppressed: 0, unknown: 0, pending }));
const reason = fc.constant(ref('reason'));
const stage = fc.constantFrom('first' as const, 'follow-up' as const, 'correction' as const, 'detailed' as const);

/** Any command but `open`, sensible or not. */
const anyCommand: fc.Arbitrary<IncidentCommand> = fc.oneof(
  fc.record({
    do: fc.constant('attach-signal'),
    source: fc.constant('a'),
    signal: fc.string(),
    count: fc.nat(3),
    facts,
    times,
  }),
  fc.record({ do: fc.constant('acknowledge'), page: fc.option(page) }),
  fc.record({ do: fc.constant('assess'), facts, times, overrule }),
  fc.record({ do: fc.constant('record-outage'), function: fc.constant('login'), from: time, to: fc.option(time) }),
  fc.record({ do: fc.constant('withdraw-outage'), function: fc.constant('login'), from: time, reason }),
  fc.record({
    do: fc.constant('scope'),
    audience: fc.constantFrom('all' as const, { contracts: ['C-1'] }),
    calls: fc.constant(null),
  }),
  fc.record({ do: fc.constant('recheck-audience') }),
  fc.record({
    do: fc.constant('draft'),
    stage,
    author: fc.option(fc.constantFrom(...people)),
    text: fc.constantFrom(ref('text-1'), ref('text-2')),
    sections: fc.constantFrom(FIRST, flexcrm.notices.stages.detailed?.sections ?? []),
    limited: fc.constant(null),
    corrects: fc.constantFrom(null, NOTICE),
  }),
  fc.record({ do: fc.constant('seal-audience'), notice, digest, count: fc.constant(3) }),
  fc.record({ do: fc.constant('approve'), notice, text: digest, audience: digest }),
  fc.record({ do: fc.constant('reject'), notice, reason }),
  fc.record({ do: fc.constant('cancel'), notice }),
  fc.record({ do: fc.constant('complete'), duty, evidence: fc.constant(null) }),
  fc.record({
    ...{ do: fc.constant('record-told'), notice, evidence: fc.constant(null) },
    contracts: fc.subarray(['C-1', 'C-2'], { minLength: 1 }),
  }),
  fc.record({ do: fc.constant('waive'), duty, reason }),
  fc.record({ do: fc.constant('observe-duty'), duty, revision: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('call-person'), page, person: fc.constantFrom(...people) }),
  fc.record({
    ...{ do: fc.constant('record-call'), page, person: fc.constantFrom(...people) },
    outcome: fc.constantFrom('accepted' as const, 'failed' as const),
  }),
  fc.record({ do: fc.constant('start-delivery'), notice }),
  fc.record({ do: fc.constant('pause-delivery'), notice, why: fc.constant('quota'), until: fc.option(time) }),
  fc.record({ do: fc.constant('resume-delivery'), notice }),
  fc.record({ do: fc.constant('finish-delivery'), notice, counts: counted, finishedAt: time }),
  fc.record({
    do: fc.constant('request-execution'),
    machine,
    subject: fc.option(fc.constant('triage@1')),
    after: fc.nat(4),
  }),
  fc.record({
    do: fc.constant('record-failure'),
    machine,
    generation: fc.nat(5),
    error: fc.constant('States.Timeout'),
  }),
  fc.constantFrom<IncidentCommand>(
    { do: 'open-headquarters', members: [] },
    { do: 'close-headquarters' },
    { do: 'appoint', role: 'lead', person: 'head' },
    { do: 'measure', kind: 'suspend', owner: 'officer' },
    { do: 'approve-plan', plan: 'plan-1' },
    { do: 'approve-exception', exception: 'x1' },
    { do: 'reject-plan', plan: 'plan-1', reason: ref('r') },
    { do: 'reject-exception', exception: 'x1', reason: ref('r') },
    { do: 'approve-closing' },
  ),
  fc.record({
    do: fc.constant('plan'),
    technical: reason,
    organisational: reason,
    owner: fc.constant('officer'),
    due: time,
  }),
  fc.record({
    ...{
      do: fc.constant('exception'),
      duty: fc.option(duty),
      about: fc.constantFrom('timing' as const, 'channel' as const),
    },
    ...{ reason, until: fc.option(time) },
  }),
  fc.record({ do: fc.constant('close'), reason: fc.option(reason) }),
  fc.record({ do: fc.constant('reopen'), reason }),
);

const open: fc.Arbitrary<IncidentCommand> = fc.record({
  do: fc.constant('open'),
  incident: fc.constant('I-000000000001'),
  policy: fc.constant('sha256:policy'),
  title: fc.constant(ref('title')),
  origin: fc.constant({ kind: 'signal', source: 'a', signal: 'e' } as const),
  detectedAt: time,
  occurredAt: fc.constant(null),
  facts,
  drill: fc.boolean(),
});

interface Step {
  readonly command: IncidentCommand;
  readonly by: Actor;
}

const byPerson = (by: string, command: IncidentCommand): Step => ({ command, by: person(by) });
const bySystem = (command: IncidentCommand): Step => ({ command, by: SYSTEM });

/** Stretches that random commands rarely find; what comes between and after them is random. */
const stretches: readonly (readonly Step[])[] = [1, 2, 3].flatMap((n) => {
  const told = { stage: 'first', text: ref('text-1'), sections: FIRST, limited: null, corrects: null } as const;
  const followUp = {
    ...told,
    stage: 'follow-up',
    sections: flexcrm.notices.stages['follow-up']?.sections ?? [],
  } as const;
  const id = NOTICE.replace('n1', `n${n}`);
  const approved = [
    bySystem({ do: 'seal-audience', notice: id, digest: 'sha256:audience', count: 3 }),
    byPerson('head', { do: 'approve', notice: id, text: 'sha256:text-1', audience: 'sha256:audience' }),
  ];
  const sent = [
    bySystem({ do: 'start-delivery', notice: id }),
    bySystem({
      ...{ do: 'finish-delivery', notice: id, finishedAt: fromMs(START_MS + n * DAY_MS) },
      counts: { audience: 3, sent: 3, rejected: 0, suppressed: 0, unknown: 0, pending: 0 },
    }),
  ];
  const major = byPerson('officer', { do: 'assess', facts: { 'data.leak': 'possible' }, times: {}, overrule: null });
  return [
    [major, bySystem({ do: 'draft', ...told, author: null }), ...approved],
    [major, byPerson('officer', { do: 'draft', ...told, author: 'officer' }), ...approved, ...sent],
    [byPerson('approver', { do: 'draft', ...followUp, author: 'approver' }), ...approved, ...sent],
    [
      byPerson('officer', { do: 'waive', duty: 'notice.first', reason: ref('r') }),
      byPerson('officer', { do: 'waive', duty: 'triage', reason: ref('r') }),
      byPerson('officer', { do: 'close', reason: null }),
    ],
  ];
});

const SYSTEM_COMMANDS = /^(attach|seal|observe|call|record-call|start|pause|resume|finish|request|record-failure)/;

/** Mostly by somebody who may give it. */
const single: fc.Arbitrary<readonly Step[]> = fc
  .tuple(anyCommand, fc.constantFrom(...people, 'stranger'), fc.boolean())
  .map(([command, by, drafts]) => {
    if (SYSTEM_COMMANDS.test(command.do)) return [bySystem(command)];
    if (command.do === 'draft')
      return [drafts ? bySystem({ ...command, author: null }) : byPerson(by, { ...command, author: by })];
    return [byPerson(by, command)];
  });

const segment = fc.oneof({ weight: 4, arbitrary: single }, { weight: 1, arbitrary: fc.constantFrom(...stretches) });
const afterMs = fc.oneof({ weight: 3, arbitrary: fc.nat(10 * MINUTE_MS) }, { weight: 1, arbitrary: fc.nat(DAY_MS) });

/** An opening and what may follow, in time order; some ids come twice. */
export const asked: fc.Arbitrary<CommandEnvelope[]> = fc
  .tuple(
    open,
    fc.array(segment, { minLength: 5, maxLength: 30, size: 'max' }),
    fc.array(fc.tuple(afterMs, fc.nat(60)), { minLength: 120, maxLength: 120 }),
  )
  .map(([first, segments, moments]) => {
    let at = instant(FRIDAY);
    const commands: CommandEnvelope[] = [{ id: 'open', actor: SYSTEM, at, command: first }];
    for (const [index, { command, by }] of segments.flat().entries()) {
      const [span, id] = moments[index] ?? [0, index];
      at = plusMs(at, span);
      commands.push({ id: id < 10 ? `C-${id}` : `C-${index}-${id}`, actor: by, at, command });
    }
    return commands;
  });
