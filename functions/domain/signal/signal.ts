import type { ContentRef } from '../base/ledger/content.ts';
import type { Text } from '../base/text.ts';
import type { Instant } from '../base/time/instant.ts';
import type { Facts } from '../rules/facts/values.ts';

/** What a signal says about itself, each as one line without control characters. */
export interface OwnWords {
  /** The alarm's or finding's own name. */
  readonly name: string;
  /** What the people who made it wrote about it. */
  readonly description: string | null;
  /** Why it is in this state, in the words of what sent it. Earlier releases put their own words here, in English. */
  readonly reason: string | null;
  /** What the system says of it: why it could not be read, or what of it was not taken. */
  readonly remark?: Text;
}

/** What keeps the notifications of a source back, as far as the source says. */
export interface Muting {
  /** When it ends; null where that is not known. */
  readonly until: Instant | null;
  /** Name of the mute rule, or of the alarm that suppresses it; null where it names none. */
  readonly by: { readonly kind: 'rule' | 'suppressor'; readonly name: string | null };
}

/** What one event says, whatever service sent it. */
export interface Signal extends OwnWords {
  /** Id of the source: what sends signals under one key. */
  readonly source: string;
  /** Id of the event: the same event delivered twice bears the same. */
  readonly signal: string;
  /** `restored`: all is well again. `ended`: it watches no more, such as an archived finding or a deleted alarm. */
  readonly state: 'firing' | 'restored' | 'ended';
  /** The incident's title: the policy's, else the signal's own name. One line without control characters. */
  readonly title: string;
  /** When what it tells of began, if it says so. */
  readonly occurredAt: Instant | null;
  /** When the source came to this state: an alarm's state change, a finding's making, the end of a disturbance. */
  readonly detectedAt: Instant;
  /** By which the signals of one source are put in order: they may arrive in another. */
  readonly changedAt: Instant;
  /** When all was well again; null while it fires, and when its end does not tell. */
  readonly restoredAt: Instant | null;
  /** What the policy takes it to say. The rest stays unknown. */
  readonly facts: Facts;
  /** Roles that the policy calls at once for such a signal, beside the paging order. */
  readonly call: readonly string[];
  /** Who acted, where it tells of an act of somebody: a login. */
  readonly caller?: string;
  /** A test or a sample: it opens a drill, and no customer is told. */
  readonly drill: boolean;
  /** It could not be read: somebody must look. */
  readonly isUnreadable: boolean;
  /** Its notifications are switched off in the source. Null: they are not. */
  readonly muted: Muting | null;
}

/** An event that is understood but calls for nothing. */
interface IgnoredSignal {
  readonly source: string;
  readonly signal: string;
  readonly reason: string;
}

/** An event that cannot be understood: kept with its reason, and people are called. */
export interface UnreadableSignal extends IgnoredSignal {
  /** Where it came from, as far as it says. */
  readonly from: string;
  /** Its detail type, as far as it has one. */
  readonly name: string;
  /** The reason in each language. */
  readonly remark: Text;
}

export type SignalReading =
  | ({ readonly kind: 'signal' } & Signal)
  | ({ readonly kind: 'ignored' } & IgnoredSignal)
  | ({ readonly kind: 'unreadable' } & UnreadableSignal);

/** A signal as people are shown it: when its source came to that state, and its own words (`OwnWords` as JSON). */
export interface SignalSeen {
  readonly at: Instant;
  readonly state: 'firing' | 'restored' | 'ended' | 'unreadable';
  readonly words: ContentRef;
  /** Who acted, where it tells of an act of somebody: equal for the same person within one incident, by a digest with a key. */
  readonly by?: string;
}
