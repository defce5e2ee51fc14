import { listed, type Text } from '../../../base/text.ts';
import type { Instant } from '../../../base/time/instant.ts';
import { spokenText } from '../../../base/time/spoken.ts';
import { type Restriction, unnamedFunctions } from '../../../rules/deadline/restriction.ts';
import { functionTitle, namesFunctions } from '../../situation/concern.ts';
import { restrictionsIn } from '../../situation/restrictions.ts';
import { known, type NoticeSituation, type SectionLines } from '../../situation/situation.ts';

/**
 * What customers cannot use because the company restricted it. The record knows as of when a measure had been carried out, not the
 * moment of the deed: that is what is told.
 */
export function restrictedLines(situation: NoticeSituation): SectionLines {
  return known(...restrictionsIn(situation.state, situation.facts).map((one) => restricted(situation, one)));
}

function restricted(situation: NoticeSituation, { functions, since, liftedAt }: Restriction): Text {
  const { policy } = situation;
  const unnamed = unnamedFunctions(namesFunctions(situation));
  const names = listed(functions.map((name) => functionTitle(policy, name)));
  const asOf = (at: Instant) => spokenText(at, policy.zone);
  const from = asOf(since);
  const ja = `${names.ja === '' ? unnamed.ja : names.ja}は、${from.ja}の時点で利用を制限して`;
  const which = names.en === '' ? `${unnamed.en} was restricted` : `the following was restricted: ${names.en}`;
  const en = `As of ${from.en}, use of ${which}.`;
  if (liftedAt === null) {
    return { ja: `${ja}おり、現在も制限を継続しております。`, en: `${en} The restriction is still in place.` };
  }
  const to = asOf(liftedAt);
  return {
    ja: `${ja}おりました。この制限は、${to.ja}の時点で解除済みです。`,
    en: `${en} As of ${to.en}, that restriction had been lifted.`,
  };
}
