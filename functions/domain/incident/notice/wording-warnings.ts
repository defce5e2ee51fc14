import type { Text } from '../../base/text.ts';
import { EACH_ITS_OWN, type Section, type Stage } from '../../policy/shape/stages.ts';
import { endedInScope, leftOutOfNotice, toBeCalled } from '../../register/left-out.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import type { Wording } from '../record/wording.ts';
import { printedMinute } from '../standing/beginnings.ts';
import { hasStarted, isMeasuredSince, isOvertaken, isUnsent } from '../standing/notices.ts';
import { cautionWords } from './caution-words.ts';
import { sectionName, sectionNames } from './lines/headings.ts';
import { outageWarnings } from './outage-warnings.ts';

/**
 * What author and approver should know of a notice before it goes out: its text is older than the facts or a measure, or changed
 * in one language alone; words of a person in an earlier one are not in it; customers who were told before do not get it.
 */
export function noticeWarnings(state: OpenIncident, notice: Notice): readonly Text[] {
  const isOld = isUnsent(notice) && notice.author !== null && isOvertaken(state, notice);
  return [
    ...(isUnsent(notice) ? unfinished(notice) : []),
    ...(isOld ? [OLDER_THAN_FACTS] : []),
    ...(isUnsent(notice) && isMeasuredSince(state, notice) ? [measuredSince(notice.stage)] : []),
    ...(isUnsent(notice) && !isTaken(state) ? investigating(notice) : []),
    ...wordingWarnings(notice.wording, notice.stage),
    ...(isUnsent(notice) && isBesidePlan(state, notice) ? [OLDER_THAN_PLAN] : []),
    ...(isUnsent(notice) ? wordedBefore(state, notice) : []),
    ...(isUnsent(notice) ? outageWarnings(state, notice) : []),
    ...(isUnsent(notice) ? notMailed(notice) : []),
    ...(isUnsent(notice) ? byJoin(state) : []),
    ...(isUnsent(notice) ? overdueSince(state, notice) : []),
  ];
}

/** Why nobody may approve it as it is: a section that nobody wrote, or one that the last report leaves open. Empty: they may. FC-4. */
export function unfinished({ wording, stage, number }: Notice): readonly Text[] {
  const lacking = wording?.lacking ?? [];
  const open = stage === 'detailed' ? (wording?.open ?? []) : [];
  if (lacking.length > 0) {
    const names = sectionNames(lacking, stage);
    return [
      {
        ja: `第${number}報には、まだ記入されていない項目があります：${names.ja}。担当者が記入した案を承認してください。`,
        en: `Notice no. ${number} lacks sections that a person must write: ${names.en}. Approve it once they are written.`,
      },
    ];
  }
  if (open.length === 0) return [];
  const names = sectionNames(open, stage);
  return [
    {
      ja: `最終報に、調査中または未定のままの項目があります：${names.ja}。確定した内容を記入した案を承認してください。`,
      en: `The final report still leaves sections open: ${names.en}. Approve it once they say what was found.`,
    },
  ];
}

const OLDER_THAN_FACTS: Text = {
  ja: 'この文面の作成後に、事実が変わりました。現在の事実と合っているかご確認ください。',
  en: 'The facts have changed since this text was written. Please check that it still agrees with them.',
};

/** Customers who were told before, whom the scope names, or who are its recipients, and who do not get it. */
function notMailed({ audience }: Notice): readonly Text[] {
  const { leftOut, ended = [], withoutAddress } = audience ?? {};
  return [
    ...(withoutAddress === undefined ? [] : [toBeCalled(withoutAddress)]),
    ...(leftOut === undefined ? [] : [leftOutOfNotice(leftOut)]),
    ...(ended.length === 0 ? [] : [endedInScope(ended)]),
  ];
}

/** The time of the first notice passed since it was drafted: what its text says of a delay, it said before. */
function overdueSince({ duties }: OpenIncident, { stage, draftedAt }: Notice): readonly Text[] {
  const duty = duties.findLast(({ kind }) => kind === 'notice.first');
  const isSince = duty?.status === 'missed' && (duty.deadline.at ?? '') >= draftedAt;
  return stage === 'first' && isSince ? [cautionWords({ about: 'overdue', sections: ['apology'] }, stage)] : [];
}

/** What a join left for people to look at. */
function byJoin(state: OpenIncident): readonly Text[] {
  return [...(isNoticedBefore(state) ? [NOTICED_BEFORE] : []), ...(isWidenedByJoin(state) ? [WIDENED_BY_JOIN] : [])];
}

/** Neither time is certain to be wrong, and a detection is no occurrence. */
function isNoticedBefore({ occurredAt, detectedAt }: OpenIncident): boolean {
  return occurredAt !== null && printedMinute(detectedAt) < printedMinute(occurredAt);
}

