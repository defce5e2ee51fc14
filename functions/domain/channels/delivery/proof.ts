import { canonicalJson } from '../../base/ledger/canonical.ts';
import { keyedDigest } from '../../base/ledger/digest.ts';
import { type AcceptedOrSettled, afterTold, type MailNews, toldByPosition } from './mail-news.ts';
import { positionsIn, rangesOf } from './ranges.ts';
import type { Delivery } from './recipient.ts';
import { mayBecome } from './transitions.ts';

/** Outcomes that one item of the ledger stands for. `digest`s are keyed by the secret of the audience. */
export interface RecordedAcceptance {
  /** Positions of mails that were accepted, as `rangesOf` writes them, and one digest over all of their lines. */
  readonly accepted: string;
  readonly digest: string;
  /** The others, each by itself, since they may still change: by another attempt, or by what SES tells. */
  readonly others: readonly RecordedOther[];
}

/** One who was not accepted, at this attempt. */
interface RecordedOther {
  readonly position: number;
  readonly attempt: number;
  readonly digest: string;
}

/** What the ledger knows about the outcomes of a notice. */
export interface DeliveryProof {
  /** Keyed digest of how the audience was sealed. */
  readonly seal: string;
  /** Public keys of those who send: the private ones never leave their memory. */
  readonly senders: readonly string[];
  readonly recorded: readonly RecordedAcceptance[];
  readonly news: readonly MailNews[];
}

/** What is known of them at the start. */
export function proofAtStart(seal: string): DeliveryProof {
  return { seal, senders: [], recorded: [], news: [] };
}

/** Whether a line was signed by the owner of one of the keys. */
export type IsSigned = (keys: readonly string[], line: string, signature: string | undefined) => boolean;

/** What a sender signs and the ledger digests: all that senders write of a recipient. */
export function senderLine(row: Delivery): string {
  const { notice, position, edition, acceptance, claimedBy, claimedAt, attempt, mailId, outcomeAt } = row;
  const claim = [claimedBy ?? null, claimedAt ?? null, attempt ?? null];
  const outcome = [acceptance, mailId ?? null, outcomeAt ?? null, row.why ?? null];
  return canonicalJson([notice, position, edition, claim, outcome, row.refusals ?? null, row.notBefore ?? null]);
}

/** A delivery as its senders left it, without what SES told since. */
function asSent(row: Delivery): Delivery {
  const { settlement: _, why, mailId, outcomeAt, before, ...rest } = row;
  if (before !== undefined) return { ...rest, settlement: 'none', ...before };
  if (rest.acceptance === 'accepted') return { ...rest, settlement: 'none', ...given({ mailId, outcomeAt }) };
  return { ...rest, settlement: 'none', ...given({ mailId, outcomeAt, why }) };
}

function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** What the ledger is told of these deliveries. They are given in order, none of them claimed. */
export function recordedOf(secret: string, rows: readonly Delivery[]): RecordedAcceptance {
  const sent = rows.map(asSent);
  const accepted = sent.filter(isAccepted);
  return {
    accepted: rangesOf(accepted.map(({ position }) => position)),
    digest: digestOf(secret, accepted),
    others: sent
      .filter((row) => !isAccepted(row))
      .map((row) => ({ position: row.position, attempt: row.attempt ?? 0, digest: digestOf(secret, [row]) })),
  };
}

function isAccepted({ acceptance }: Delivery): boolean {
  return acceptance === 'accepted';
}

/** Over the lines and their signatures. */
function digestOf(secret: string, rows: readonly Delivery[]): string {
  const lines = rows.map((row) => `${senderLine(row)} ${row.signature ?? ''}`);
  return keyedDigest(secret, ['outcomes', ...lines].join('\n'));
}

/** The deliveries that senders are through with, for now or for good, and that no item of the ledger stands for. */
export function unrecorded(proof: DeliveryProof, secret: string, rows: readonly Delivery[]): Delivery[] {
  const known = latestRecorded(proof);
  return rows.filter((row) => {
    const sent = asSent(row);
    const latest = known.get(row.position);
    if (latest === 'accepted' || sent.acceptance === 'claimed' || isSealed(sent)) return false;
    return isAccepted(sent) || latest?.digest !== digestOf(secret, [sent]);
  });
}

/** By position, what the ledger named last. */
function latestRecorded({ recorded }: DeliveryProof): ReadonlyMap<number, RecordedOther | 'accepted'> {
  const latest = new Map<number, RecordedOther | 'accepted'>();
  for (const other of recorded.flatMap(({ others }) => others)) latest.set(other.position, other);
  for (const position of recorded.flatMap(({ accepted }) => positionsIn(accepted))) latest.set(position, 'accepted');
  return latest;
}

/** What stored deliveries are compared with. */
export interface ComparedRows {
  readonly rows: readonly Delivery[];
  readonly secret: string;
  /** Edition of the audience. */
  readonly edition: number;
  /** As the ledger stood before the rows were read: they know all of it, but perhaps news that is being written to them. */
  readonly before: DeliveryProof;
  /** As it stood after that: they know no more. */
  readonly after: DeliveryProof;
  readonly isSigned: IsSigned;
}

type Vouching = Pick<ComparedRows, 'secret' | 'after' | 'isSigned'>;

