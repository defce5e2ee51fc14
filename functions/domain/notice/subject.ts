import type { Text } from '../text.ts';
import { type Attack, attackStated, concernsService, DATA_HARMS, serviceStep } from './concern.ts';
import { isRecurrent } from './disruptions.ts';
import { inLanguageOf, isLikely, type Situation } from './situation.ts';

/** What a notice is about, as its title and its subject name it: never more than the facts do. */
export function topicOf(situation: Situation): Text | null {
  return (
    dataTopic(situation) ??
    attackTopic(situation) ??
    securityTopic(situation, ['spread', 'risk']) ??
    serviceTopic(situation) ??
    securityTopic(situation, ['cause.wrongful'])
  );
}

function dataTopic(situation: Situation): Text | null {
  const likely = DATA_HARMS.filter(([fact]) => isLikely(situation, fact));
  if (likely.length === 0) return null;
  const of = (step: string) => likely.filter(([fact]) => situation.facts[fact] === step).map(([, noun]) => noun);
  const [sure, unsure] = [of('confirmed'), of('possible')];
  const certain = sure.length === 0 ? [] : [`データ${japanese(sure)}`];
  const feared = unsure.length === 0 ? [] : [`データ${japanese(unsure)}の可能性`];
  const en = [...sure.map((noun) => noun.en), ...unsure.map((noun) => `possible ${noun.en}`)];
  return {
    ja: `${[...certain, ...feared].join('および')}に関するお詫びとご報告`,
    en: `${en.join(' and ')} of customer data`,
  };
}

function japanese(nouns: readonly Text[]): string {
  return nouns.map(({ ja }) => ja).join('・');
}

const ATTACKS: Readonly<Record<Attack, Text>> = {
  malware: { ja: 'マルウェア感染に関するお詫びとご報告', en: 'malware infection' },
  intrusion: { ja: '不正アクセスに関するお詫びとご報告', en: 'unauthorised access' },
};

function attackTopic(situation: Situation): Text | null {
  const attack = attackStated(situation);
  return attack === null ? null : ATTACKS[attack];
}

function securityTopic(situation: Situation, facts: readonly string[]): Text | null {
  if (!facts.some((fact) => isLikely(situation, fact))) return null;
  return { ja: 'セキュリティに関する重要なご報告', en: 'security incident' };
}

function serviceTopic(situation: Situation): Text | null {
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
function isRecoveryNews({ state, stage, previous }: Situation): boolean {
  const isTold = previous !== null && previous.times.restoredAt === state.restoredAt;
  return state.restoredAt !== null && !isTold && ['first', 'follow-up'].includes(stage);
}

/** 第 n 報, with what sets this notice apart: 訂正, 最終報. */
function mark({ stage, number, corrected }: Situation): Text {
  if (stage === 'detailed') return { ja: `（第${number}報・最終報）`, en: ` (report no. ${number}, final)` };
  if (stage !== 'correction') return { ja: `（第${number}報）`, en: ` (report no. ${number})` };
  const of =
    corrected === null ? { ja: '', en: '' } : { ja: `第${corrected.number}報の`, en: ` of no. ${corrected.number}` };
  return { ja: `（第${number}報：${of.ja}訂正）`, en: ` (report no. ${number}: correction${of.en})` };
}

/** Title of the notice, with its number: `みほんCRM データ漏えいの可能性に関するお詫びとご報告（第1報）`. */
export function titleOf(situation: Situation): Text {
  const { product } = situation.policy.company;
  const about = topicOf(situation) ??
    earlierTopic(situation) ?? { ja: 'ご利用に関する重要なご報告', en: 'important notice' };
  const { ja, en } = mark(situation);
  return { ja: `${product.ja} ${about.ja}${ja}`, en: `${product.en}: ${about.en}${en}` };
}

/** 【重要】, of a correction 【重要・訂正】, and the title. A drill says so before anything else. */
export function subjectOf(situation: Situation): Text {
  const { drill } = situation.state;
  const isCorrection = situation.stage === 'correction';
  const { ja, en } = titleOf(situation);
  return {
    ja: `${drill ? '【訓練】' : ''}【重要${isCorrection ? '・訂正' : ''}】${ja}`,
    en: `${drill ? '[DRILL] ' : ''}[Important${isCorrection ? ', correction' : ''}] ${en}`,
  };
}

/** What the series was about, where nothing of it is likely any more: a reader must recognise it. */
function earlierTopic({ policy, previous }: Situation): Text | null {
  if (previous === null) return null;
  const ja = inLanguageOf(previous.text, 'ja')?.subject.split(`${policy.company.product.ja} `).at(1);
  const en = inLanguageOf(previous.text, 'en')?.subject.split(`${policy.company.product.en}: `).at(1);
  const [known] = [ja, en].filter((one) => one !== undefined);
  if (known === undefined) return null;
  return { ja: asFindings(withoutMark(ja ?? known)), en: asUpdate(withoutMark(en ?? known)) };
}

/** What was only possible is told of as what was looked into: nobody apologises for a leak that there was not. */
function asFindings(topic: string): string {
  return topic.replace(/の可能性に関するお詫びとご報告$/, 'の可能性に関する調査のご報告');
}

function asUpdate(topic: string): string {
  return topic.startsWith('possible ') ? `investigation of the ${topic}` : topic;
}

function withoutMark(topic: string): string {
  return topic.replace(/（[^（]*）$| \([^(]*\)$/, '');
}
