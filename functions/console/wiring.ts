import { atOnce } from '../adapters/at-once.ts';
import { setting } from '../adapters/environment.ts';
import { randomId } from '../adapters/random.ts';
import { findContent, findContents, putContent } from '../adapters/store/contents.ts';
import { readRow } from '../adapters/store/heads.ts';
import { readKept } from '../adapters/store/kept-states.ts';
import { newestOpenings, OPENINGS, type Opening } from '../adapters/store/openings.ts';
import { bundledPolicy, policyBy } from '../adapters/store/policies.ts';
import { lookedIn, REACH } from '../adapters/store/reach-view.ts';
import { allViews, listMutes, type View } from '../adapters/store/views.ts';
import { fallenOutOf } from '../application/audience/fallen-out.ts';
import { lastKnown } from '../application/audience/last-known.ts';
import { leftOutOfIncidents, loadOpenIncidents } from '../application/audience/left-out.ts';
import { newlyToldBy } from '../application/audience/newly-told.ts';
import { overlapping } from '../application/audience/overlapping.ts';
import { toldAll } from '../application/audience/told-all.ts';
import { carryOut, type LoadedIncident, readIncident } from '../application/command/incidents.ts';
import { carryOutWhole } from '../application/command/joining.ts';
import { checkScope, currentCustomers, customersToCompare, registerSource } from '../application/command/register.ts';
import { compareWithRegister, importCustomers } from '../application/command/register-import.ts';
import { countDeliveries, listUnreached } from '../application/sending/deliveries-shown.ts';
import { forecastNotice } from '../application/sending/mail-forecast.ts';
import { zonedParts } from '../domain/base/time/zoned.ts';
import { policyDigest } from '../domain/policy/digest.ts';
import type { Unreachable } from '../domain/reach/reach.ts';
import { mustKeepSome } from '../domain/register/empty-register.ts';
import { endedByImport } from '../domain/register/left-out.ts';
import { listWarnings } from '../domain/register/list-warnings.ts';
import { parseCustomers } from '../domain/register/parse-customers.ts';
import type { ConsolePorts, ImportRequest, ImportResult, StreamPage } from './http/ports.ts';
import { streamPage } from './shown/stream-page.ts';

const ID_LETTERS = 16;
/** Incidents that are looked at beside one another after an import. */
const RECHECKED_AT_ONCE = 8;

/** The console's ports on the real stores. */
export function consolePorts(): ConsolePorts {
  return {
    accountId: setting('ACCOUNT_ID'),
    policy: bundledPolicy(),
    policyOf: policyBy,
    digestOf: policyDigest,
    readIncident,
    carryOut: (stream, asked, known) => carryOutWhole(stream, asked, known && { stream, ...known }),
    listStreams,
    readKept,
    unreachable,
    listMutes,
    putContent,
    getContent: findContent,
    getContents: findContents,
    countDeliveries,
    listUnreached,
    lastKnown,
    forecast: async (policy, state, notice, at) => [
      ...(await forecastNotice(policy, state, notice, at)),
      ...(await overlapping(policy, state, at)),
      ...(await newlyToldBy(state, notice)),
      ...(await fallenOutOf(policy, state, notice)),
    ],
    checkScope,
    toldAll,
    readRegister: currentCustomers,
    registerSource,
    importCustomers: importAndRecheck,
    randomId: () => randomId(ID_LETTERS),
  };
}

/** After the customers changed, every open incident's frozen audiences are looked at again. */
async function importAndRecheck(asked: ImportRequest): Promise<ImportResult> {
  const customers = parseCustomers(asked.csv);
  const on = zonedParts(asked.at, bundledPolicy().zone).date;
  const open = await loadOpenIncidents();
  const leftOut = await leftOutOfIncidents(open, customers, on);
  const ended = endedByImport(await customersToCompare(), customers, on);
  const found = { leftOut, ended, cautions: listWarnings(customers, on) };
  if (asked.preview) {
    return { customers: customers.length, digest: null, ...found, ...(await compareWithRegister(asked.csv)) };
  }
  mustKeepSome(ended, customers.length, asked.confirm);
  const result = await importCustomers(asked);
  const actor = { kind: 'system', name: 'register' } as const;
  const recheck = { id: `recheck-${asked.id}`, actor, at: asked.at, command: { do: 'recheck-audience' } } as const;
  const known = new Map(open.map((incident) => [incident.stream, incident]));
  const rows = (await allIncidents()).filter((row) => row.open);
  await atOnce(RECHECKED_AT_ONCE, rows, async (row) => {
    await carryOut(row.stream, recheck, stillStanding(known.get(row.stream), row));
  });
  return { ...result, ...found };
}

/** An incident as it was read, unless something was appended, or was about to be, by the time that its row was read. */
function stillStanding(known: LoadedIncident | undefined, { version, announced }: View): LoadedIncident | undefined {
  return known?.state.seq === version && announced.length === 0 ? known : undefined;
}

async function unreachable(): Promise<readonly Unreachable[]> {
  const row = (await allViews('sweep')).find(({ stream }) => stream === REACH);
  return lookedIn(row)?.unreachable ?? [];
}

/** One page of streams by their openings; while the sweep has not listed them all, by all their rows. */
async function listStreams(limit: number, before: string | null): Promise<StreamPage> {
  if ((await readRow('sweep', OPENINGS)) === null) return streamPage(openings(await allIncidents()), limit, before);
  const end = before === null ? null : await openingOf(before);
  if (end === undefined) return { streams: [], older: null };
  const newest = await newestOpenings(limit + 1, end);
  const streams = [...new Set(newest.slice(0, limit).map(({ stream }) => stream))].reverse();
  return { streams, older: newest.length > limit ? (streams[0] ?? null) : null };
}

async function openingOf(stream: string): Promise<Opening | undefined> {
  const openedAt = (await readRow('incident', stream))?.row.openedAt;
  return typeof openedAt === 'string' ? { openedAt, stream } : undefined;
}

/** The rows of all incidents, for what asks for those that are open. */
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
