import type { Language } from '../../base/text.ts';
import type { Section } from '../../policy/shape/stages.ts';
import type { Caution } from '../record/wording.ts';
import {
  concernsData,
  concernsPersons,
  concernsService,
  isHarmSure,
  isLossRestored,
  isRecovered,
} from '../situation/concern.ts';
import { isJapanese } from '../situation/language-of.ts';
import { saysOpen } from '../situation/says-open.ts';
import { sentencesOf } from '../situation/sentences.ts';
import { factOf, isLikely, type NoticeSituation } from '../situation/situation.ts';
import { ofCorrection } from './cautions/correcting.ts';
import { leftOut } from './cautions/left-out.ts';
import { allOf, bodyOf, type Drafted, has, isLast, languagesOf, type Words } from './cautions/reading/drafted.ts';
import { reportsOpen } from './cautions/reports-open.ts';
import { ofRestrictions } from './cautions/restricting.ts';
import { unrecorded } from './cautions/unrecorded.ts';
import { setTitles } from './lines/data-lines.ts';
import { isHelpSought } from './lines/request-lines.ts';

/** The cautions of a draft, from its words in each of its languages. */
export function cautionsOf(drafted: Drafted): readonly Caution[] {
  const found: Caution[] = [
    { about: 'course', sections: courseInTicks(drafted) },
    { about: 'recovery', sections: recoveryUnexplained(drafted) },
    { about: 'outages', sections: timesBesideOutages(drafted) },
    { about: 'denials', sections: onlyDenials(drafted) },
    { about: 'exposure', sections: exposureLeftOut(drafted) },
    { about: 'lost-period', sections: lostPeriodLeftOut(drafted) },
    { about: 'sets', sections: setsLeftOut(drafted) },
    { about: 'items', sections: itemsUnnamed(drafted) },
    { about: 'future', sections: announcing(drafted) },
    { about: 'protection', sections: protectionLeftOut(drafted) },
    ...ofCorrection(drafted),
    { about: 'request', sections: nothingAsked(drafted) },
    { about: 'anomaly', sections: vagueOutline(drafted) },
    ...unrecorded(drafted),
    ...ofRestrictions(drafted),
    ...leftOut(drafted),
    ...reportsOpen(drafted),
    { about: 'language', sections: inOtherLanguage(drafted) },
  ];
  return found.filter(({ sections }) => sections.length > 0);
}

/** The last report tells what was done by the record's ticks alone: neither what exactly, nor when. */
function courseInTicks(drafted: Drafted): Section[] {
  const isByRecord = !drafted.written.includes('measures') && has(drafted, 'measures');
  return isLast(drafted) && isByRecord ? ['measures'] : [];
}

/** The service is back, and what was done for it is not on record. */
function recoveryUnexplained(drafted: Drafted): Section[] {
  const { stage, state, policy } = drafted.situation;
  const isAsked = stage === 'follow-up' && policy.notices.stages[stage]?.sections.includes('measures') === true;
  if (state.restoredAt === null || !isAsked || drafted.written.includes('measures')) return [];
  const bodies = languagesOf(drafted).map((language) => bodyOf(drafted, 'measures', language));
  return bodies.some((body) => body === '' || saysOpen(body)) ? ['measures'] : [];
}

/** The stated occurrence or restoration lies within an outage that people recorded. */
function timesBesideOutages(drafted: Drafted): Section[] {
  const { occurredAt, restoredAt, outages } = drafted.situation.state;
  const isWithin = outages.some(
    ({ from, to }) =>
      (occurredAt !== null && from < occurredAt && (to === null || to > occurredAt)) ||
      (restoredAt !== null && from <= restoredAt && (to === null || to > restoredAt)),
  );
  return isWithin && has(drafted, 'when') ? ['when'] : [];
}

/** The last report of harmed data says of its impact only what did not happen. */
function onlyDenials(drafted: Drafted): Section[] {
  const { situation } = drafted;
  if (!isLast(drafted) || !(concernsData(situation) || isLikely(situation, 'spread'))) return [];
  const isDenied = languagesOf(drafted).some((language) => {
    const sentences = sentencesOf(bodyOf(drafted, 'impact', language));
    return sentences.length > 0 && sentences.every((sentence) => isOnlyDenial(sentence, language));
  });
  return isDenied ? ['impact'] : [];
}

