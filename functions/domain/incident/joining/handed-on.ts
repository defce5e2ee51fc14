import type { HandedOver } from '../record/joined.ts';
import type { OpenIncident } from '../record/state.ts';

type Parts = readonly (keyof HandedOver)[];

/** It follows anew from what is handed over. */
const FOLLOWS: Parts = [];
/** It counts, names or dates the items of its own ledger. */
const OWN_LEDGER: Parts = [];
/** It ends with the incident, or was for its own people alone. */
const ENDS: Parts = [];

/**
 * By which parts of what is handed over each part of an incident goes on in the one that it is joined into. A new part of the state has
 * to be handed on, or named here as not needed.
 */
export const HANDED_ON = {
  id: ['incident'],
  drill: ['drill'],
  signals: ['signals'],
  seen: ['seen'],
  sources: ['sources'],
  heard: ['heard'],
  facts: ['facts'],
  withdrawn: ['withdrawn'],
  leftOpen: ['leftOpen'],
  statedByPeople: ['statedByPeople'],
  occurredAt: ['times'],
  detectedAt: ['times'],
  restoredAt: ['times'],
  knownAt: ['times'],
  timesByPeople: ['timesByPeople'],
  timesByOutages: ['timesByOutages'],
  courses: ['isOccurrenceApart', 'beginnings', 'exposures', 'ongoing', 'dataPeriod'],
  overruled: ['level'],
  audience: ['audience'],
  calls: ['calls'],
  contributions: ['scopedBy', 'namedBy'],
  outages: ['outages'],
  functionTitles: ['functionTitles'],
  firedAgain: ['failedAgain', 'told'],
  brokeAgain: ['failedAgain'],
  downApart: ['downSince'],
  recovered: ['recovered'],
  deniedFrom: ['told'],
  notices: ['told', 'saidRestored', 'restricted', 'awaitsResult'],
  merged: ['told', 'firstOwed', 'failedAgain', 'saidRestored', 'restricted', 'awaitsResult', 'owedSince', 'knownData'],
  duties: ['response', 'firstOwed', 'restricted', 'owedSince', 'owes', 'targetsFrom', 'awaitsResult'],
  response: ['response', 'measures'],
  join: ['by', 'reason', 'seen'],
  policy: FOLLOWS,
  assessment: ['standsAt'],
  reports: FOLLOWS,
  stream: OWN_LEDGER,
  seq: OWN_LEDGER,
  head: OWN_LEDGER,
  at: OWN_LEDGER,
  commands: OWN_LEDGER,
  occurredSeq: OWN_LEDGER,
  restoredSeq: OWN_LEDGER,
  causeSeq: OWN_LEDGER,
  toldSeq: OWN_LEDGER,
  measuredSeq: OWN_LEDGER,
  openedAt: OWN_LEDGER,
  knownData: ['knownData'],
  executions: OWN_LEDGER,
  mismatches: OWN_LEDGER,
  reminded: OWN_LEDGER,
  status: ENDS,
  title: ENDS,
  origin: ENDS,
  callers: ENDS,
  closedAt: ENDS,
  outlives: ENDS,
  pages: ENDS,
} as const satisfies Readonly<Record<keyof OpenIncident, Parts>>;
