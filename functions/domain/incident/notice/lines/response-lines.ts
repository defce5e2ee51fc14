import type { Text } from '../../../base/text.ts';
import { spokenDeadline } from '../../../base/time/spoken.ts';
import { type Attack, attackStated, concernsData, concernsService } from '../../situation/concern.ts';
import { recurrenceOf } from '../../situation/disruptions.ts';
import { isJapanese } from '../../situation/language-of.ts';
import { known, type NoticeSituation, open, type SectionLines, statedByPerson } from '../../situation/situation.ts';

const CAUSE_UNKNOWN: Text = { ja: '現在調査中です。', en: 'Under investigation.' };
const DETAILS_UNKNOWN: Text = { ja: '詳細は、引き続き調査中です。', en: 'We are still investigating the details.' };

/** It says that there was a recurrence. */
export const RECURRENCE_UNKNOWN: Text = {
  ja: '再発の原因は、現在調査中です。',
  en: 'We are investigating the cause of the recurrence.',
};

/** How an attack came about: what is asked once it is known that it was one. */
const ROUTES: Readonly<Record<Attack, { readonly only: Text; readonly more: Text }>> = {
  malware: {
    only: { ja: '感染の経路は、現在調査中です。', en: 'We are investigating how the infection came about.' },
    more: {
      ja: '感染の経路を含む詳細は、引き続き調査中です。',
      en: 'We are still investigating the details, including how the infection came about.',
    },
  },
  intrusion: {
    only: { ja: '侵入の経路は、現在調査中です。', en: 'We are investigating how access was gained.' },
    more: {
      ja: '侵入の経路を含む詳細は、引き続き調査中です。',
      en: 'We are still investigating the details, including how access was gained.',
    },
  },
};

/** What kinds of causes are called in sentences. */
export const CAUSES: Readonly<Record<string, Text>> = {
  misconfiguration: { ja: '設定の誤り', en: 'a misconfiguration' },
  malware: { ja: 'マルウェアへの感染', en: 'a malware infection' },
  intrusion: { ja: '外部からの不正アクセス', en: 'unauthorised access by a third party' },
  'denial-of-service': { ja: 'サービス妨害攻撃', en: 'a denial-of-service attack' },
  fault: { ja: '設備またはシステムの不具合', en: 'a fault in equipment or a system' },
  disaster: { ja: '災害', en: 'a disaster' },
  loss: { ja: '機器または媒体の紛失', en: 'a lost device or medium' },
  insider: { ja: '内部関係者の不正な行為', en: 'misconduct by an insider' },
  mistake: { ja: '作業上の誤り', en: 'an operator error' },
  physical: { ja: '物理的な侵入または損壊', en: 'physical intrusion or damage' },
};

/** The same where a person stated that it is the company's own doing. The others are nobody's own, or say so by themselves. */
const OUR_CAUSES: Readonly<Record<string, Text>> = {
  misconfiguration: { ja: '当社の設定の誤り', en: 'a misconfiguration on our part' },
  fault: { ja: '当社の設備またはシステムの不具合', en: 'a fault in our equipment or systems' },
  loss: { ja: '当社における機器または媒体の紛失', en: 'the loss of a device or medium on our part' },
  insider: { ja: '当社の内部関係者の不正な行為', en: 'misconduct by an insider of our company' },
  mistake: { ja: '当社の作業上の誤り', en: 'an operator error on our part' },
};

/** The kind of cause that a person stated, and whose doing it is only where a person stated that. In the last report a person writes it. */
export function causeLines(situation: NoticeSituation): SectionLines {
  if (situation.stage === 'detailed') return [];
  const kind = causeWithOwner(situation);
  if (kind === null) return open(CAUSE_UNKNOWN);
  const attack = attackStated(situation);
  // An attack that is all that happened is not its own cause.
  if (attack !== null && !concernsData(situation) && !concernsService(situation)) return open(ROUTES[attack].only);
  if (isOfEarlierDisruption(situation)) {
    return [...known(judged(kind, '再発前の障害は、', 'the earlier disruption')), ...open(RECURRENCE_UNKNOWN)];
  }
  return [...known(judged(kind, '', 'this')), ...open(attack === null ? DETAILS_UNKNOWN : ROUTES[attack].more)];
}

/** That the cause on record was that of what happened; null while there is none. */
export function judgedCause(situation: Pick<NoticeSituation, 'facts' | 'state'>): Text | null {
  const kind = causeWithOwner(situation);
  return kind === null ? null : judged(kind, '', 'this');
}