/** The first delivery that is not what the ledger and its senders say, by its position; null when all are. */
export function firstForged(compared: ComparedRows): number | null {
  const { rows, secret, edition, before, after } = compared;
  const changed = before.recorded.find((recorded) => !isAsRecorded(secret, rows, recorded));
  if (changed !== undefined) return positionsIn(changed.accepted)[0] ?? 0;
  const latest = latestRecorded(before);
  const news = toldByPosition(after.news);
  const isForged = (row: Delivery) =>
    row.edition !== edition ||
    !Object.keys(row).every((field) => FIELDS.has(field)) ||
    !isExplained(row, news.get(row.position) ?? []) ||
    !isVouched(compared, asSent(row), latest.get(row.position));
  return rows.find(isForged)?.position ?? null;
}

/** Why people are told that nobody knows whether a customer's mail left. */
export const NOT_PROVEN = 'the stored outcome is not proven';

/**
 * The deliveries as the ledger, their senders and SES say. What a row alone says counts for nothing: without any of them its
 * mail may have left.
 */
export function asProven(compared: Omit<ComparedRows, 'edition'>): Delivery[] {
  const latest = latestRecorded(compared.before);
  const proven = compared.rows.map((row) => provenRow(compared, row, latest.get(row.position)));
  return withNews(compared.after, proven);
}

function provenRow(compared: Vouching, row: Delivery, latest: RecordedOther | 'accepted' | undefined): Delivery {
  const sent = asSent(row);
  const { before: _, why: __, ...unproven } = sent;
  if (latest === 'accepted') return { ...unproven, acceptance: 'accepted' };
  return isVouched(compared, sent, latest) ? sent : { ...unproven, acceptance: 'unknown', why: NOT_PROVEN };
}

/** All mails that were accepted then still are, and nothing else is said of them. */
function isAsRecorded(secret: string, rows: readonly Delivery[], { accepted, digest }: RecordedAcceptance): boolean {
  const sent = positionsIn(accepted)
    .flatMap((position) => rows[position] ?? [])
    .map(asSent);
  return sent.every(isAccepted) && digestOf(secret, sent) === digest;
}

/** Whether what SES told, or the beginning of it, explains how it stands. */
function isExplained(row: Delivery, told: readonly AcceptedOrSettled[]): boolean {
  const target = toldPart(row);
  let now = asSent(row);
  if (toldPart(now) === target) return true;
  for (const one of told) {
    now = afterTold(now, one);
    if (toldPart(now) === target) return true;
  }
  return false;
}

function toldPart({ acceptance, settlement, mailId, outcomeAt, why, before }: Delivery): string {
  return canonicalJson([acceptance, settlement, mailId ?? null, outcomeAt ?? null, why ?? null, before ?? null]);
}

/** Whether the ledger, a sender's signature or the seal of the audience stands for what senders wrote. */
function isVouched(
  { secret, after, isSigned }: Vouching,
  row: Delivery,
  latest: RecordedOther | 'accepted' | undefined,
): boolean {
  if (latest === 'accepted') return true;
  if (latest === undefined && isSealed(row)) return true;
  if (latest !== undefined && digestOf(secret, [row]) === latest.digest) return true;
  return (latest === undefined || isLater(row, latest)) && isSigned(after.senders, senderLine(row), row.signature);
}

/** Another attempt; or a recipient named unknown turned out to have been sent to, or not, by the holder of the claim. */
function isLater({ attempt = 0, acceptance }: Delivery, recorded: RecordedOther): boolean {
  return attempt > recorded.attempt || (attempt === recorded.attempt && mayBecome('unknown', acceptance));
}

/** Whether nobody has sent or tried to: it stands as the audience was sealed. */
function isSealed(row: Delivery): boolean {
  if (WRITTEN.some((field) => row[field] !== undefined)) return false;
  if (row.address === '') return row.acceptance === 'rejected' && row.why === NO_ADDRESS;
  return row.acceptance === 'pending' && row.why === undefined;
}

const SEALED = [
  ...['notice', 'position', 'contract', 'name', 'contact', 'address', 'fallback', 'phone', 'edition'],
  ...['acceptance', 'settlement', 'why'],
];
/** What only senders write, or SES's news. */
const WRITTEN = [
  ...(['claimedBy', 'claimedAt', 'attempt', 'mailId', 'outcomeAt'] as const),
  ...(['refusals', 'notBefore', 'signature', 'before'] as const),
];
const FIELDS: ReadonlySet<string> = new Set([...SEALED, ...WRITTEN]);

/** Why a customer without an address is handed to people. */
export const NO_ADDRESS = 'no address';

/** The deliveries with all that the ledger says SES told: what is just being written to them is not waited for. */
export function withNews({ news }: DeliveryProof, rows: readonly Delivery[]): Delivery[] {
  const told = toldByPosition(news);
  return rows.map((row) => (told.get(row.position) ?? []).reduce(afterTold, row));
}

/**
 * All deliveries of a notice to `count` recipients: whose row is not stored any more may have been mailed. `rows`: what is stored, in
 * order.
 */
export function withMissing(notice: string, count: number, rows: readonly Delivery[]): Delivery[] {
  const stored = new Map(rows.map((row) => [row.position, row]));
  return Array.from({ length: count }, (_, position) => stored.get(position) ?? missing(notice, position));
}

function missing(notice: string, position: number): Delivery {
  const nobody = { contract: '', name: '', contact: '', address: '', fallback: '', edition: 0 };
  return { notice, position, ...nobody, acceptance: 'unknown', settlement: 'none', why: NOT_PROVEN };
}

/** Whether every delivery shows all that the ledger says SES told. */
export function showsNews(proof: DeliveryProof, rows: readonly Delivery[]): boolean {
  return withNews(proof, rows).every((row, index) => {
    const stored = rows[index];
    return stored !== undefined && toldPart(row) === toldPart(stored);
  });
}
