import type { Text } from '../../domain/base/text.ts';
import type { PolicyReport } from '../../domain/policy/shape/schema.ts';
import { TELLINGS } from '../../domain/rules/authority/legal-kinds.ts';

/** What the screens call a report, by whom it goes to. */
export interface FilingWords {
  readonly to: Text;
  readonly from: Text;
  /** The heading of the form, of what was recorded, and of the link that leads there. */
  readonly says: Text;
  readonly nth: (number: number) => Text;
  readonly write: Text;
  readonly record: Text;
  /** That it was done, without a full stop. */
  readonly done: (title: Text, to: Text) => Text;
  /** What proves it, as its box is labelled. */
  readonly evidence: Text;
  /** Whether it gets a number from whom it goes to. */
  readonly hasReference: boolean;
  readonly howDone: Text;
  readonly correction: Text;
  /** It was done before, and is owed once more. */
  readonly anew: Text;
}

const EVIDENCE: Text = { ja: '根拠・証跡', en: 'Evidence' };
export const REFERENCE: Text = { ja: '受付番号', en: 'Reference number' };

const TO_AUTHORITY: FilingWords = {
  to: { ja: '提出先', en: 'To' },
  from: { ja: '提出者', en: 'From' },
  says: { ja: '報告の内容', en: 'What the filing says' },
  nth: (number) => ({ ja: `提出 第${number}回`, en: `Filing no. ${number}` }),
  write: { ja: '報告の内容を作成・記録・印刷する', en: 'Write, record and print the filing' },
  record: { ja: '提出したことを記録する', en: 'Record that it was filed' },
  done: (title, to) => ({ ja: `「${title.ja}」を${to.ja}に提出しました`, en: `${title.en} filed with ${to.en}` }),
  evidence: EVIDENCE,
  hasReference: true,
  howDone: {
    ja: '入力するか、いつ、どのように提出したかを「根拠・証跡」に記入してください',
    en: 'enter it, or write under “Evidence” when and how it was filed',
  },
  correction: {
    ja: '提出済みの内容を訂正する場合は、次のフォームで改めて記録してください。以前の記録も残ります。',
    en: 'To correct what was filed, record it again below. The earlier filing stays on record.',
  },
  anew: {
    ja: '改めて提出が必要になりました。提出した内容を、次のフォームで記録してください。以前の記録も残ります。',
    en: 'It is owed once more. Record below what was filed this time. The earlier filing stays on record.',
  },
};

const TO_PERSONS: FilingWords = {
  to: { ja: '通知先', en: 'To' },
  from: { ja: '通知者', en: 'From' },
  says: { ja: '本人に伝えた内容', en: 'What the persons were told' },
  nth: (number) => ({ ja: `通知 第${number}回`, en: `Told, no. ${number}` }),
  write: { ja: '本人に伝えた内容を作成・記録・印刷する', en: 'Write, record and print what the persons are told' },
  record: { ja: '本人に通知したことを記録する', en: 'Record that the persons were told' },
  done: (title) => ({ ja: `「${title.ja}」を実施しました`, en: `${title.en} done` }),
  evidence: { ja: '根拠・証跡（通知の日時・方法・人数）', en: 'Evidence (when and how they were told, and how many)' },
  hasReference: false,
  howDone: {
    ja: 'いつ、どのような方法で、何人に通知したかを記入してください',
    en: 'write when, how, and how many of the persons were told',
  },
  correction: {
    ja: '通知した内容を訂正した場合は、次のフォームで改めて記録してください。以前の記録も残ります。',
    en: 'If the persons were told otherwise later, record it again below. The earlier record stays.',
  },
  anew: {
    ja: '改めて通知が必要になりました。今回通知した内容を、次のフォームで記録してください。以前の記録も残ります。',
    en: 'It is owed once more. Record below what was told this time. The earlier record stays.',
  },
};

const TO_CONTROLLERS: FilingWords = {
  ...TO_PERSONS,
  says: { ja: '委託元に伝えた内容', en: 'What the customers were told' },
  write: { ja: '委託元に伝えた内容を作成・記録・印刷する', en: 'Write, record and print what the customers are told' },
  record: { ja: '委託元に通知したことを記録する', en: 'Record that the customers were told' },
  evidence: { ja: '根拠・証跡（通知の日時・方法・相手）', en: 'Evidence (when and how they were told, and who)' },
  howDone: {
    ja: 'いつ、どのような方法で、どの委託元に通知したかを記入してください',
    en: 'write when, how, and which of the customers were told',
  },
  correction: {
    ja: '通知した内容を訂正した場合は、次のフォームで改めて記録してください。以前の記録も残ります。',
    en: 'If the customers were told otherwise later, record it again below. The earlier record stays.',
  },
};

const TO_OTHERS: FilingWords = {
  ...TO_AUTHORITY,
  to: { ja: '報告先', en: 'To' },
  from: { ja: '報告者', en: 'From' },
  says: { ja: '報告の内容', en: 'What the report says' },
  nth: (number) => ({ ja: `報告 第${number}回`, en: `Report no. ${number}` }),
  write: { ja: '報告の内容を作成・記録・印刷する', en: 'Write, record and print the report' },
  record: { ja: '報告したことを記録する', en: 'Record that it was reported' },
  done: (title) => ({ ja: `「${title.ja}」を行いました`, en: `${title.en} made` }),
  hasReference: false,
  howDone: {
    ja: 'いつ、どのように報告したかを記入してください',
    en: 'write when and how it was reported',
  },
  correction: {
    ja: '報告した内容を訂正する場合は、次のフォームで改めて記録してください。以前の記録も残ります。',
    en: 'To correct what was reported, record it again below. The earlier record stays.',
  },
  anew: {
    ja: '改めて報告が必要になりました。報告した内容を、次のフォームで記録してください。以前の記録も残ります。',
    en: 'It is owed once more. Record below what was reported this time. The earlier record stays.',
  },
};

/** The words for a report to an authority or body, to the persons or customers concerned, or inside the company. */
export function filingWords({ kind }: Pick<PolicyReport, 'kind'>): FilingWords {
  if (TELLINGS.includes(kind)) return kind === 'principals' ? TO_PERSONS : TO_CONTROLLERS;
  return kind.startsWith('authority.') ? TO_AUTHORITY : TO_OTHERS;
}
