import type { ToldFact } from '../facts/compare.ts';
import type { FactValue } from '../facts/values.ts';
import type { Text } from '../text.ts';
import type { Instant } from '../time/instant.ts';
import { spokenTime } from '../time/spoken.ts';
import { DATA_STATEMENTS } from './data-statements.ts';
import { CAUSES } from './response-lines.ts';
import type { Section } from './stages.ts';
import { byValue, type Sections, type Statement, type Step } from './statement.ts';

/** What customers are told, by name: a fact, the cause, or a moment. */
export type Stated = ToldFact | 'cause.kind' | 'occurrence' | 'restoration';

const SERVICE: Sections = ['impact', 'outline', 'status'];

export const STATEMENTS: Readonly<Record<Stated, Statement>> = {
  ...DATA_STATEMENTS,
  'cause.wrongful': byValue<Step>(
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
  'service.felt': byValue<Step>(SERVICE, {
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
  'service.long': byValue<Step>(
    SERVICE,
    {
      none: { ja: '停止は、長時間にはわたっておりません。', en: 'The outage is not a long one.' },
      possible: { ja: '停止が長時間にわたる可能性がございます。', en: 'The outage may be a long one.' },
      confirmed: {
        ja: '停止が長時間にわたることを確認いたしました。',
        en: 'We have confirmed that the outage is a long one.',
      },
      unknown: {
        ja: '停止が長時間にわたるかどうかは、現在調査中です。',
        en: 'We are investigating whether the outage will be a long one.',
      },
    },
    false,
  ),
  'service.impact': byValue<'none' | 'minor' | 'major'>(
    SERVICE,
    {
      none: { ja: 'サービスへの支障：なし', en: 'Impairment of the service: none' },
      minor: { ja: 'サービスへの支障：軽微', en: 'Impairment of the service: minor' },
      major: { ja: 'サービスへの支障：重大', en: 'Impairment of the service: major' },
      unknown: { ja: 'サービスへの支障：調査中', en: 'Impairment of the service: under investigation' },
    },
    false,
  ),
  'service.customers': byValue<'none' | 'few' | 'many'>(
    SERVICE,
    {
      none: { ja: '影響を受けたお客様：なし', en: 'Customers affected: none' },
      few: { ja: '影響を受けたお客様：一部', en: 'Customers affected: some' },
      many: { ja: '影響を受けたお客様：多数', en: 'Customers affected: many' },
      unknown: { ja: '影響を受けたお客様：調査中', en: 'Customers affected: under investigation' },
    },
    false,
  ),
  spread: byValue<Step>(['impact', 'outline'], {
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
  risk: byValue<Step>(
    ['outline'],
    {
      none: {
        ja: '現実のものとなったセキュリティ上のリスクは、確認されておりません。',
        en: 'We have found no security risk that has become real.',
      },
      possible: {
        ja: 'セキュリティ上のリスクが現実のものとなった可能性がございます。',
        en: 'A security risk may have become real.',
      },
      confirmed: {
        ja: 'セキュリティ上のリスクが現実のものとなったことを確認いたしました。',
        en: 'We have confirmed that a security risk has become real.',
      },
      unknown: {
        ja: 'セキュリティ上のリスクが現実のものとなったかどうかは、現在調査中です。',
        en: 'We are investigating whether a security risk has become real.',
      },
    },
    false,
  ),
  'cause.kind': { sections: ['cause'], isStated: true, say: cause },
  occurrence: { sections: ['when'], isStated: true, say: moment('発生日時', 'Occurred') },
  restoration: { sections: ['when', 'status', 'outline'], isStated: true, say: moment('復旧日時', 'Restored') },
};

/** Whether every section that would tell of it is withheld. */
export function isWithheld(name: Stated, withheld: readonly Section[]): boolean {
  return STATEMENTS[name].sections.every((section) => withheld.includes(section));
}

/** Whether it is something that can be told in a sentence of its own. */
export function isStatement(name: string): name is Stated {
  return name in STATEMENTS;
}

function cause(value: FactValue): Text {
  const stated = CAUSES[String(value)];
  if (stated === undefined) return { ja: '原因は、現在調査中です。', en: 'We are investigating the cause.' };
  return { ja: `${stated.ja}によるものと判断しております。`, en: `We believe that this was caused by ${stated.en}.` };
}

function moment(ja: string, en: string): Statement['say'] {
  return (value, { zone }) =>
    value === 'unknown'
      ? { ja: `${ja}：調査中`, en: `${en}: under investigation` }
      : {
          ja: `${ja}：${spokenTime(value as Instant, zone, 'ja')}`,
          en: `${en}: ${spokenTime(value as Instant, zone, 'en')}`,
        };
}
