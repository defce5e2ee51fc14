import type { Language } from '../../base/text.ts';
import type { Section } from '../../policy/shape/stages.ts';
import type { EarlierNotice, NoticeSituation } from '../situation/situation.ts';
import type { Differ } from './compared.ts';
import { judgedCause } from './lines/response-lines.ts';

/**
 * Without the lines that still hold and are put otherwise only because what stood beside them is gone: joined to another sentence, said of
 * another place, or left out since the outline says it. They are no errors.
 */
export function withoutStillSaid(
  situation: NoticeSituation,
  told: EarlierNotice,
  section: Section,
  language: Language,
  { before, now }: Differ,
): Differ {
  if (section === 'cause') {
    const isSame = ['cause.kind', 'cause.ours'].every((name) => told.facts[name] === situation.facts[name]);
    const judged = isSame ? judgedCause(situation)?.[language] : undefined;
    return { before: before.filter((line) => line !== judged), now };
  }
  if (section !== 'outline') return { before, now };
  const cores = (lines: readonly string[]) => lines.map((line) => coreOf(situation, line, language));
  const [was, is] = [cores(before), cores(now)];
  const news = now.filter((_, index) => !was.includes(is[index] ?? ''));
  // An error that nothing new takes the place of stands above what is left.
  return { before: before.filter((_, index) => !is.includes(was[index] ?? '')), now: news.length > 0 ? news : now };
}

/** A sentence of the outline without its place and what joins it to the one before. */
function coreOf({ policy: { company } }: NoticeSituation, line: string, language: Language): string {
  if (language === 'ja') {
    const rest = line.replace(/^(?:また|さらに)、/, '');
    const place = [company.product.ja, '当社の環境']
      .map((one) => `${one}において、`)
      .find((one) => rest.startsWith(one));
    return place === undefined ? rest : rest.slice(place.length);
  }
  const rest = line.replace(/^(?:In addition|Furthermore), /, '');
  const plain = rest.replace(` in ${company.product.en}`, '').replace(' in our environment', '');
  return plain.charAt(0).toLowerCase() + plain.slice(1);
}
