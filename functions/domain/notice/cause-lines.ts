import type { Text } from '../text.ts';
import { factOf, known, type Said, type Situation, together } from './situation.ts';

const UNDER_INVESTIGATION: Text = {
  ja: '原因は現在調査中です。判明し次第、ご報告いたします。',
  en: 'The cause is under investigation. We will report as soon as it is known.',
};

const KINDS: Readonly<Record<string, Text>> = {
  misconfiguration: { ja: '設定の誤り', en: 'a misconfiguration' },
  malware: { ja: 'マルウェアへの感染', en: 'malware' },
  intrusion: { ja: '不正アクセス', en: 'unauthorised access' },
  'denial-of-service': { ja: 'サービス妨害攻撃', en: 'a denial-of-service attack' },
  fault: { ja: 'システムの不具合', en: 'a system fault' },
  disaster: { ja: '災害', en: 'a disaster' },
  loss: { ja: '機器または媒体の紛失', en: 'a lost device or medium' },
  insider: { ja: '内部関係者による不正な行為', en: 'misconduct by an insider' },
  mistake: { ja: '作業上の誤り', en: 'an operating mistake' },
  physical: { ja: '物理的な事象', en: 'a physical event' },
  test: { ja: '検証作業', en: 'a test' },
};

/** What is known of the cause: its kind, and whether it is ours. */
export function causeLines(situation: Situation): Said {
  const kind = KINDS[String(factOf(situation, 'cause.kind'))];
  if (kind === undefined) return { known: [], open: [UNDER_INVESTIGATION] };
  const what = known({ ja: `${kind.ja}によるものです。`, en: `The event was caused by ${kind.en}.` });
  return together(what, ours(situation));
}

function ours(situation: Situation): Said {
  switch (factOf(situation, 'cause.ours')) {
    case 'yes':
      return known({ ja: '原因は当社側にございました。', en: 'The cause is on our side.' });
    case 'no':
      return known({
        ja: '原因は当社側によるものではないことを確認しております。',
        en: 'The cause is not on our side.',
      });
    default:
      return { known: [], open: [{ ja: '詳細は引き続き調査中です。', en: 'Details are still being investigated.' }] };
  }
}

const FIX: Readonly<Record<string, Text>> = {
  yes: { ja: '恒久対応を完了いたしました。', en: 'The permanent fix is in place.' },
  no: { ja: '恒久対応を進めております。', en: 'We are working on the permanent fix.' },
};
const PREVENTION: Readonly<Record<string, Text>> = {
  yes: { ja: '再発防止策を実施いたしました。', en: 'Measures against recurrence are in place.' },
  no: { ja: '再発防止策を準備しております。', en: 'We are preparing measures against recurrence.' },
};

/** Whether the permanent fix is done. */
export function fixLines(situation: Situation): Said {
  return byAnswer(situation, 'fix.permanent', FIX);
}

/** Whether prevention is in place. */
export function preventionLines(situation: Situation): Said {
  return byAnswer(situation, 'prevention.inPlace', PREVENTION);
}

function byAnswer(situation: Situation, fact: string, answers: Readonly<Record<string, Text>>): Said {
  const answer = answers[String(factOf(situation, fact))];
  return answer === undefined ? known() : known(answer);
}
