import type { Text } from '../../../../functions/domain/base/text.ts';
import {
  AnswerError,
  type Answers,
  type NamedAddress,
  readClosed,
  readEmail,
  readEnglish,
  readHours,
  readPerson,
  readText,
  readWithin,
  readYesNo,
} from './answers.ts';

export interface InterviewQuestion {
  readonly key: keyof Answers;
  readonly ask: Text;
  /** Taken when nothing is written. */
  readonly usual?: Text;
  /** Throws AnswerError. `before` holds what was answered so far. */
  read(given: string, before: Partial<Answers>): Answers[keyof Answers];
  /** What the answers so far lead to, if that is not what most want; it is taken all the same. */
  caution?(answers: Partial<Answers>): Text | null;
}

/** Who responds also writes the notices, and nobody approves their own. */
function allInOne({ responder, officer, approver }: Partial<Answers>): Text | null {
  const addresses = new Set([responder, officer, approver].map((one) => one?.email.toLowerCase()));
  if (addresses.size > 1) return null;
  return {
    ja: '最初に呼ぶ人、責任者、承認者がすべて同じ方です。この方が作成した通知は、次にお尋ねする役員などの方だけが承認できます。不在のときに備え、あとで方針のファイルに人を加えることをお勧めします。',
    en: 'the same person is called first, is responsible and approves: what they write, only the person asked for next can approve. Consider adding people to the file',
  };
}

/** Nobody approves their own notice, so two people must be able to. */
function secondApprover(given: string, { approver }: Partial<Answers>): NamedAddress {
  const person = readPerson(given);
  if (person.email.toLowerCase() !== approver?.email.toLowerCase()) return person;
  throw new AnswerError({
    ja: 'この人はすでに承認者です。自分が作成した通知は承認できないため、別の人を指定してください。',
    en: 'this person approves already; nobody approves what they wrote, so name somebody else',
  });
}

/** The questions of `policy new`, in their order. */
export const QUESTIONS: readonly InterviewQuestion[] = [
  { key: 'company', read: readText, ask: { ja: '会社名（日本語）', en: 'Name of your company, in Japanese' } },
  { key: 'companyEn', read: readEnglish, ask: { ja: '会社名（英語）', en: 'Name of your company, in English' } },
  { key: 'product', read: readText, ask: { ja: 'サービス名（日本語）', en: 'Name of your service, in Japanese' } },
  { key: 'productEn', read: readEnglish, ask: { ja: 'サービス名（英語）', en: 'Name of your service, in English' } },
  {
    key: 'hours',
    read: readHours,
    usual: { ja: '09:00-18:00', en: '09:00-18:00' },
    ask: { ja: '平日の営業時間（休憩があれば区切る）', en: 'Open hours from Monday to Friday, with breaks if any' },
  },
  {
    key: 'closed',
    read: readClosed,
    usual: { ja: '12-29～01-03', en: '12-29 to 01-03' },
    ask: {
      ja: '毎年の休業日（複数あれば「、」で区切る。なければ「なし」）',
      en: 'Days on which you are closed every year, with commas between, or none',
    },
  },
  {
    key: 'withinMinutes',
    read: readWithin,
    usual: { ja: '1', en: '1' },
    ask: {
      ja: '重大なインシデントを、営業時間で何時間以内にお客様へ知らせますか',
      en: 'Within how many business hours are customers told of a major incident?',
    },
  },
  {
    key: 'isAim',
    read: readYesNo,
    usual: { ja: 'いいえ', en: 'no' },
    ask: {
      ja: 'その時間は目標ですか（はい：目標、いいえ：約束）',
      en: 'Is that time an aim (yes) or a fixed promise (no)?',
    },
  },
  {
    key: 'responder',
    read: readPerson,
    ask: { ja: '最初に呼ぶ人（氏名 <メールアドレス>）', en: 'Who is called first? Name <address>' },
  },
  {
    key: 'officer',
    read: readPerson,
    ask: { ja: '対応の責任者（同じ人でもよい）', en: 'Who is responsible for the response? It may be the same person' },
  },
  {
    key: 'approver',
    read: readPerson,
    caution: allInOne,
    ask: { ja: 'お客様への通知を承認する人', en: 'Who approves notices to customers?' },
  },
  {
    key: 'executive',
    read: secondApprover,
    ask: {
      ja: '最後に呼ぶ役員など（その人も承認できる）',
      en: 'Who is called last, such as a director? This person may approve, too',
    },
  },
  {
    key: 'contact',
    read: readEmail,
    ask: { ja: 'お客様の問い合わせ先のメールアドレス', en: 'Mail address to which customers turn' },
  },
];