/** A sentence that tells what happened before it denies more, or what could not be done, is more than a denial. */
function isOnlyDenial(sentence: string, language: Language): boolean {
  return DENIAL[language].test(sentence) && !HAPPENED[language].test(sentence);
}

const HAPPENED: Words = {
  ja: /(?:ました|でした)が、/,
  en: /\b(?:could|can) not be (?:viewed|used|accessed|entered|opened|retrieved|searched|saved)\b(?! by)/i,
};

const DENIAL: Words = {
  ja: /(?:おりません|ございません|ありません|ませんでした|ございませんでした|ありませんでした)。?$/,
  en: /\b(?:no|not|none|never)\b/i,
};

/** The last report of a leak tells neither who could see the data nor from when to when. */
function exposureLeftOut(drafted: Drafted): Section[] {
  const { situation } = drafted;
  if (!isLast(drafted) || !isLikely(situation, 'data.leak') || isRecovered(situation)) return [];
  const isLeftOut = languagesOf(drafted).some((language) => {
    const said = (['outline', 'impact'] as const).map((section) => bodyOf(drafted, section, language)).join('\n');
    const all = `${bodyOf(drafted, 'when', language)}\n${said}`;
    return !SEEN[language].test(said) || !SPAN[language].test(all);
  });
  return isLeftOut ? ['impact'] : [];
}

const SEEN: Words = {
  ja: /閲覧|参照|取得|窃取|持ち出|送信|アクセスでき|公開/,
  en: /\b(?:view|see[n]?\b|saw|access|obtain|cop(?:y|ied)|download|took|taken|sent|expos|stole|visible|public)/i,
};
const SPAN: Words = {
  ja: /期間|までの間|から[^。\n]{1,60}まで|[～〜]/,
  en: /\bperiod\b|\bfrom\b[^.\n]{1,80}\b(?:to|until)\b|\bbetween\b[^.\n]{1,80}\band\b|\buntil\b/i,
};

/** The last report of data that stays lost does not tell of which period that data was: what readers have to enter or ask for again. */
function lostPeriodLeftOut(drafted: Drafted): Section[] {
  const { situation } = drafted;
  const isLost = isLikely(situation, 'data.loss') && !isLossRestored(situation);
  if (!isLast(drafted) || !isLost || !has(drafted, 'data')) return [];
  const isLeftOut = languagesOf(drafted).some((language) => {
    const said = (['outline', 'data', 'impact'] as const).map((section) => bodyOf(drafted, section, language));
    // As of when use was restricted says nothing of the data.
    const ofData = said.flatMap(sentencesOf).filter((sentence) => !/制限|restrict/i.test(sentence));
    return !ofData.some((sentence) => SPAN[language].test(sentence) || SINCE[language].test(sentence));
  });
  return isLeftOut ? ['data'] : [];
}

const SINCE: Words = { ja: /以降|以前|時点/, en: /\b(?:since|before|after|as of|up to)\b/i };

/** A person worded the data without a set that the report before named and that is still on record. */
function setsLeftOut(drafted: Drafted): Section[] {
  const { situation, written } = drafted;
  const titles = setTitles(situation);
  const isLeftOut = languagesOf(drafted).some((language) => {
    const before = situation.previous?.text[language]?.sections.find(({ section }) => section === 'data')?.body ?? '';
    const now = bodyOf(drafted, 'data', language);
    return titles.some((title) => before.includes(title[language]) && !now.includes(title[language]));
  });
  return written.includes('data') && isLeftOut ? ['data'] : [];
}

/** The last report of harmed personal data names the set alone, which holds more or less than what readers have to know. */
function itemsUnnamed(drafted: Drafted): Section[] {
  const { situation, written } = drafted;
  const isAsked = isLast(drafted) && isHarmSure(situation) && concernsPersons(situation) && has(drafted, 'data');
  return isAsked && setTitles(situation).length > 0 && !written.includes('data') ? ['data'] : [];
}

