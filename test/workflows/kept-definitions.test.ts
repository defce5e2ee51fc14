import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../functions/domain/base/time/units.ts';
import { DEFINITIONS } from '../../functions/steps/input/definitions.ts';
import { assemblyFor } from '../../infra/build/synth.ts';
import { shipped } from '../policies/shipped.ts';
import { alarm, mustWork, type Stage, stage } from '../rehearsals/stage.ts';
import { closeOff, incidentOf, workThrough } from '../rehearsals/work-through.ts';
import { ROOT } from '../style/source-files.ts';

/** The definitions of each version that was ever deployed, by version. A new one joins them; none is ever taken out while executions may run it. */
const KEPT = join(ROOT, 'test/workflows/kept');
const MACHINES = ['incident', 'deadline', 'delivery'] as const;
type Machine = (typeof MACHINES)[number];

const FLEXCRM = join(ROOT, 'workflows/policies/flexcrm.yaml');
const OFFICER = 'officer@example.jp';
const MINOR_REST = { 'service.impact': 'none', 'service.felt': 'none', telecom: 'none', spread: 'none', risk: 'none' };

let folder: string;
let play: Stage | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-kept-'));
  play = null;
});

afterEach(async () => {
  await play?.stop();
  rmSync(folder, { recursive: true });
});

function kept(version: string, machine: Machine): string {
  return readFileSync(join(KEPT, version, `${machine}.asl.json`), 'utf8');
}

/** Today's assembly, functions and all, with other definitions of its workflows. */
function assemblyWith(today: string, definitionOf: (machine: Machine) => string): string {
  cpSync(today, folder, { recursive: true });
  const file = join(folder, 'hikeshi.template.json');
  const template: { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }> } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  for (const { Type, Properties } of Object.values(template.Resources)) {
    if (Type !== 'AWS::StepFunctions::StateMachine') continue;
    const machine = MACHINES.find((name) => String(Properties.StateMachineName).endsWith(`-${name}`));
    if (machine === undefined) throw new Error(`no kept definition for ${Properties.StateMachineName}`);
    Properties.DefinitionString = definitionOf(machine);
  }
  writeFileSync(file, JSON.stringify(template));
  return folder;
}

describe('definitions that were deployed', () => {
  it.each(MACHINES)('%s: is kept under its version; another one needs another version', (machine) => {
    const now = readFileSync(join(ROOT, 'workflows', `${machine}.asl.json`), 'utf8');
    expect(JSON.parse(now), 'raise DEFINITIONS, and add the new files to test/workflows/kept').toEqual(
      JSON.parse(kept(DEFINITIONS[machine], machine)),
    );
  });

  const versions = readdirSync(KEPT);
  it.each([
    ...versions.map((version) => ({
      name: version,
      isRenewed: version !== DEFINITIONS.incident,
      definitionOf: (machine: Machine) => kept(version, machine),
    })),
    {
      name: 'one before the first',
      isRenewed: true,
      definitionOf: (machine: Machine) => kept('1', machine).replaceAll('"definition": "1"', '"definition": "0"'),
    },
  ])(
    'version $name runs on the code of today, hands over to its definitions, and brings the incident to its close',
    async ({ definitionOf, isRenewed }) => {
      const today = await assemblyFor(FLEXCRM);
      const assembly = assemblyWith(today, definitionOf);
      // At one mail a second the delivery is under way while the deployment comes.
      play = await stage({
        start: '2026-04-24T10:30:00+09:00',
        customers: 300,
        assembly,
        mail: { ratePerSecond: 1, perDay: 50_000, sandbox: false },
      });
      await play.system.putEvents([alarm('anything', 'ALARM', '2026-04-24T01:30:00Z', 'e-1')]);
      await play.to(0);
      const id = (await play.incidents())[0]?.id ?? '';
      const facts = { 'data.leak': 'possible', ...MINOR_REST };
      mustWork(await play.ask(OFFICER, `/api/incidents/${id}/assess`, { facts }));
      await play.to(2 * MINUTE_MS);
      mustWork(await play.ask('approver@example.jp', `/api/incidents/${id}/approve`, { what: 'first' }));
      await play.to(4 * MINUTE_MS);
      expect((await incidentOf(play, id)).notices[0]).toMatchObject({
        finishedAt: null,
        startedAt: expect.any(String),
      });
      await play.system.deploy(today);
      // Old enough to be renewed by the code of today, should its definition be an earlier one.
      await play.to(40 * DAY_MS);
      mustWork(await play.ask(OFFICER, `/api/incidents/${id}/assess`, { facts: { 'service.customers': 'few' } }));
      await workThrough(play, shipped('flexcrm'), id, 41 * 24);
      expect(await closeOff(play, shipped('flexcrm'), id)).toMatchObject({ status: 'closed' });
      await play.to(200 * DAY_MS);
      const executions = await play.system.executions();
      expect(executions.filter(({ status }) => status !== 'SUCCEEDED')).toEqual([]);
      expect(executions.filter(({ machine }) => machine.endsWith('-incident')).length > 1).toBe(isRenewed);
      const mails = play.system.mails().filter(({ kind, stage: told }) => kind === 'notice' && told === 'first');
      expect(new Set(mails.map(({ to }) => to)).size).toBe(300);
      expect(mails).toHaveLength(300);
    },
    400_000,
  );
});