/** Nobody has set the scope since. */
function isWidenedByJoin({ audience, merged, contributions }: OpenIncident): boolean {
  const set = contributions.filter((one) => one.what === 'scope').findLast(({ joined }) => joined !== true);
  return audience === 'all' && merged.some(({ widened, seq }) => widened && seq > (set?.seq ?? 0));
}

const WIDENED_BY_JOIN: Text = {
  ja: '統合前のインシデントの一方または両方では、通知の対象が一部のお客様に限られていました。統合後の対象は「すべてのお客様」です。この範囲でよいかご確認ください。',
  en: 'Before a join, the scope of one of the incidents, or of both, named only some customers. Since the join it is all customers. Please check that all of them are meant.',
};

const NOTICED_BEFORE: Text = {
  ja: '記録上、検知日時が発生日時より前になっています。どちらかに誤りがないかご確認ください。',
  en: 'On record it was detected before it occurred. Please check both times.',
};

/** A person worded its prevention, and not from the plan that is approved by now. */
function isBesidePlan({ response: { plan } }: OpenIncident, { wording, sections, tells }: Notice): boolean {
  const isWorded = sections.includes('prevention') && wording?.written.includes('prevention') === true;
  return isWorded && plan?.decision === 'approved' && tells.plan !== plan.id;
}

export const OLDER_THAN_PLAN: Text = {
  ja: '再発防止に関する記載は、再発防止計画の承認前に記入された文面です。このまま送信しても、計画をお客様にお知らせしたことにはなりません。計画に合わせて記入し直すか、計画と合っていることを確認のうえ、案を作り直してください。',
  en: 'What is written about prevention is from before the prevention plan was approved. Sent as it is, the notice does not announce the plan. Write it from the plan, or confirm that it agrees with it, in another draft.',
};

/** Whether somebody answered a page or was appointed: only then it is on record that anybody looks into it. */
function isTaken({ pages, response }: OpenIncident): boolean {
  return response.appointed.length > 0 || pages.some(({ acknowledged }) => acknowledged !== null);
}

/** That something is being looked into is a statement about the company, and nothing on record carries it yet. */
function investigating({ wording, stage }: Notice): readonly Text[] {
  const open = wording?.open ?? [];
  if (open.length === 0) return [];
  const names = sectionNames(open, stage);
  return [
    {
      ja: `このインシデントへの対応は、まだ誰も引き受けていません。この文面を承認した場合、次の項目は当社が現在調査または確認しているものとして、お客様へ通知されます：${names.ja}`,
      en: `Nobody has taken this incident yet. By approving this text you state to customers that the company is looking into: ${names.en}.`,
    },
  ];
}

function measuredSince(stage: Stage): Text {
  const { ja, en } = sectionName('measures', stage);
  return {
    ja: `この文面の作成後に、対応策の実施が記録されました。「${ja}」の内容が現在の状況と合っているかご確認ください。`,
    en: `A measure has been recorded as carried out since this text was written. Please check that “${en}” still agrees with it.`,
  };
}

/** Sections that the system words in this notice, and a person in the newest one before that had them. */
function wordedBefore({ notices }: OpenIncident, { wording, sections, stage, tells }: Notice): readonly Text[] {
  const sent = notices.filter(hasStarted);
  const isDropped = (section: Section) =>
    !EACH_ITS_OWN.has(section) &&
    wording?.written.includes(section) === false &&
    !(section === 'prevention' && tells.plan !== null) &&
    sent.findLast((one) => one.sections.includes(section))?.wording?.written.includes(section) === true;
  const dropped = sections.filter(isDropped);
  if (dropped.length === 0) return [];
  const names = sectionNames(dropped, stage);
  return [
    {
      ja: `次の項目は、前の報では担当者が記入した文面でしたが、この案ではシステムの文面です：${names.ja}。前の報の内容が必要な場合は、案を作り直してください。`,
      en: `In an earlier report a person worded these sections, and in this draft the system did: ${names.en}. Draft the notice again if it should say what that report said.`,
    },
  ];
}

/** What to look at in the words of a draft, first of all sections of which one language was changed and the other was not. */
export function wordingWarnings(wording: Wording | null, stage: Stage): readonly Text[] {
  const sections = wording?.oneLanguage ?? [];
  const cautions = (wording?.cautions ?? []).map((caution) => cautionWords(caution, stage));
  return [...(sections.length === 0 ? [] : [oneLanguageIn(sections, stage)]), ...cautions];
}

function oneLanguageIn(sections: readonly Section[], stage: Stage): Text {
  const names = sectionNames(sections, stage);
  return {
    ja: `次の項目は、一方の言語だけが修正されています：${names.ja}。日本語と英語の内容が一致しているかご確認ください。`,
    en: `Only one language was changed in: ${names.en}. Please check that both say the same.`,
  };
}