/** The last report announces a further one, or a report to an authority that is yet to be made. */
function announcing(drafted: Drafted): Section[] {
  if (!isLast(drafted)) return [];
  return drafted.written.filter((section) =>
    languagesOf(drafted).some((language) => {
      const words = PLANNED_IN.has(section) ? REPORTING[language] : FUTURE[language];
      return sentencesOf(bodyOf(drafted, section, language)).some((sentence) => words.test(sentence));
    }),
  );
}

/** Prevention may be planned: it is what these sections tell. */
const PLANNED_IN: ReadonlySet<Section> = new Set(['prevention', 'permanent-fix']);
const REPORTING: Words = {
  ja: /(?:今後|追って|後日|改めて|別途)[^。]{0,30}(?:報告|お知らせ|公表|連絡)|(?:報告|お知らせ|公表|連絡)[^。]{0,10}予定/,
  en: /\b(?:will|shall|(?:are|is) going to|plans? to|intends? to)\b[^.]{0,20}\b(?:report|inform|notify|tell|announce|publish)\b/i,
};
const FUTURE: Words = {
  ja: new RegExp(`${REPORTING.ja.source}|予定(?:です|して|であ|でござ)`),
  en: new RegExp(`${REPORTING.en.source}|\\b(?:plans? to|intends? to|scheduled to)\\b`, 'i'),
};

/** A person worded the data and left out what is on record in the readers' favour. */
function protectionLeftOut(drafted: Drafted): Section[] {
  const { situation, written } = drafted;
  if (!written.includes('data')) return [];
  const isLeftOut = PROTECTION.filter(({ holds }) => holds(situation)).some(({ words }) =>
    languagesOf(drafted).some((language) => !words[language].test(allOf(drafted, language))),
  );
  return isLeftOut ? ['data'] : [];
}

const PROTECTION: readonly { readonly holds: (situation: NoticeSituation) => boolean; readonly words: Words }[] = [
  { holds: (one) => factOf(one, 'data.encrypted') === 'yes', words: { ja: /暗号化/, en: /encrypt/i } },
  { holds: isRecovered, words: { ja: /回収/, en: /recover|retriev/i } },
  {
    holds: (one) => isLikely(one, 'data.loss') && factOf(one, 'data.copy') === 'yes',
    words: { ja: /別途保管|バックアップ|複製|復元/, en: /cop(?:y|ies)|backup|back-up|restored/i },
  },
  { holds: isLossRestored, words: { ja: /復元/, en: /restored/i } },
];

/** Data is lost for good, and the last report asks nobody for what they may still hold. */
function nothingAsked(drafted: Drafted): Section[] {
  const isSought = isLast(drafted) && isHelpSought(drafted.situation);
  return isSought && !has(drafted, 'request') ? ['request'] : [];
}

/** The outline says no more than that something was detected: it alarms and informs of nothing. */
function vagueOutline({ situation, written }: Drafted): Section[] {
  const kind = factOf(situation, 'cause.kind');
  const isNamed = kind === 'malware' || kind === 'intrusion' || concernsData(situation) || concernsService(situation);
  return isLikely(situation, 'spread') && !isNamed && !written.includes('outline') ? ['outline'] : [];
}

/** Readers of one language meet the other: a function that is named in one alone, or one text given for both. */
function inOtherLanguage(drafted: Drafted): Section[] {
  const sections = new Set(Object.values(drafted.text).flatMap((text) => text.sections.map(({ section }) => section)));
  const isForeign = (section: Section) =>
    languagesOf(drafted).some((language) =>
      sentencesOf(bodyOf(drafted, section, language)).some((sentence) => FOREIGN[language](sentence)),
    );
  return [...sections].filter(isForeign);
}

const ENGLISH_WORDS = /[a-z]+(?: [a-z]+){3}/i;
/** Names in Latin letters are usual in Japanese, whole sentences are not. */
const FOREIGN: Readonly<Record<Language, (sentence: string) => boolean>> = {
  ja: (sentence) => !isJapanese(sentence) && ENGLISH_WORDS.test(sentence),
  en: isJapanese,
};
