import { listed, type Text } from '../../../base/text.ts';
import type { Instant } from '../../../base/time/instant.ts';
import { spokenText, spokenTime } from '../../../base/time/spoken.ts';
import type { Policy } from '../../../policy/shape/schema.ts';
import type { Section } from '../../../policy/shape/stages.ts';
import type { FactValue } from '../../../rules/facts/values.ts';
import { toldNames } from '../../situation/concern.ts';
import { disruptionIn } from '../../situation/stated-value.ts';
import {
  byValue,
  type Certainty,
  type Says,
  type Sections,
  type Statement,
  type StatementKey,
  untold,
} from '../../situation/statement.ts';
import { DATA_STATEMENTS } from './data-statements.ts';
import { CAUSES } from './response-lines.ts';
import { FUNCTIONS_UNKNOWN } from './service-lines.ts';

const SERVICE: Sections = ['impact', 'outline', 'status'];

export const STATEMENTS: Readonly<Record<StatementKey, Statement>> = {
  ...DATA_STATEMENTS,
  'cause.wrongful': byValue<Certainty>(
    ['cause'],
    {
      none: {
        ja: '不正な目的による行為ではないことを確認いたしました。',
        en: 'We have confirmed that there was no wrongful purpose.',
      },
      possible: {
        ja: '不正な目的による行為の可能性がございます。',
        en: 'This may have been done for a wrongful purpose.',
      },
      confirmed: {
        ja: '不正な目的による行為であることを確認いたしました。',
        en: 'We have confirmed that this was done for a wrongful purpose.',
      },
      unknown: {
        ja: '不正な目的による行為かどうかは、現在調査中です。',
        en: 'We are investigating whether this was done for a wrongful purpose.',
      },
    },
    false,
  ),
  'service.felt': byValue<Certainty>(SERVICE, {
    none: {
      ja: '本サービスのご利用への影響は、確認されておりません。',
      en: 'We have found no effect on the use of the service.',
    },
    possible: {
      ja: '本サービスのご利用に影響の及んだ可能性がございます。',
      en: 'Use of the service may have been affected.',
    },
    confirmed: {
      ja: '本サービスのご利用に影響の及んだことを確認いたしました。',
      en: 'We have confirmed that use of the service was affected.',
    },
    unknown: {
      ja: '本サービスのご利用への影響の有無は、現在調査中です。',
      en: 'We are investigating whether the use of the service is affected.',
    },
  }),
  'service.long': untold(SERVICE),
  'service.impact': untold(SERVICE),
  'service.customers': untold(SERVICE),
  risk: untold(['outline', 'impact']),
  spread: byValue<Certainty>(['impact', 'outline'], {
    none: {
      ja: '当社以外への影響は、確認されておりません。',
      en: 'We have found no effect on others outside our company.',
    },
    possible: {
      ja: '当社以外へも影響の及ぶ可能性がございます。',
      en: 'The incident may also affect others outside our company.',
    },
    confirmed: {
      ja: '当社以外にも影響が及んでいることを確認いたしました。',
      en: 'We have confirmed that the incident also affects others outside our company.',
    },
    unknown: {
      ja: '当社以外への影響の有無は、現在調査中です。',
      en: 'We are investigating whether others outside our company are affected.',
    },
  }),
  'cause.kind': { sections: ['cause'], isStated: true, say: cause },
  'service.function': { sections: ['scope', 'impact'], isStated: true, say: functions },
  occurrence: { sections: ['when'], isStated: true, say: moment('発生日時', 'Occurred') },
  detection: { sections: ['when'], isStated: true, say: moment('検知日時', 'Detected') },
  restoration: { sections: ['when', 'status', 'outline'], isStated: true, say: moment('復旧日時', 'Restored') },
  course: { sections: ['when'], isStated: true, say: coursePeriods },
};

/** Whether the section that tells of it first is withheld: no other tells of it in its place. FC-5. */
export function isWithheld(name: StatementKey, withheld: readonly Section[]): boolean {
  return withheld.includes(STATEMENTS[name].sections[0]);
}

/** Whether it is something that can be told in a sentence of its own. */
export function isStatement(name: string): name is StatementKey {
  return name in STATEMENTS;
}

/** Whether it has a sentence that means something to a customer. */
export function isSaid(name: string): boolean {
  return isStatement(name) && STATEMENTS[name].say !== null;
}

function cause(value: FactValue): Text {
  const stated = CAUSES[String(value)];
  if (stated === undefined) return { ja: '原因は、現在調査中です。', en: 'We are investigating the cause.' };
  return { ja: `${stated.ja}によるものと判断しております。`, en: `We believe that this was caused by ${stated.en}.` };
}

function functions(value: FactValue, policy: Policy): Text {
  const names = Array.isArray(value) ? toldNames(policy, value) : [];
  if (names.length === 0) return FUNCTIONS_UNKNOWN;
  const { ja, en } = listed(names);
  return { ja: `対象機能：${ja}`, en: `Functions: ${en}` };
}

/** From when to when the service was disturbed, each disturbance by itself. */
export function coursePeriods(value: FactValue, { zone }: Policy): Text {
  if (!Array.isArray(value))
    return { ja: '障害の発生した期間：調査中', en: 'Periods of disruption: under investigation' };
  const all = value.map((interval) => periodIn(interval, zone));
  return {
    ja: `障害の発生した期間：${all.map(({ ja }) => ja).join('、')}`,
    en: `Periods of disruption: ${all.map(({ en }) => en).join('; ')}`,
  };
}

function periodIn(interval: string, zone: string): Text {
  const { from, to } = disruptionIn(interval);
  const [since, until] = [from, to].map((at) => (at === null ? null : spokenText(at, zone)));
  return {
    ja: `${since ? `${since.ja}から` : '開始日時は調査中、'}${until ? `${until.ja}まで` : '継続中'}`,
    en: `from ${since?.en ?? 'a time under investigation'}${until ? ` to ${until.en}` : ', still going on'}`,
  };
}

function moment(ja: string, en: string): Says {
  return (value, { zone }) =>
    value === 'unknown'
      ? { ja: `${ja}：調査中`, en: `${en}: under investigation` }
      : {
          ja: `${ja}：${spokenTime(value as Instant, zone, 'ja')}`,
          en: `${en}: ${spokenTime(value as Instant, zone, 'en')}`,
        };
}
