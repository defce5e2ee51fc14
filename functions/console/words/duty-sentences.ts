import { spokenDeadline } from '../../domain/base/time/spoken.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import { clauseTitle } from '../../domain/policy/titles.ts';
import { dueInWords } from '../../domain/rules/deadline/due-words.ts';
import type { Duty } from '../../domain/rules/deadline/duty.ts';
import { dutyTitle, personName } from './names.ts';
import { type EventOfTypes, quotedEvidence, reasoned, type SentenceContext, say, sentencesBy, timeIn } from './say.ts';

const DUTY_TOLD = [
  'duty.opened',
  'duty.moved',
  'duty.reminded',
  'duty.missed',
  'duty.met',
  'duty.waived',
  'duty.voided',
] as const;

/** Duties: owed, moved, near, missed, met, waived, void. */
function dutySentence(event: EventOfTypes<typeof DUTY_TOLD>, telling: SentenceContext): string | null {
  const title = dutyTitle(telling.policy, event.duty, telling.language);
  const zone = telling.policy.zone;
  switch (event.type) {
    case 'duty.opened':
      return say(
        telling,
        `「${title}」が必要になりました（${clauseTitle(event.clause).ja}、${due(event, telling)}）。`,
        `Owed: ${title} (${clauseTitle(event.clause).en}), ${due(event, telling)}.`,
      );
    case 'duty.moved':
      return say(
        telling,
        `「${title}」の期限が変わりました（${due(event, telling)}）。`,
        `${title} has another due time, ${due(event, telling)}.`,
      );
    case 'duty.reminded':
      return say(telling, `「${title}」の期限について担当者に知らせました。`, `Reminded of ${title}.`);
    case 'duty.missed':
      return say(
        telling,
        `「${title}」の${isAim(event.duty, telling) ? '目標時刻' : '期限'}（${spokenDeadline(event.missedAt, zone).ja}）を過ぎました。`,
        `${title} was not done ${spokenDeadline(event.missedAt, zone).en}${isAim(event.duty, telling) ? ', the time aimed at' : ''}.`,
      );
    case 'duty.met':
      return say(
        telling,
        `「${title}」を完了しました（${timeIn(telling, event.metAt)}）。${quotedEvidence(telling, event.evidence)}${late(event, telling)}`,
        `${title} done on ${timeIn(telling, event.metAt)}${quotedEvidence(telling, event.evidence)}.${late(event, telling)}`,
      );
    case 'duty.waived':
      return say(
        telling,
        `${telling.actor}が「${title}」を実施しないことを決定しました。理由：${quotedEvidence(telling, event.reason)}`,
        `${title} waived by ${telling.actor}${quotedEvidence(telling, event.reason)}.`,
      );
    case 'duty.voided':
      return say(
        telling,
        `「${title}」は対象外になりました（${event.reason.ja}）。${endedBy(event, telling)}`,
        `${title} does not apply: ${event.reason.en}${endedBy(event, telling)}.`,
      );
  }
}

/** What the moments known by now say of it, where it was in time by those known then. */
function late({ duty }: { readonly duty: string }, { late: all, language }: SentenceContext): string {
  const words = all?.get(duty)?.words[language];
  return words === undefined ? '' : say({ language }, words, ` ${words}`);
}

/** Who stated what ended it, and the reason they gave. */
function endedBy({ by, why }: Extract<IncidentEvent, { type: 'duty.voided' }>, telling: SentenceContext): string {
  if (by === undefined) return '';
  const name = personName(telling.policy, by, telling.language);
  const reason = reasoned(telling, why);
  return say(telling, `${name}の記録によります。${reason}`, `, as ${name} stated${reason}`);
}

/** Whether the policy only aims at the duty's time. */
function isAim(duty: string, { policy }: SentenceContext): boolean {
  return policy.duties.find(({ kind }) => kind === duty.replace(/#\d+$/, ''))?.clock.aim === true;
}

function due({ duty, deadline }: { readonly duty: string } & Pick<Duty, 'deadline'>, telling: SentenceContext): string {
  const kind = duty.replace(/#\d+$/, '');
  return dueInWords(telling.policy, { kind, openedAt: telling.at, deadline })[telling.language];
}

export const DUTY_SENTENCES = sentencesBy(DUTY_TOLD, dutySentence);
