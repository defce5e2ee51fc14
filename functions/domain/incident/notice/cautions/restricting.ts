import { plainForm } from '../../../base/composed.ts';
import type { Language } from '../../../base/text.ts';
import type { Instant } from '../../../base/time/instant.ts';
import type { Section } from '../../../policy/shape/stages.ts';
import type { Restriction } from '../../../rules/deadline/restriction.ts';
import type { Caution } from '../../record/wording.ts';
import { concernsService, functionNames } from '../../situation/concern.ts';
import { restrictionsIn } from '../../situation/restrictions.ts';
import { sentencesOf } from '../../situation/sentences.ts';
import type { NoticeSituation } from '../../situation/situation.ts';
import { allOf, type Drafted, has, languagesOf, type Words, writtenWhere } from './reading/drafted.ts';

/** What a notice tells of restrictions of use: from when to when, and that nothing is restored before its restriction is lifted. */
export function ofRestrictions(drafted: Drafted): readonly Caution[] {
  return [
    { about: 'restricted', sections: momentsLeftOut(drafted) },
    { about: 'restored-first', sections: [...new Set([...restoredFirst(drafted), ...saidRestoredFirst(drafted)])] },
  ];
}

const OF_RESTRICTION: Words = { ja: /制限|停止/, en: /\b(?:restrict|suspend|lift)/i };
const TIME: Words = {
  ja: /\d{1,2}(?:時(?:\d{1,2}分|半)?|:\d{2})/g,
  en: /\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b/gi,
};

/** A person worded what the system would have told with the moments of each restriction, and the notice has fewer. */
function momentsLeftOut(drafted: Drafted): Section[] {
  const worded = drafted.written.filter((section) => section === 'impact' || section === 'measures');
  const { state, facts } = drafted.situation;
  const moments = restrictionsIn(state, facts).flatMap(({ since, liftedAt }) => [
    since,
    ...(liftedAt === null ? [] : [liftedAt]),
  ]);
  const times = new Set(moments.map(timeOfDay));
  const isLeftOut = languagesOf(drafted).some((language) => timesOfRestriction(drafted, language) < times.size);
  return isLeftOut ? worded : [];
}

/** To the minute, whatever the day and the zone. */
function timeOfDay(at: Instant): string {
  return at.slice('2026-04-24T'.length, '2026-04-24T09:00'.length);
}

/** People may know the moment of the deed, where the record has that of its entry: they are counted, not compared. */
function timesOfRestriction(drafted: Drafted, language: Language): number {
  const said = sentencesOf(allOf(drafted, language)).filter((sentence) => OF_RESTRICTION[language].test(sentence));
  return new Set(said.flatMap((sentence) => plainForm(sentence).match(TIME[language]) ?? [])).size;
}

/** The service counts as restored while a function of it was restricted still: to its users it was not back. */
function restoredFirst({ situation, ...drafted }: Drafted): Section[] {
  const { restoredAt } = situation.state;
  if (restoredAt === null || !concernsService(situation)) return [];
  const isEarly = ({ liftedAt }: Restriction) => liftedAt === null || liftedAt > restoredAt;
  const all = restrictionsIn(situation.state, situation.facts);
  const isFirst = all.some((one) => isEarly(one) && isConcerned(situation, one));
  return isFirst ? (['status', 'when'] as const).filter((section) => has({ situation, ...drafted }, section)) : [];
}

function isConcerned({ facts, state }: NoticeSituation, { functions }: Restriction): boolean {
  const concerned = functionNames({ facts, outages: state.outages });
  const isKnown = functions.length > 0 && concerned.length > 0;
  return !isKnown || functions.some((name) => concerned.includes(name));
}

const LIFTED_AFTER: Words = {
  ja: /復旧(?:した)?(?:の)?(?:後|のち)[^。]*解除|復旧(?:し|いたしました。その後|した上で|したうえで)[^。]*制限[^。]*解除/,
  en: /\bafter (?:the )?(?:service )?(?:was |had been |is )?(?:restor|recover)[^.]*\b(?:lift|remov)|\b(?:lift|remov)[^.]*\bafter (?:the )?(?:service )?(?:was |had been |is )?(?:restor|recover)/i,
};

/** A person's words restore the service first and lift the restriction then. */
function saidRestoredFirst(drafted: Drafted): Section[] {
  const isRestricted = restrictionsIn(drafted.situation.state, drafted.situation.facts).length > 0;
  return isRestricted ? writtenWhere(drafted, (sentence, language) => LIFTED_AFTER[language].test(sentence)) : [];
}
