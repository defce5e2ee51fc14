import type { Language } from '../../../base/text.ts';
import type { Section } from '../../../policy/shape/stages.ts';
import type { KnownOutage } from '../../record/told-record.ts';
import { functionTitle } from '../../situation/concern.ts';
import { sentencesOf } from '../../situation/sentences.ts';
import type { NoticeSituation } from '../../situation/situation.ts';
import { bodyOf, type Drafted, languagesOf, type Words } from './drafted.ts';
import { NOT_YET } from './usual-phrases.ts';

const RESTORED: Words = {
  ja: /復旧(?:済み|(?:は|が|も)?(?:完了)?(?:いた)?し(?:ました|ております|ています)|を確認(?:いた)?し(?:ました|ております))|(?:^|[、：])\d[^、。]*復旧(?:。|$)/,
  en: /\b(?:services?|systems?|functions?|operations?)\b[^.]*\b(?:is|was|were|are|has been|have been) (?:now )?(?:fully )?(?:restored|recovered|back)\b|\bwe (?:have )?(?:fully )?restored\b/i,
};
/** Of a function by its name. */
const IS_BACK: Words = {
  ja: RESTORED.ja,
  en: /\b(?:is|was|were|are|has been|have been) (?:now )?(?:fully )?(?:restored|recovered|back|available again)\b/i,
};
const OTHERWISE: Words = {
  ja: new RegExp(`${NOT_YET.ja.source}|再発|いったん|一旦|データ[^。]{0,6}復旧`),
  en: new RegExp(`${NOT_YET.en.source}|\\brecurred\\b|\\b(?:restored|recovered) (?:the )?data\\b`, 'i'),
};
const PARTLY: Words = {
  ja: /一部|以外|除[きい]|順次|部分的/,
  en: /\bsome\b|\bpart(?:s|ly|ially)?\b|\bexcept\b|\bother than\b|\bmost\b/i,
};
const RECURRED: Words = { ja: /再発|再び|再度/, en: /\brecur|\bagain\b/i };

/** A person says that the service, or a function by its name, is back, and the record has it as down. */
export function restoredByNobody(drafted: Drafted): Section[] {
  const isSaid = (section: Section, language: Language) => {
    const body = bodyOf(drafted, section, language);
    return sentencesOf(body).some((sentence) => isOff(drafted.situation, sentence, body, language));
  };
  return drafted.written.filter((section) => languagesOf(drafted).some((language) => isSaid(section, language)));
}

function isOff(situation: NoticeSituation, sentence: string, body: string, language: Language): boolean {
  if (OTHERWISE[language].test(sentence)) return false;
  const { restoredAt, recovered, outages } = situation.state;
  const isDown = ({ from, to }: KnownOutage) => to === null && (restoredAt === null || from > restoredAt);
  const hasRecovered = recovered.length > 0 || outages.some((one) => !isDown(one));
  const isAnEarlier = hasRecovered && RECURRED[language].test(body);
  const named = outages.filter((one) => isNamed(situation, one, sentence, language));
  if (named.length > 0) return IS_BACK[language].test(sentence) && named.some(isDown) && !isAnEarlier;
  if (restoredAt !== null || !RESTORED[language].test(sentence)) return false;
  if (!hasRecovered) return true;
  const isAllOver = recovered.length === 0 && !outages.some(isDown);
  return !isAllOver && !isAnEarlier && !PARTLY[language].test(sentence);
}

function isNamed({ policy }: NoticeSituation, outage: KnownOutage, sentence: string, language: Language): boolean {
  return [outage.function, functionTitle(policy, outage.function)[language]].some((name) => sentence.includes(name));
}
