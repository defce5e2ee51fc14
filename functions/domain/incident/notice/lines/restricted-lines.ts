import { listed, type Text } from '../../../base/text.ts';
import type { Instant } from '../../../base/time/instant.ts';
import { spokenText } from '../../../base/time/spoken.ts';
import type { Restriction } from '../../../rules/deadline/restriction.ts';
import { functionTitle } from '../../situation/concern.ts';
import { restrictionsIn } from '../../situation/restrictions.ts';
import { known, type Said, type Situation } from '../../situation/situation.ts';

/**
 * What customers cannot use because the company restricted it. The record knows by when a measure was carried out, not the moment
 * itself: that is what is told.
 */
export function restrictedLines(situation: Situation): Said {
  return known(...restrictionsIn(situation.state, situation.facts).map((one) => restricted(situation, one)));
}

function restricted({ policy }: Situation, { functions, since, liftedAt }: Restriction): Text {
  const names = listed(functions.map((name) => functionTitle(policy, name)));
  const by = (at: Instant) => spokenText(at, policy.zone);
  const from = by(since);
  const ja = `${names.ja === '' ? '該当する機能' : names.ja}の利用を、${from.ja}までに制限し`;
  const en = names.en === '' ? 'the functions affected' : names.en;
  if (liftedAt === null) {
    return {
      ja: `${ja}、現在も制限を継続しております。`,
      en: `Use of ${en} was restricted by ${from.en}, and still is.`,
    };
  }
  const to = by(liftedAt);
  return {
    ja: `${ja}ておりましたが、${to.ja}までに解除いたしました。`,
    en: `Use of ${en} was restricted by ${from.en}; the restriction had been lifted by ${to.en}.`,
  };
}
