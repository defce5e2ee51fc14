import type { Language, Text } from '../../domain/text.ts';
import type { Problem, ProblemStatus } from '../problem.ts';
import { fieldName } from '../words/fields.ts';
import { document, Layout } from './layout.tsx';
import { href, tell } from './reader.ts';

const TITLES: Readonly<Record<ProblemStatus, Text>> = {
  400: { ja: '入力内容をご確認ください', en: 'Please check what you entered' },
  403: { ja: 'この操作は許可されていません', en: 'This is not allowed' },
  404: { ja: '見つかりません', en: 'Not found' },
  405: { ja: 'この方法では利用できません', en: 'Not in this way' },
  409: { ja: 'いまの状態では実行できません', en: 'Not possible as things stand' },
  413: { ja: '送信内容が大きすぎます', en: 'Too much was sent' },
  415: { ja: '送信形式が異なります', en: 'Wrong kind of content' },
  500: { ja: 'システム側で問題が発生しました', en: 'Something failed on our side' },
  501: { ja: 'まだ利用できません', en: 'Not available yet' },
  503: { ja: '一時的に応答がありません', en: 'No answer for the moment' },
};

const ADVICE: Readonly<Record<ProblemStatus, Text>> = {
  400: {
    ja: '前の画面に戻り、下記の箇所を直して送信してください。',
    en: 'Go back, correct the places below and send again.',
  },
  403: {
    ja: '権限のある方に依頼するか、サインインし直してください。',
    en: 'Ask somebody who may, or sign in as another person.',
  },
  404: { ja: '一覧から選び直してください。', en: 'Choose again from the list.' },
  405: { ja: '一覧から選び直してください。', en: 'Choose again from the list.' },
  409: { ja: '画面を開き直し、現在の内容を確認してください。', en: 'Open the page again and look at what changed.' },
  413: { ja: '内容を短くして送信してください。', en: 'Send less at once.' },
  415: { ja: 'この画面のフォームから送信してください。', en: 'Send it with the form of this console.' },
  500: { ja: '記録は失われていません。もう一度お試しください。', en: 'Nothing was lost. Please try again.' },
  501: { ja: '今後の版で提供されます。', en: 'It comes with a later release.' },
  503: {
    ja: '記録は失われていません。少し待って再度お試しください。',
    en: 'Nothing was lost. Wait a moment and try again.',
  },
};

/** What stands in the way: the reason, or every place that is wrong. */
export function ProblemBox({
  reader,
  problem,
}: {
  readonly reader: { language: Language };
  readonly problem: Problem;
}) {
  const { flaws, reason } = problem;
  return (
    <div class="notice-box" role="alert">
      {flaws.length === 0 ? (
        <p>{tell(reader, reason)}</p>
      ) : (
        <ul>
          {flaws.map(({ path, message }) => (
            <li>
              {tell(reader, fieldName(path))}
              {tell(reader, { ja: '：', en: ': ' })}
              {tell(reader, message)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A page that says what went wrong and what to do. */
export function errorPage(problem: Problem, language: Language, path = '/'): string {
  const reader = { language };
  const title = tell(reader, TITLES[problem.status]);
  const incident = /^\/incidents\/(I-[0-9a-z]{12})\//.exec(path)?.[1];
  return document(
    <Layout language={language} title={title} path="/" person={null}>
      <h1>{title}</h1>
      <ProblemBox reader={reader} problem={problem} />
      <p>{tell(reader, ADVICE[problem.status])}</p>
      {incident === undefined ? null : (
        <p>
          <a href={href(reader, `/incidents/${incident}`)}>
            {tell(reader, { ja: 'このインシデントへ', en: 'To the incident' })}
          </a>
        </p>
      )}
      <p>
        <a href={href(reader, '/')}>{tell(reader, { ja: '一覧へ', en: 'To the list' })}</a>
      </p>
    </Layout>,
  );
}
