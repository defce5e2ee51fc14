import { inBoth, type Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import { spokenDeadline } from '../../base/time/spoken.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Duty } from './duty.ts';
import { targetOf } from './reminder-moments.ts';

/** A due time as everybody is told it, on screens, in mails and in terminals. */
export interface DueWords {
  /** What kind of time it is: one that is promised, or one that is aimed at. */
  readonly label: Text;
  readonly time: Text;
}

const DUE: Text = { ja: '期限', en: 'Due' };
const TARGET: Text = { ja: '目標', en: 'Target' };
const NO_TIME: Text = { ja: '速やかに', en: 'without delay' };

/**
 * When a duty is due, in the policy's zone: `期限` `2026年12月3日（木）まで`, `Due` `by the end of Thu 3 Dec 2026`. What is owed
 * without delay says so, with the target that the company set itself.
 */
export function dueWords(policy: Policy, duty: Pick<Duty, 'kind' | 'openedAt' | 'arisenAt' | 'deadline'>): DueWords {
  const { at, aim, target: own } = duty.deadline;
  if (at !== null) {
    // Of two aims the earlier one counts.
    if (aim === true) return { label: TARGET, time: spokenDeadline(own ?? at, policy.zone) };
    const time = spokenDeadline(at, policy.zone);
    return { label: DUE, time: own === undefined ? time : withTarget(time, own, policy.zone) };
  }
  const target = targetOf(policy, duty);
  if (target === null) return { label: DUE, time: NO_TIME };
  const { ja, en } = spokenDeadline(target, policy.zone);
  return { label: DUE, time: { ja: `速やかに、目標は${ja}`, en: `without delay, target ${en}` } };
}

/** A promised time of an incident that was joined, beside the own target that came before it. */
function withTarget(time: Text, target: Instant, zone: string): Text {
  const { ja, en } = spokenDeadline(target, zone);
  return { ja: `${time.ja}、目標は${ja}`, en: `${time.en}, target ${en}` };
}

/** Label and time in one: `期限：2026年12月3日（木）まで`, `due: by the end of Thu 3 Dec 2026`. */
export function dueInWords(policy: Policy, duty: Pick<Duty, 'kind' | 'openedAt' | 'arisenAt' | 'deadline'>): Text {
  const { label, time } = dueWords(policy, duty);
  return inBoth((language) =>
    language === 'ja' ? `${label.ja}：${time.ja}` : `${label.en.toLowerCase()}: ${time.en}`,
  );
}
