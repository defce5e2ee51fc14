import type { Language, Text } from '../../../base/text.ts';
import type { Section } from '../../../policy/shape/stages.ts';
import { KNOWN_MEASURES } from '../../../rules/deadline/known-measures.ts';
import { LIFTED } from '../../../rules/deadline/restriction.ts';
import { dutyTitle } from '../../../rules/deadline/title.ts';
import type { NoticeSituation } from '../../situation/situation.ts';
import { type Drafted, type Words, writtenWhere } from './reading/drafted.ts';

const DONE: Words = {
  ja: /(?:ました|済みです|おります|完了です)(?:が、|ので、|。?$)/,
  en: /\b(?:have|has|was|were|had)\b|\b[a-z]{3,}ed\b/i,
};
const PLANNED: Words = {
  ja: /(?:進めて|予定|検討|準備|依頼|開始|着手|できませんでした|いません|おりません)/,
  en: /\b(?:will|plan|planned|plans|consider|considering|being|preparing|going to|not|begun|started|began)\b/i,
};

/** A step or measure is said to have been carried out that the record has as open. */
export function doneByNobody(drafted: Drafted): Section[] {
  const deeds = openDeeds(drafted.situation);
  return writtenWhere(
    drafted,
    (sentence, language) =>
      DONE[language].test(sentence) &&
      !PLANNED[language].test(sentence) &&
      deeds.some((deed) => tells(sentence, deed[language])),
  );
}

/** What a deed is called, in words that a sentence about it holds: the act, and what it is done to. */
interface Deed {
  readonly act: string;
  readonly objects: readonly string[];
}

/** Steps and measures that are open, and were never carried out before. */
function openDeeds({ policy, state: { duties } }: NoticeSituation): readonly Readonly<Record<Language, Deed>>[] {
  const isDone = (kind: string) => duties.some((duty) => duty.kind === kind && duty.metAt !== null);
  return duties
    .filter(({ kind, status, metAt }) => /^(?:step|measure)\./.test(kind) && metAt === null && !ENDED.includes(status))
    .filter(({ kind }) => kind !== LIFTED && !isDone(kind))
    .flatMap(({ kind }) => [dutyTitle(policy, kind), ...knownTitle(kind)])
    .map(({ ja, en }) => ({ ja: japaneseDeed(ja), en: englishDeed(en) }));
}

/** A menu may give a measure another title than people go by. */
function knownTitle(kind: string): readonly Text[] {
  const known = KNOWN_MEASURES[kind.replace(/^measure\./, '')];
  return known === undefined ? [] : [known.title];
}

const ENDED: readonly string[] = ['void', 'waived'];

/** The act ends a Japanese title: `コンピュータをネットワークから切り離す`. */
function japaneseDeed(title: string): Deed {
  const [sentence = ''] = title.split('（');
  const words = sentence.match(/\p{sc=Katakana}[\p{sc=Katakana}ー]+|\p{sc=Han}+/gu) ?? [];
  const act = words.at(-1) ?? '';
  return { act, objects: words.slice(0, -1).filter((word) => word !== act && word !== '該当') };
}

/** The act begins an English one: `Disconnect the computer from the network`. */
function englishDeed(title: string): Deed {
  const [sentence = ''] = title.toLowerCase().split(/[,(]/);
  const words = (sentence.match(/[a-z-]{4,}/g) ?? [])
    .filter((word) => !SMALL.includes(word))
    .map((word) => word.slice(0, STEM));
  const [act = '', ...objects] = words;
  return { act, objects };
}

const SMALL: readonly string[] = ['from', 'with', 'that', 'this', 'them', 'where', 'such', 'those', 'into', 'their'];
/** Of an English word, what its forms share. */
const STEM = 7;

/** A sentence that has the act and half of what it is done to, or the act alone where that says it all. */
function tells(sentence: string, { act, objects }: Deed): boolean {
  const said = sentence.toLowerCase();
  const found = objects.filter((word) => said.includes(word)).length;
  return act !== '' && said.includes(act) && found >= objects.length / 2;
}
