import type { Deadline } from '../../domain/duty/duty.ts';
import type { IncidentEvent } from '../../domain/incident/events.ts';
import { dutyTitle } from './names.ts';
import { quoted, say, shortTime } from './say.ts';
import type { Telling } from './timeline.ts';

/** Duties: owed, moved, near, missed, met, waived, void. */
export function dutySentence(event: IncidentEvent, telling: Telling): string | null {
  if (!isAboutDuty(event)) return null;
  const title = dutyTitle(telling.policy, event.duty, telling.language);
  const zone = telling.policy.zone;
  switch (event.type) {
    case 'duty.opened':
      return say(
        telling,
        `「${title}」が必要になりました（${event.clause}、期限 ${due(event.deadline, telling)}）。`,
        `Owed: ${title} (${event.clause}), due ${due(event.deadline, telling)}.`,
      );
    case 'duty.moved':
      return say(
        telling,
        `「${title}」の期限が${due(event.deadline, telling)}に変わりました。`,
        `${title} is now due ${due(event.deadline, telling)}.`,
      );
    case 'duty.reminded':
      return say(telling, `「${title}」の期限について担当者に知らせました。`, `Reminded of ${title}.`);
    case 'duty.missed':
      return say(
        telling,
        `「${title}」の${isAim(event.duty, telling) ? '目標時刻' : '期限'}（${shortTime(event.missedAt, zone)}）を過ぎました。`,
        `${title} was not done by ${shortTime(event.missedAt, zone)}${isAim(event.duty, telling) ? ', the time aimed at' : ''}.`,
      );
    case 'duty.met':
      return say(
        telling,
        `「${title}」を完了しました（${shortTime(event.metAt, zone)}）。${quoted(telling, event.evidence)}`,
        `${title} done ${shortTime(event.metAt, zone)}${quoted(telling, event.evidence)}.`,
      );
    case 'duty.waived':
      return say(
        telling,
        `${telling.actor}が「${title}」を実施しないことを決定しました。理由${quoted(telling, event.reason)}`,
        `${title} waived by ${telling.actor}${quoted(telling, event.reason)}.`,
      );
    case 'duty.voided':
      return say(
        telling,
        `「${title}」は対象外になりました（${event.reason.ja}）。`,
        `${title} does not apply: ${event.reason.en}.`,
      );
    default:
      return null;
  }
}

/** Whether the policy only aims at the duty's time. */
function isAim(duty: string, { policy }: Telling): boolean {
  return policy.duties.find(({ kind }) => kind === duty.replace(/#\d+$/, ''))?.clock.aim === true;
}

function isAboutDuty(event: IncidentEvent): event is Extract<IncidentEvent, { type: `duty.${string}` }> {
  return event.type.startsWith('duty.');
}

function due(deadline: Deadline, telling: Telling): string {
  if (deadline.at === null) return say(telling, '遅滞なく', 'without delay');
  return shortTime(deadline.at, telling.policy.zone);
}
