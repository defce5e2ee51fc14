import { counted, type Text } from '../../../base/text.ts';
import type { Policy } from '../../../policy/shape/schema.ts';
import type { ASSURANCES, DATA_FACTS } from '../../../rules/facts/compare.ts';
import type { FactValue } from '../../../rules/facts/values.ts';
import { byValue, type Certainty, type Sections, type Statement, type YesNo } from '../../situation/statement.ts';
import { KINDS } from './data-lines.ts';

type DataFact = Exclude<keyof typeof DATA_FACTS, 'cause.wrongful'> | keyof typeof ASSURANCES;

const DATA: Sections = ['data'];
const DATA_AND_OUTLINE: Sections = ['data', 'outline'];

/** The data concerned, what happened to it, and what speaks for its owners. */
export const DATA_STATEMENTS: Readonly<Record<DataFact, Statement>> = {
  'data.leak': harm('漏えい', '漏えいした', 'leak', 'leaked'),
  'data.tampering': harm('改ざん', '改ざんされた', 'alteration', 'altered'),
  'data.loss': harm('消失', '失われた', 'loss', 'lost'),
  'data.personal': kind('data.personal'),
  'data.sensitive': kind('data.sensitive'),
  'data.financial': kind('data.financial'),
  'data.secrecy': kind('data.secrecy'),
  'data.mynumber': kind('data.mynumber'),
  'data.sets': { sections: ['data'], isStated: true, say: sets },
  'data.persons': { sections: ['persons'], isStated: true, say: persons },
  'data.encrypted': byValue<YesNo>(DATA, {
    yes: { ja: '対象のデータには、高度な暗号化を施しております。', en: 'The data is protected by strong encryption.' },
    no: {
      ja: '対象のデータには、高度な暗号化を施しておりません。',
      en: 'The data is not protected by strong encryption.',
    },
    unknown: {
      ja: '対象のデータに高度な暗号化を施しているかどうかは、現在調査中です。',
      en: 'We are investigating whether the data is protected by strong encryption.',
    },
  }),
  'data.recovered': byValue<YesNo>(DATA_AND_OUTLINE, {
    yes: {
      ja: '対象のデータは、第三者が閲覧する前に、すべて回収いたしました。',
      en: 'All of the data was recovered before any third party viewed it.',
    },
    no: {
      ja: '対象のデータのすべてを、第三者による閲覧の前に回収できてはおりません。',
      en: 'Not all of the data was recovered before any third party viewed it.',
    },
    unknown: {
      ja: '対象のデータのすべてを、第三者が閲覧する前に回収できたかどうかは、現在調査中です。',
      en: 'We are investigating whether all of the data was recovered before any third party viewed it.',
    },
  }),
  'data.copy': byValue<YesNo>(DATA, {
    yes: { ja: '対象のデータと同一の内容を、別途保管しております。', en: 'We hold another copy of the same data.' },
    no: {
      ja: '対象のデータと同一の内容は、別途保管しておりません。',
      en: 'We do not hold another copy of the same data.',
    },
    unknown: {
      ja: '対象のデータと同一の内容を別途保管しているかどうかは、現在調査中です。',
      en: 'We are investigating whether we hold another copy of the same data.',
    },
  }),
  'data.restored': byValue<YesNo>(DATA_AND_OUTLINE, {
    yes: { ja: '失われたデータは、すべて復元いたしました。', en: 'All of the data that was lost has been restored.' },
    no: {
      ja: '失われたデータのすべてを復元するには至っておりません。',
      en: 'Not all of the data that was lost has been restored.',
    },
    unknown: {
      ja: '失われたデータのすべてを復元できたかどうかは、現在調査中です。',
      en: 'We are investigating whether all of the data that was lost has been restored.',
    },
  }),
};

function harm(noun: string, verb: string, en: string, did: string): Statement {
  return byValue<Certainty>(['outline', 'impact'], {
    none: { ja: `お客様のデータの${noun}は、確認されておりません。`, en: `We have found no ${en} of customer data.` },
    possible: {
      ja: `お客様のデータが${verb}可能性がございます。`,
      en: `Customer data may have been ${did}.`,
    },
    confirmed: {
      ja: `お客様のデータが${verb}ことを確認いたしました。`,
      en: `We have confirmed that customer data was ${did}.`,
    },
    unknown: {
      ja: `お客様のデータの${noun}の有無は、現在調査中です。`,
      en: `We are investigating whether there was any ${en} of customer data.`,
    },
  });
}

function kind(fact: keyof typeof KINDS): Statement {
  const { ja, en } = KINDS[fact];
  return byValue<Certainty>(['data'], {
    none: { ja: `対象のデータに、${ja}は含まれておりません。`, en: `The data does not contain ${en}.` },
    possible: { ja: `対象のデータに、${ja}が含まれている可能性がございます。`, en: `The data may contain ${en}.` },
    confirmed: { ja: `対象のデータに、${ja}が含まれております。`, en: `The data contains ${en}.` },
    unknown: {
      ja: `対象のデータに${ja}が含まれるかどうかは、現在調査中です。`,
      en: `We are investigating whether the data contains ${en}.`,
    },
  });
}

function sets(value: FactValue, { dataSets }: Policy): Text {
  if (!Array.isArray(value) || value.length === 0) {
    return { ja: '対象となるデータの項目は、現在調査中です。', en: 'We are investigating which data is affected.' };
  }
  const titles = value.map((id) => dataSets[id]?.title ?? { ja: id, en: id });
  return {
    ja: `項目：${titles.map(({ ja }) => ja).join('、')}`,
    en: `Categories of data: ${titles.map(({ en }) => en).join(', ')}`,
  };
}

function persons(value: FactValue): Text {
  if (typeof value !== 'number') {
    return { ja: '対象となる方の人数は、現在調査中です。', en: 'We are investigating how many people are affected.' };
  }
  return { ja: `${counted(value)}名`, en: `${counted(value)} ${value === 1 ? 'person' : 'people'}` };
}
