import { findContent, putContent } from '../adapters/contents.ts';
import { countDeliveries, listUnreached } from '../adapters/deliveries-shown.ts';
import { setting } from '../adapters/environment.ts';
import { carryOut } from '../adapters/incidents.ts';
import { carryOutWhole } from '../adapters/joining.ts';
import { readStream } from '../adapters/ledger.ts';
import { leftOutOfIncidents } from '../adapters/left-out.ts';
import { forecastNotice } from '../adapters/mail-forecast.ts';
import { overlapping } from '../adapters/overlapping.ts';
import { bundledPolicy, policyBy } from '../adapters/policies.ts';
import { randomId } from '../adapters/random.ts';
import { lookedIn, REACH } from '../adapters/reach-view.ts';
import { checkScope, customersToCompare, importerOfCustomers } from '../adapters/register.ts';
import { compareWithRegister, importCustomers } from '../adapters/register-import.ts';
import { toldAll } from '../adapters/told-all.ts';
import { allViews, listMutes, type View } from '../adapters/views.ts';
import type { IncidentEvent } from '../domain/incident/events.ts';
import { policyDigest } from '../domain/policy/digest.ts';
import type { Unreachable } from '../domain/reach/reach.ts';
import { endedByImport } from '../domain/register/left-out.ts';
import { parseCustomers } from '../domain/register/parse-customers.ts';
import { inZone } from '../domain/time/zoned.ts';
import type { ConsolePorts, ImportAsked, ImportResult } from './ports.ts';
import { streamPage } from './stream-page.ts';

const ID_LETTERS = 16;
const DATE_CHARACTERS = 10;

/** The console's ports on the real stores. */
export function consolePorts(): ConsolePorts {
  return {
    accountId: setting('ACCOUNT_ID'),
    policy: bundledPolicy(),
    policyOf: policyBy,
    digestOf: policyDigest,
    readItems: (stream) => readStream<IncidentEvent>(stream),
    carryOut: carryOutWhole,
    listStreams: async (limit, before) => streamPage(openings(await allIncidents()), limit, before),
    unreachable,
    listMutes,
    putContent,
    getContent: findContent,
    countDeliveries,
    listUnreached,
    forecast: async (policy, state, notice, at) => [
      ...(await forecastNotice(policy, state, notice, at)),
      ...(await overlapping(policy, state, at)),
    ],
    checkScope,
    toldAll,
    importerOfCustomers,
    importCustomers: importAndRecheck,
    randomId: () => randomId(ID_LETTERS),
  };
}

/** After the customers changed, every open incident's frozen audiences are looked at again. */
async function importAndRecheck(asked: ImportAsked): Promise<ImportResult> {
  const customers = parseCustomers(asked.csv);
  const on = inZone(asked.at, bundledPolicy().zone).slice(0, DATE_CHARACTERS);
  const leftOut = await leftOutOfIncidents(customers, on);
  const ended = endedByImport(await customersToCompare(), customers, on);
  if (asked.preview) {
    return { customers: customers.length, digest: null, leftOut, ended, ...(await compareWithRegister(asked.csv)) };
  }
  const result = await importCustomers(asked);
  for (const { stream } of (await allIncidents()).filter(({ open }) => open)) {
    const actor = { kind: 'system', name: 'register' } as const;
    await carryOut(stream, { id: `recheck-${asked.id}`, actor, at: asked.at, command: { do: 'recheck-audience' } });
  }
  return { ...result, leftOut, ended };
}

async function unreachable(): Promise<readonly Unreachable[]> {
  const row = (await allViews('sweep')).find(({ stream }) => stream === REACH);
  return lookedIn(row)?.unreachable ?? [];
}

/** The rows of all incidents. A company has dozens a year: their keys are not in order of time, so all are read. */
function allIncidents(): Promise<readonly View[]> {
  return allViews('incident');
}

/** A stream that was announced but has no item yet has no time of opening: it comes as the newest. */
function openings(views: readonly View[]) {
  return views.map(({ stream, row }) => ({
    stream,
    openedAt: typeof row.openedAt === 'string' ? row.openedAt : '9999',
  }));
}
