import type { ContentRef } from '../../domain/base/ledger/content.ts';
import { spokenDeadline } from '../../domain/base/time/spoken.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import { headquartersTitle, roleTitle } from '../../domain/policy/titles.ts';
import { dutyTitle as titleOfAnyDuty } from '../../domain/rules/deadline/title.ts';
import { filingWords, REFERENCE } from './filing-words.ts';
import { dutyTitle, personName, roleNames } from './names.ts';
import { type EventOfTypes, quoted, reasoned, type SentenceContext, say, sentencesBy, timeIn } from './say.ts';

const RESPONSE_TOLD = [
  'headquarters.opened',
  'headquarters.closed',
  'lead.appointed',
  'measure.assigned',
  'report.made',
  'prevention.planned',
  'prevention.approved',
  'prevention.rejected',
  'exception.requested',
  'exception.approved',
  'exception.rejected',
  'closing.approved',
] as const;

/** The response: who leads, what was given to whom, what was reported, what prevents the next. */
function responseSentence(event: EventOfTypes<typeof RESPONSE_TOLD>, telling: SentenceContext): string | null {
  const { policy, language } = telling;
  const headquarters = headquartersTitle(policy);
  const who = (id: string) =>
    policy.team.people.some((person) => person.id === id)
      ? personName(policy, id, language)
      : roleNames(policy, id, language);
  switch (event.type) {
    case 'headquarters.opened': {
      const members = event.members.map(who).join(language === 'ja' ? '、' : ', ');
      return say(
        telling,
        `${telling.actor}が${headquarters.ja}を設置しました（構成員：${members}）。`,
        `${headquarters.en} opened by ${telling.actor}: ${members}.`,
      );
    }
    case 'headquarters.closed':
      return say(
        telling,
        `${telling.actor}が${headquarters.ja}を解散しました。`,
        `${headquarters.en} closed by ${telling.actor}.`,
      );
    case 'lead.appointed':
      return say(
        telling,
        `${telling.actor}が${who(event.person)}を「${roleTitle(policy, event.role).ja}」として、対応責任者に任命しました。`,
        `${telling.actor} appointed ${who(event.person)} to lead the response, as ${roleTitle(policy, event.role).en}.`,
      );
    case 'measure.assigned': {
      const title = dutyTitle(policy, `measure.${event.measure}`, language);
      return say(
        telling,
        `対応策「${title}」の担当を${who(event.owner)}としました。`,
        `Measure for ${who(event.owner)}: ${title}.`,
      );
    }
    case 'report.made':
      return reported(event, telling);
    default:
      return decisionSentence(event, telling);
  }
}

function reported(event: Extract<IncidentEvent, { type: 'report.made' }>, telling: SentenceContext): string {
  const { policy, language } = telling;
  const to = policy.team.contacts[event.recipient]?.name ?? { ja: event.recipient, en: event.recipient };
  const title = titleOfAnyDuty(policy, event.duty ?? event.report);
  const done = filingWords({ kind: event.report }).done(title, to)[language];
  if (event.joined !== undefined) {
    const { incident, at } = event.joined;
    return say(
      telling,
      `統合前の${incident}で、${done}（${timeIn(telling, at)}）。${quoted(telling, event.reference)}`,
      `In ${incident}, before it was joined, on ${timeIn(telling, at)}: ${done}${quoted(telling, event.reference)}.`,
    );
  }
  const again = event.corrections ?? event.number - 1;
  const nth = again === 0 ? '' : say(telling, `（訂正${again}回目）`, `, correction ${again}`);
  const named = quoted(telling, event.reference);
  const reference = named === '' ? '' : say(telling, `${REFERENCE.ja}${named}`, ` ${REFERENCE.en}${named}.`);
  return say(telling, `${done}${nth}。${reference}`, `${done}${nth}.${reference}`);
}

type ToldOfDecision = Extract<
  EventOfTypes<typeof RESPONSE_TOLD>,
  { type: `prevention.${string}` | `exception.${string}` | 'closing.approved' }
>;

function decisionSentence(event: ToldOfDecision, telling: SentenceContext): string | null {
  const { actor } = telling;
  switch (event.type) {
    case 'prevention.planned': {
      const due = spokenDeadline(event.due, telling.policy.zone);
      return say(
        telling,
        `${actor}が再発防止計画を作成しました（期日：${due.ja}）。技術面：${quoted(telling, event.technical)}、組織面：${quoted(telling, event.organisational)}`,
        `Prevention plan by ${actor}, due ${due.en}. Technical${quoted(telling, event.technical)}; organisational${quoted(telling, event.organisational)}.`,
      );
    }
    case 'prevention.approved':
      return approvedSentence(
        telling,
        event,
        `${actor}が再発防止計画を承認しました。`,
        `Prevention plan approved by ${actor}`,
      );
    case 'prevention.rejected':
      return say(
        telling,
        `${actor}が再発防止計画を差し戻しました。${reasoned(telling, event.reason)}`,
        `Prevention plan rejected by ${actor}${quoted(telling, event.reason)}.`,
      );
    case 'exception.requested':
      return say(
        telling,
        `${actor}が例外を申請しました。${reasoned(telling, event.reason)}`,
        `Exception asked for by ${actor}${quoted(telling, event.reason)}.`,
      );
    case 'exception.approved':
      return approvedSentence(telling, event, `${actor}が例外を承認しました。`, `Exception approved by ${actor}`);
    case 'exception.rejected':
      return say(
        telling,
        `${actor}が例外を認めませんでした。${reasoned(telling, event.reason)}`,
        `Exception refused by ${actor}${quoted(telling, event.reason)}.`,
      );
    case 'closing.approved':
      return approvedSentence(
        telling,
        event,
        `${actor}がインシデントの終了を承認しました。`,
        `Closing approved by ${actor}`,
      );
  }
}

/** An approval, with the words of the person where they gave any. */
function approvedSentence(
  telling: SentenceContext,
  { reason }: { reason?: ContentRef },
  ja: string,
  en: string,
): string {
  const why = reasoned(telling, reason);
  return say(telling, `${ja}${why}`, `${en}${why}.`);
}

export const RESPONSE_SENTENCES = sentencesBy(RESPONSE_TOLD, responseSentence);
