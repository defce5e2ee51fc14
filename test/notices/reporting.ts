import type { Text } from '../../functions/domain/base/text.ts';
import type { LanguageText, NoticeText } from '../../functions/domain/channels/notice-text.ts';
import type { OpenIncident } from '../../functions/domain/incident/record/state.ts';
import { isProcessor } from './filing.ts';
import type { Course } from './situations.ts';
import type { Story } from './story.ts';

/** Where the telling of the entrusting customers takes the place of a report; while one is owed still, this notice is part of it. */
function asProcessor(isOwedStill: boolean): Text {
  const [ja, en] = isOwedStill ? ['（本報を含みます。）', ' by this report and those before it,'] : ['', ''];
  return {
    ja: `個人情報の保護に関する法律第26条第1項ただし書に基づき、委託元であるお客様へのご報告${ja}をもって、個人情報保護委員会への報告に代えております。`,
    en: `As a processor we inform you, our customers,${en} in place of a report to the Personal Information Protection Commission (article 26, paragraph 1 of the Act on the Protection of Personal Information).`,
  };
}

/** What those who entrusted the data need to know for what they owe to the persons themselves. */
export const PERSONS_UNTOLD: Text = {
  ja: '対象となるご本人への当社からの通知および当社による公表は、現時点で実施しておりません。',
  en: 'We have so far neither notified the people concerned ourselves nor made the incident public.',
};

/** The same while the law has the company tell them: who will, nobody has to guess after the last report. */
const PERSONS_TO_BE_TOLD: Text = {
  ja: 'ご本人への通知につきましては、委託元であるお客様と個別にご相談のうえ、対応いたします。',
  en: 'We will agree with you, our customers, individually how they are to be notified, and see to it.',
};

/** What the record has of reports to other bodies; null for nothing. */
function reported({ ja, en }: NoticeText): Text | null {
  const told = (of: LanguageText | undefined) => of?.sections.find(({ section }) => section === 'authorities')?.body;
  const [japanese, english] = [told(ja), told(en)];
  return japanese === undefined || english === undefined ? null : { ja: japanese, en: english };
}

/** Texts below one another. */
function below(...texts: readonly (Text | null)[]): Text {
  const given = texts.filter((text) => text !== null);
  return { ja: given.map(({ ja }) => ja).join('\n'), en: given.map(({ en }) => en).join('\n') };
}

/** Customers were told in place of the authority, to which nobody reported, and which would have to be told otherwise. */
function isReporterReplaced(story: Story): boolean {
  const { response } = story.scene.opened;
  const isFiled = response.reports.some(({ report }) => report.startsWith('authority.ppc.'));
  return isProcessor(story) && !isFiled && isOwed(story, 'controller');
}

/** Those who entrusted the data are still to be told of something. */
export function isTellingOwed({ duties }: OpenIncident): boolean {
  return duties.some(({ kind, status }) => kind === 'controller' && (status === 'open' || status === 'missed'));
}

/** Whether the law has such a report made. */
function isOwed({ scene }: Story, report: string): boolean {
  return scene.opened.reports.some((one) => one.report === report && one.standing === 'owed');
}

/** Nothing is recorded of telling the persons, which the company has to do, or the customers may have to. */
function personsUntold(story: Story): Text | null {
  const isTold = story.scene.opened.duties.some(({ kind, metAt }) => kind === 'principals' && metAt !== null);
  if (isTold || !isProcessor(story)) return null;
  if (isOwed(story, 'principals')) return below(PERSONS_UNTOLD, PERSONS_TO_BE_TOLD);
  return isOwed(story, 'controller') ? PERSONS_UNTOLD : null;
}

/** What a person writes of authorities where the record does not. A report that the policy has none for is a measure in own words. */
export function reporting(story: Story, { first }: Course): Text | undefined {
  const told = reported(story.draft('detailed').text);
  const untold = personsUntold(story);
  if (isReporterReplaced(story)) return below(asProcessor(isTellingOwed(story.scene.opened)), untold, told);
  if (untold !== null) return below(told, untold);
  if (first.obligation === undefined) return undefined;
  story.measure(story.keep('総務省への報告'));
  return {
    ja: '総務省へ報告いたしました。',
    en: 'We have reported to the Ministry of Internal Affairs and Communications.',
  };
}
