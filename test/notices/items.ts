import type { Language, Text } from '../../functions/domain/base/text.ts';
import type { GivenSections } from '../../functions/domain/incident/notice/given/given-sections.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import type { Facts } from '../../functions/domain/rules/facts/values.ts';
import type { Story } from './story.ts';

/** The items of data that people word, as items of the data set that was named before, or as those that customers entrusted. */
export function ofSets({ policy, scene }: Story, human: GivenSections, isEntrusted: boolean): GivenSections {
  const set = setOf(policy, scene.opened.facts);
  const given = human.data;
  if (typeof given !== 'object') return human;
  if (set === null) {
    const { ja, en } = given;
    const isOpen = Object.values(policy.dataSets).some(({ credentials }) => credentials === true);
    const worded = (said: string | undefined, language: Language) => {
      const left = isOpen ? said?.replace(...PASSWORDS[language]) : said;
      return isEntrusted ? left?.replace(CONTACTS_OF[language], ENTERED[language]) : left;
    };
    const data = { ja: worded(ja, 'ja'), en: worded(en, 'en') };
    return { ...human, data };
  }
  const within = (text: string | undefined, language: Language) =>
    ITEMS[language].reduce(
      (said, [plain, ofSet, ofLogins]) =>
        said.replace(plain, (set.isLogin ? ofLogins : ofSet).replace('{set}', set.title[language])),
      text ?? '',
    );
  return { ...human, data: { ja: within(given.ja, 'ja'), en: within(given.en, 'en') } };
}

/** A list of contacts of the company's own, and one that customers keep with it. */
const CONTACTS_OF: Text = {
  ja: '項目：ご担当者様の氏名、メールアドレス',
  en: 'Names and email addresses of contacts',
};
const ENTERED: Text = {
  ja: '項目：お客様にご登録いただいた、ご担当者様の氏名およびメールアドレス',
  en: 'Names and email addresses of contacts that you had entered',
};

/** What people write where no set is named, of a set, and of one that holds log-in data. */
const ITEMS: Readonly<Record<Language, readonly (readonly [plain: string, ofSet: string, ofLogins: string])[]>> = {
  ja: [
    [
      '項目：ご担当者様の氏名、メールアドレス',
      '項目：{set}（氏名、メールアドレス）',
      '項目：{set}（ログインID、メールアドレス、ハッシュ化されたパスワード）',
    ],
    [
      'パスワードおよび決済に関する情報は含まれておりません。',
      '対象は上記の項目に限られ、パスワードおよび決済に関する情報は含まれておりません。',
      '決済に関する情報は含まれておりません。',
    ],
  ],
  en: [
    [
      'Categories of data: Names and email addresses of contacts',
      'Categories of data: {set} (names and email addresses)',
      'Categories of data: {set} (log-in IDs, email addresses and hashed passwords)',
    ],
    [
      'The data does not contain passwords or payment data.',
      'Only these items were affected. Passwords and payment data were not.',
      'The data does not contain payment data.',
    ],
  ],
};

/** While it is not on record which set it is, whether it holds passwords stays open. */
const PASSWORDS: Readonly<Record<Language, readonly [denied: string, left: string]>> = {
  ja: ['パスワードおよび決済に関する情報は含まれておりません。', '決済に関する情報は含まれておりません。'],
  en: ['The data does not contain passwords or payment data.', 'The data does not contain payment data.'],
};

/** The set of data concerned, as the policy calls it; null where nobody recorded one. */
export function setOf({ dataSets }: Policy, facts: Facts) {
  const [id = ''] = Array.isArray(facts['data.sets']) ? facts['data.sets'] : [];
  const set = dataSets[id];
  return set === undefined ? null : { title: set.title, isLogin: set.credentials === true };
}