function judged(kind: Text, ja: string, en: string): Text {
  return {
    ja: `${ja}${kind.ja}によるものと判断しております。`,
    en: `We believe that ${en} was caused by ${kind.en}.`,
  };
}

/** What was found before the service failed again says nothing of why it did: a person states the cause once more if it is the same. */
function isOfEarlierDisruption(situation: NoticeSituation): boolean {
  const again = recurrenceOf(situation);
  return again !== null && concernsService(situation) && situation.state.causeSeq < again.seq;
}

/** The kind of cause that a person stated, as it is called in sentences; null while there is none. */
export function causeStated(situation: Pick<NoticeSituation, 'facts' | 'state'>): Text | null {
  return CAUSES[String(statedByPerson(situation, 'cause.kind'))] ?? null;
}

/** The same with the company as the one whose doing it is, where a person stated that too. */
export function causeWithOwner(situation: Pick<NoticeSituation, 'facts' | 'state'>): Text | null {
  const isOurs = statedByPerson(situation, 'cause.ours') === 'yes';
  const ours = isOurs ? OUR_CAUSES[String(statedByPerson(situation, 'cause.kind'))] : undefined;
  return ours ?? causeStated(situation);
}

/** Prevention comes from the approved plan, in the language it was written in. */
export function preventionLines({ plan }: NoticeSituation): SectionLines {
  if (plan === null) return [];
  const text = `${plan.technical}\n${plan.organisational}`;
  const parts = {
    ja: `技術的な対策：${plan.technical}\n組織的な対策：${plan.organisational}`,
    en: `Technical: ${plan.technical}\nOrganisational: ${plan.organisational}`,
  };
  return known(isJapanese(text) ? { ja: parts.ja, en: '' } : { ja: '', en: parts.en });
}

/** When the next report comes: a time if one is owed and the text gives it, otherwise the promise of the stages. */
export function nextLines({ policy, state, stage }: NoticeSituation): SectionLines {
  if (stage === 'detailed') return [];
  const owed = state.duties.find((duty) => duty.kind === 'notice.follow-up' && duty.status === 'open');
  const rule = policy.duties.find(({ kind }) => kind === 'notice.follow-up');
  const isAssumed = (rule?.assumed ?? rule?.clock.assumed) !== undefined;
  const at = isAssumed ? null : (owed?.deadline.at ?? null);
  if (at === null) {
    return known({
      ja: '新たな事実が判明し次第、速やかにご報告いたします。',
      en: 'We will send you an update as soon as we have new information.',
    });
  }
  const due = spokenDeadline(at, policy.zone);
  return known({ ja: `${due.ja}に、改めてご報告いたします。`, en: `We will send you an update ${due.en}.` });
}

/**
 * Who writes, how to reach them, when they take inquiries and when they answer. Hours that the policy only assumes are not told to
 * customers as the company's own: the text that states them is named, or nothing is said. FC-11.
 */
export function contactLines({ policy: { company, contact } }: NoticeSituation): SectionLines {
  return known(
    company.name,
    { ja: contact.name.ja, en: contact.name.en },
    { ja: `メール：${contact.email}`, en: `Email: ${contact.email}` },
    ...(contact.assumed === undefined ? hoursLines(contact) : statedLines(contact)),
  );
}

type PolicyContact = NoticeSituation['policy']['contact'];

function hoursLines({ hours, answered }: PolicyContact): Text[] {
  if (answered === undefined) {
    return [{ ja: `受付・回答時間：${hours.ja}`, en: `Inquiries received and answered: ${hours.en}` }];
  }
  return [{ ja: `受付時間：${hours.ja}`, en: `Inquiries received: ${hours.en}` }, answeredLine(answered)];
}

/** What is stated although the rest is assumed: where the hours stand, and the answering hours that a clause gives. */
function statedLines({ answered, answeredIn, statedIn }: PolicyContact): Text[] {
  const isAnswered = answered !== undefined && answeredIn !== undefined;
  if (statedIn === undefined) return isAnswered ? [answeredLine(answered)] : [];
  const label = isAnswered
    ? { ja: '受付時間', en: 'Inquiries received' }
    : { ja: '受付時間・回答時間', en: 'Hours in which inquiries are received and answered' };
  const stated = {
    ja: `${label.ja}：${statedIn.ja}に定めるとおりです。`,
    en: `${label.en}: as set out in ${statedIn.en}.`,
  };
  return isAnswered ? [stated, answeredLine(answered)] : [stated];
}

function answeredLine({ ja, en }: Text): Text {
  return { ja: `回答時間：${ja}`, en: `Inquiries answered: ${en}` };
}
