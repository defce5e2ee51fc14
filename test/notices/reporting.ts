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
const PERSONS_UNTOLD: Text = {
  ja: '対象となるご本人への当社からの通知および当社による公表は、現時点で実施しておりません。',
  en: 'We have so far neither notified the people concerned ourselves nor made the incident public.',
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
  const { reports, response } = story.scene.opened;
  const isFiled = response.reports.some(({ report }) => report.startsWith('authority.ppc.'));
  return (
    isProcessor(story) && !isFiled && reports.some((one) => one.report === 'controller' && one.standing === 'owed')
  );
}

/** Those who entrusted the data are still to be told of something. */
export function isTellingOwed({ duties }: OpenIncident): boolean {
  return duties.some(({ kind, status }) => kind === 'controller' && (status === 'open' || status === 'missed'));
}

/** Nothing is recorded of telling the persons, which has to be done by somebody. */
function arePersonsUntold({ scene }: Story): boolean {
  const { reports, duties } = scene.opened;
  const isOwed = reports.some((one) => one.report === 'principals' && one.standing === 'owed');
  return isOwed && !duties.some(({ kind, metAt }) => kind === 'principals' && metAt !== null);
}

/** What a person writes of authorities where the record does not. A report that the policy has none for is a measure in own words. */
export function reporting(story: Story, { first }: Course): Text | undefined {
  const told = reported(story.draft('detailed').text);
  if (isReporterReplaced(story)) return below(asProcessor(isTellingOwed(story.scene.opened)), PERSONS_UNTOLD, told);
  if (isProcessor(story) && arePersonsUntold(story)) return below(told, PERSONS_UNTOLD);
  if (first.obligation === undefined) return undefined;
  story.measure(story.keep('総務省への報告'));
  return {
    ja: '総務省へ報告いたしました。',
    en: 'We have reported to the Ministry of Internal Affairs and Communications.',
  };
}
