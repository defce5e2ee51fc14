import type { Text } from '../../base/text.ts';
import { isOwed } from '../../components/obligations/duties.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { OwedDuty } from '../../rules/deadline/owed.ts';
import type { FirstOwed } from '../record/joined.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { hasStarted } from '../standing/notices.ts';
import { type Shortfall, shortfall, tellingNotices } from './told.ts';
import { inOrder } from './what-was-told.ts';

const FOLLOW_UP = 'notice.follow-up';

/** What is handed over: the first notice that is owed and of which none went out, or the same of one that was joined before. */
export function firstOwedBy(state: OpenIncident): FirstOwed | null {
  const isUntold = !state.notices.some(hasStarted);
  if (!isUntold && untoldOf(state, state.notices).length === 0) return null;
  const kind = isUntold ? 'notice.first' : FOLLOW_UP;
  const duty = state.duties.find((one) => one.kind === kind && isOwed(one));
  return duty === undefined ? null : { clause: duty.clause, owner: duty.owner, deadline: duty.deadline };
}

/**
 * The first notice that was owed in an incident joined into this one, which had told its own customers before: it is owed until a
 * notice drafted since has gone out. Null where that has happened, or the join brought nothing to tell.
 */
export function firstOfJoined(policy: Policy, state: OpenIncident, notices: readonly Notice[]): FirstOwed | null {
  const untold = untoldOf(state, notices);
  if (untold.length === 0 || inOrder(notices).length === 0) return null;
  const isShort = shortfall(policy, state, notices) !== null;
  const owed = untold.filter(({ isNews }) => isShort || isNews).map(({ firstOwed }) => firstOwed);
  return owed.reduce<FirstOwed | null>((first, one) => (first === null ? one : sooner(first, one)), null);
}

/** The joins whose first notice was owed, and since which no notice was drafted and sent. */
function untoldOf({ merged }: OpenIncident, notices: readonly Notice[]) {
  const isTold = (seq: number) => notices.some((notice) => hasStarted(notice) && notice.basedOn >= seq);
  return merged.flatMap(({ seq, firstOwed, isNews }) =>
    firstOwed === null || isTold(seq) ? [] : [{ firstOwed, isNews }],
  );
}

/** What is owed, with the first notice of a joined incident as a follow-up by its own time: also where the policy asks for none. */
export function withFirstOfJoined(
  policy: Policy,
  state: OpenIncident,
  owed: readonly OwedDuty[],
  short: Shortfall | null,
): readonly OwedDuty[] {
  const first = firstOfJoined(policy, state, tellingNotices(state));
  if (first === null) return owed;
  const { clause, owner, deadline } = first;
  const carried: OwedDuty = { kind: FOLLOW_UP, clause, owner, deadline, stage: 'follow-up', because: JOINED };
  const isThere = owed.some(({ kind }) => kind === carried.kind);
  if (!isThere) return [...owed, { ...carried, stage: short?.stage ?? 'follow-up' }];
  return owed.map((duty) => (duty.kind === carried.kind ? together(duty, carried) : duty));
}

function together(duty: OwedDuty, carried: OwedDuty): OwedDuty {
  const { clause, deadline } = sooner(duty, carried);
  const because = duty.because === undefined ? JOINED : bothOf(duty.because, JOINED);
  return { ...duty, clause, deadline, stage: duty.stage ?? 'follow-up', because };
}

function bothOf(one: Text, other: Text): Text {
  return { ja: `${one.ja}、${other.ja}`, en: `${one.en}; ${other.en}` };
}

/** The one that is due first; without a time is last. */
function sooner<T extends Pick<OwedDuty, 'deadline'>>(one: T, other: T): T {
  if (other.deadline.at === null) return one;
  return one.deadline.at === null || other.deadline.at < one.deadline.at ? other : one;
}

const JOINED: Text = {
  ja: '統合したインシデントの初報をまだお客様にお知らせしていないため',
  en: 'the first notice of an incident that was joined into this one has not gone out',
};
