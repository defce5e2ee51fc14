import type { Text } from '../../../base/text.ts';
import {
  type Attack,
  attackStated,
  concernsService,
  DATA_HARMS,
  functionsOf,
  isLossRestored,
  isRecovered,
  serviceStep,
} from '../../situation/concern.ts';
import { isRecurrent } from '../../situation/disruptions.ts';
import { factOf, inLanguageOf, isLikely, type NoticeSituation, statedByPerson } from '../../situation/situation.ts';
import { reportNumbers } from './grounds/report-numbers.ts';
import { causeStated } from './response-lines.ts';

/** What a notice is about, as its title and its subject name it: never more than the facts do. */
function topicOf(situation: NoticeSituation): Text | null {
  return (
    dataTopic(situation) ??
    attackTopic(situation) ??
    securityTopic(situation, ['spread', 'risk']) ??
    serviceTopic(situation) ??
    securityTopic(situation, ['cause.wrongful']) ??
    reportableTopic(situation)
  );
}

/** Of what must be reported nothing else may be known than its cause, or not even that. */
function reportableTopic(situation: NoticeSituation): Text | null {
  if (!isLikely(situation, 'obligation')) return null;
  const isSure = factOf(situation, 'obligation') === 'confirmed';
  const reportable = isSure
    ? { ja: '法令等に基づき報告を要する事象', en: 'reportable incident' }
    : { ja: '法令等に基づき報告を要する可能性のある事象', en: 'possibly reportable incident' };
  // Readers of the report before know it by its obligation alone.
  const cause = causeStated(situation);
  return {
    ja: `${reportable.ja}${cause === null ? '' : `（${cause.ja}）`}に関する${apologyOf(situation)}ご報告`,
    en: `${reportable.en}${cause === null ? '' : ` (${cause.en})`}`,
  };
}

function causeTopic(situation: NoticeSituation): Text | null {
  const kind = causeStated(situation);
  if (kind === null) return null;
  return { ja: `${kind.ja}に関する${apologyOf(situation)}ご報告`, en: `incident caused by ${kind.en}` };
}

function dataTopic(situation: NoticeSituation): Text | null {
  const certain = harmsOf(situation, 'confirmed');
  const feared = harmsOf(situation, 'possible').map(({ ja, en }) => ({ ja: `${ja}の可能性`, en: `possible ${en}` }));
  const harms = [...certain, ...feared];
  if (harms.length === 0) return null;
  const ja = (some: readonly Text[]) => some.map((harm) => harm.ja).join('および');
  const isMixed = certain.length > 0 && feared.length > 0;
  return {
    ja: `${isMixed ? `${ja(certain)}（${ja(feared)}を含む）` : ja(harms)}に関するお詫びとご報告`,
    en: `${harms.map(({ en }) => en).join(' and ')} of customer data`,
  };
}

/** What happened to data by its step. Data that nobody saw has not leaked, and data that is there again was lost for a time. */
function harmsOf(situation: NoticeSituation, step: string): Text[] {
  const facts = DATA_HARMS.filter(([fact]) => factOf(situation, fact) === step);
  const eased = facts.flatMap(([fact]) => easedHarm(situation, fact) ?? []);
  const others = facts.filter(([fact]) => easedHarm(situation, fact) === null).map(([, noun]) => noun);
  const plain = {
    ja: `データ${others.map(({ ja }) => ja).join('・')}`,
    en: others.map(({ en }) => en).join(' and '),
  };
  return [...(others.length === 0 ? [] : [plain]), ...eased];
}

function easedHarm(situation: NoticeSituation, fact: string): Text | null {
  if (fact === 'data.leak' && isRecovered(situation)) {
    return { ja: 'データが外部から閲覧可能となった事象', en: 'exposure' };
  }
  if (fact !== 'data.loss' || !isLossRestored(situation)) return null;
  return { ja: 'データの一時的な消失', en: 'temporary loss' };
}

const ATTACKS: Readonly<Record<Attack, Text>> = {
  malware: { ja: 'マルウェア感染', en: 'malware infection' },
  intrusion: { ja: '不正アクセス', en: 'unauthorised access' },
};

/** Behind the name of the product it would say that the product was hit, which only a person who names a function of it does. */
function attackTopic(situation: NoticeSituation): Text | null {
  const attack = attackStated(situation);
  if (attack === null) return null;
  const { ja, en } = ATTACKS[attack];
  return functionsOf(situation).length > 0
    ? { ja: `${ja}に関するお詫びとご報告`, en }
    : { ja: `当社環境における${ja}に関するお詫びとご報告`, en: `${en} in our environment` };
}

