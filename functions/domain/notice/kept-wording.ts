import { lesserFacts } from '../facts/compare.ts';
import type { Language } from '../text.ts';
import { asItWas } from './as-told.ts';
import type { DraftQuestion } from './draft-text.ts';
import type { GivenSections } from './given-sections.ts';
import { recordBody } from './record-body.ts';
import { saysOpen } from './says-open.ts';
import { type EarlierNotice, type Situation, situationOf } from './situation.ts';
import { SECTIONS, type Section } from './stages.ts';

/** What a person wrote of a section in a notice that went out, and what becomes of it in the next draft. */
export interface KeptWording {
  readonly section: Section;
  /** 第 n 報 that it stood in. */
  readonly number: number;
  readonly bodies: Readonly<Partial<Record<Language, string>>>;
  /** It still applies: the draft starts with it. Otherwise it is shown to the writer beside the field. */
  readonly applies: boolean;
}

/** Sections that are a person's to word and to carry on; the others say how things stand and follow the facts. */
const CARRIED: ReadonlySet<Section> = new Set([
  ...(['secondary-damage', 'cause', 'measures', 'permanent-fix', 'prevention'] as const),
  ...(['authorities', 'publication', 'request'] as const),
]);

/** Every notice has its own. */
const OWN: ReadonlySet<Section> = new Set(['head', 'address', 'apology', 'lead', 'new', 'next']);

/**
 * The wording of people that customers read last, by section. It is carried on only where nothing speaks against it: what the system
 * would write of the section is the same as then, nothing told has proved wrong, and the text is not bound to its moment.
 */
export function keptWording(question: Omit<DraftQuestion, 'given'>): readonly KeptWording[] {
  const situation = situationOf(question);
  return SECTIONS.filter((section) => !OWN.has(section)).flatMap((section) => {
    const told = situation.earlier.find((one) => has(one, section));
    if (told?.written?.includes(section) !== true) return [];
    const bodies = bodiesOf(told, section);
    return [{ section, number: told.number, bodies, applies: applies(situation, told, section, bodies) }];
  });
}

/** The wording that a draft of the system's own carries on. */
export function carriedOn(question: Omit<DraftQuestion, 'given'>, wanted: readonly Section[]): GivenSections {
  const kept = keptWording(question).filter(({ section, applies: stands }) => stands && wanted.includes(section));
  return Object.fromEntries(kept.map(({ section, bodies }) => [section, bodies]));
}

function applies(situation: Situation, told: EarlierNotice, section: Section, bodies: KeptWording['bodies']): boolean {
  const { policy, stage } = situation;
  const texts = policy.languages.map((language) => bodies[language] ?? '');
  if (!CARRIED.has(section) || texts.includes('') || told.oneLanguage.includes(section)) return false;
  const then = asItWas(situation, told);
  const isSame = policy.languages.every(
    (language) => recordBody(then, section, language) === recordBody(situation, section, language),
  );
  const doubts = [OF_ITS_DAY, ...(isServiceOtherwise(situation, told) ? [ONGOING] : []), ...hedges(situation, told)];
  const isDoubtful = texts.some(
    (text) => doubts.some((doubt) => doubt.test(text)) || (stage === 'detailed' && saysOpen(text)),
  );
  return isSame && !isWrong(situation, told) && !isDoubtful;
}

/** Anything that the notice told is milder now, not known any more, or another. */
function isWrong({ policy, facts }: Situation, told: EarlierNotice): boolean {
  const [then, now] = [told.facts['cause.kind'], facts['cause.kind']];
  const isOther = then !== undefined && then !== now;
  return isOther || lesserFacts(policy, told.facts, facts, Object.keys(told.facts)).length > 0;
}

/** The service was restored, or failed again, since. */
function isServiceOtherwise({ state: { restoredAt } }: Situation, { times }: EarlierNotice): boolean {
  return restoredAt !== times.restoredAt;
}

/** Where more is known now, a text that leaves it open is behind. */
function hedges({ facts }: Situation, told: EarlierNotice): RegExp[] {
  const isMore = Object.entries(told.facts).some(
    ([name, value]) => JSON.stringify(facts[name]) !== JSON.stringify(value),
  );
  return isMore ? [HEDGED] : [];
}

/** Words that are true on their own day, or of what was still to come. */
const OF_ITS_DAY =
  /本日|昨日|明日|今朝|今晩|今夜|明朝|翌朝|先ほど|まもなく|予定|見込み|\b(?:today|tomorrow|yesterday|tonight|this (?:morning|afternoon|evening)|shortly|soon|will|plans? to|expected to)\b/i;
const ONGOING =
  /現在|ただいま|目下|引き続き|[てで](?:おります|います)|中です|\b(?:currently|still|ongoing|now|being)\b|\b(?:is|are|am|remains?) /i;
const HEDGED = /可能性|おそれ|恐れ|疑い|\b(?:may|might|could|possibl[ey]|possibility|suspect\w*)\b/i;

function has(notice: EarlierNotice, section: Section): boolean {
  return Object.values(bodiesOf(notice, section)).some((body) => body !== '');
}

function bodiesOf({ text }: EarlierNotice, section: Section): KeptWording['bodies'] {
  const body = (language: Language) => text[language]?.sections.find((one) => one.section === section)?.body ?? '';
  return { ja: body('ja'), en: body('en') };
}
