import { ContentChanged, KeyReused, StorageUnavailable, StreamContended } from '../adapters/aws/errors.ts';
import type { Text } from '../domain/base/text.ts';
import { wantsPage } from './http/answer-form.ts';
import type { SignedCaller } from './http/caller.ts';
import { keyReused } from './http/command-id.ts';
import type { ConsoleContext } from './http/environment.ts';
import { readerLanguage } from './http/environment.ts';
import { Problem, problemBody } from './http/problem.ts';
import { errorPage } from './screens/frame/error-page.tsx';

const CONTENT_CHANGED: Text = {
  ja: '保存されている内容が、記録された時点のものと一致しないため、処理を止めました。書き換えられたおそれがあります。hikeshi verify で確認し、元の内容を復元してから、同じ内容をもう一度送信してください。',
  en: 'Something stored is not what was recorded: it may have been tampered with, and nothing was made of it. Run "hikeshi verify", restore what was changed, then send the same request again.',
};

/** A thrown value as an answer: a page to browsers, JSON to programs. What we did not foresee is logged and told as ours. */
export function answerError(error: unknown, context: ConsoleContext): Response | Promise<Response> {
  const problem = asProblem(error);
  if (!wantsPage(context.req.path, context.req.header('accept'))) {
    return context.json(problemBody(problem, readerLanguage(context)), problem.status);
  }
  // Nobody is known yet where the person themselves was refused.
  const caller: SignedCaller | undefined = context.get('caller');
  const page = errorPage(problem, readerLanguage(context), context.req.path, caller?.person ?? null);
  return context.html(page, problem.status);
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof KeyReused) return keyReused();
  if (error instanceof StorageUnavailable || error instanceof StreamContended) {
    return new Problem(
      'unavailable',
      {
        ja: '保存先から時間内に応答がありませんでした。記録は失われていません。同じ内容を、同じ識別キー（Idempotency-Key）でもう一度送信してください。',
        en: 'A store did not answer in time. Nothing was lost: send the same request with the same Idempotency-Key again.',
      },
      [],
      { ja: '保存先から時間内に応答がありませんでした。', en: 'A store did not answer in time.' },
    );
  }
  if (error instanceof ContentChanged) return new Problem('content-changed', CONTENT_CHANGED);
  // biome-ignore lint/suspicious/noConsole: what nobody foresaw must reach the function's log
  console.error(error);
  return new Problem('internal', {
    ja: 'システム側で問題が発生しました（記録済み）。もう一度お試しになるか、ログを確認してください。',
    en: 'Something failed on our side; it was logged. Try again, or look at the log.',
  });
}