function securityTopic(situation: NoticeSituation, facts: readonly string[]): Text | null {
  if (!facts.some((fact) => isLikely(situation, fact))) return null;
  return { ja: `セキュリティに関する${apologyOf(situation)}ご報告`, en: 'security matter' };
}

/** Where no harm is named, a title apologises for the company's own doing alone. Whose it was, only a person states. */
function apologyOf(situation: NoticeSituation): string {
  return statedByPerson(situation, 'cause.ours') === 'yes' ? 'お詫びと' : '';
}

function serviceTopic(situation: NoticeSituation): Text | null {
  if (!concernsService(situation)) return null;
  if (isRecoveryNews(situation)) {
    return { ja: 'サービス障害の復旧に関するお詫びとご報告', en: 'service disruption resolved' };
  }
  if (situation.state.restoredAt === null && isRecurrent(situation)) {
    return { ja: 'サービス障害の再発に関するお詫びとご報告', en: 'recurrence of the service disruption' };
  }
  // What was restored was down, felt or not.
  const isSure = situation.state.restoredAt !== null || serviceStep(situation) === 'confirmed';
  return {
    ja: `サービス障害${isSure ? '' : 'の可能性'}に関するお詫びとご報告`,
    en: `${isSure ? '' : 'possible '}service disruption`,
  };
}

/** What is news in a follow-up is none in the last report, nor in a correction, nor where the notice before told it. */
function isRecoveryNews({ state, stage, previous }: NoticeSituation): boolean {
  const isTold = previous !== null && previous.times.restoredAt === state.restoredAt;
  return state.restoredAt !== null && !isTold && ['first', 'follow-up'].includes(stage);
}

/** 第 n 報, with what sets this notice apart: 訂正, 最終報. */
function mark({ stage, number, corrected, alsoWrong }: NoticeSituation): Text {
  if (stage === 'detailed') return { ja: `（第${number}報・最終報）`, en: ` (report no. ${number}, final)` };
  if (stage !== 'correction') return { ja: `（第${number}報）`, en: ` (report no. ${number})` };
  if (corrected === null) return { ja: `（第${number}報：訂正）`, en: ` (report no. ${number}: correction)` };
  const of = reportNumbers([corrected.number, ...alsoWrong]);
  return { ja: `（第${number}報：${of.ja}の訂正）`, en: ` (report no. ${number}: correction of ${of.en})` };
}

/** Title of the notice, with its number: `みほんCRM データ漏えいの可能性に関するお詫びとご報告（第1報）`. */
export function titleOf(situation: NoticeSituation): Text {
  const { product } = situation.policy.company;
  const about = topicOf(situation) ??
    earlierTopic(situation) ??
    causeTopic(situation) ?? { ja: 'ご利用に関するご報告', en: 'notice to customers' };
  const { ja, en } = mark(situation);
  return { ja: `${product.ja} ${about.ja}${ja}`, en: `${product.en}: ${about.en}${en}` };
}

/** 【重要】, of a correction 【重要・訂正】, and the title. A drill says so before anything else. */
export function subjectOf(situation: NoticeSituation): Text {
  const { drill } = situation.state;
  const isCorrection = situation.stage === 'correction';
  const { ja, en } = titleOf(situation);
  return {
    ja: `${drill ? '【訓練】' : ''}【重要${isCorrection ? '・訂正' : ''}】${ja}`,
    en: `${drill ? '[DRILL] ' : ''}[Important${isCorrection ? ', correction' : ''}] ${en}`,
  };
}

/** What the series was about, where nothing of it is likely any more: a reader must recognise it. */
function earlierTopic(situation: NoticeSituation): Text | null {
  const { policy, previous } = situation;
  if (previous === null) return null;
  const ja = inLanguageOf(previous.text, 'ja')?.subject.split(`${policy.company.product.ja} `).at(1);
  const en = inLanguageOf(previous.text, 'en')?.subject.split(`${policy.company.product.en}: `).at(1);
  const [known] = [ja, en].filter((one) => one !== undefined);
  if (known === undefined) return null;
  const isOurs = statedByPerson(situation, 'cause.ours') === 'yes';
  return { ja: asFindings(withoutMark(ja ?? known), isOurs), en: asUpdate(withoutMark(en ?? known)) };
}

/** What was only possible is told of as what was looked into: nobody apologises for a leak that there was not, but for a mistake of their own. */
function asFindings(topic: string, isOurs: boolean): string {
  return topic.replace(/の可能性に関するお詫びとご報告$/, `の可能性に関する${isOurs ? 'お詫びと' : ''}調査のご報告`);
}

function asUpdate(topic: string): string {
  return topic.startsWith('possible ') ? `investigation of the ${topic}` : topic;
}

function withoutMark(topic: string): string {
  return topic.replace(/（[^（]*）$| \([^(]*\)$/, '');
}
