import { wantsPage } from '../../../../functions/console/http/answer-form.ts';
import { CSV_LIMIT_BYTES, JSON_LIMIT_BYTES, tooLarge } from '../../../../functions/console/http/body.ts';
import { languageOf } from '../../../../functions/console/http/language.ts';
import { foreign } from '../../../../functions/console/http/origin.ts';
import { Problem, problemBody } from '../../../../functions/console/http/problem.ts';
import { HEADERS } from '../../../../functions/console/http/protection.ts';
import { errorPage } from '../../../../functions/console/screens/frame/error-page.tsx';
import type { Person } from '../../../../functions/domain/policy/shape/schema.ts';
import { RawReply } from '../../protocol/call.ts';
import type { Incoming } from '../../protocol/decode.ts';
import { type GatewayMessage, TOO_LARGE } from './gateway.ts';

/** What the gateway answered by itself, with its reason: a page to browsers, in the name of who is acting; to programs beside the message. */
export function inWords(message: GatewayMessage, request: Incoming, acting: Person | null): RawReply {
  // What is larger than its function takes the gateway answers as a failure of its own, without a reason.
  if (message.isTooLarge)
    return refusal(tooLarge(limitOf(pathOf(request))), request, acting, TOO_LARGE.status, { message: TOO_LARGE.text });
  return refusal(FAILED, request, acting, message.status, { message: message.text });
}

/** The answer to a page of another site. */
export function notFromHere(request: Incoming): RawReply {
  return refusal(foreign(), request);
}

/** The answer to a choice of somebody who is not of the team. */
export function noSuchPerson(person: string, request: Incoming): RawReply {
  const shown = person.slice(0, NAME_SHOWN);
  const reason = { ja: `「${shown}」という担当者はいません。`, en: `There is no person "${shown}".` };
  return refusal(new Problem('invalid', reason), request);
}

/** The path of a request, without its query. */
export function pathOf({ url }: Incoming): string {
  return url.split('?')[0] ?? '';
}

const NAME_SHOWN = 80;
const FAILED = new Problem('internal', {
  ja: 'コンソールの処理が途中で終了しました。理由は、このシステムを起動した端末に表示されています。',
  en: 'The console ended before it answered. The terminal that this system runs in says why.',
});

function limitOf(path: string): number {
  return /^(\/api)?\/customers(\/|$)/.test(path) ? CSV_LIMIT_BYTES : JSON_LIMIT_BYTES;
}

function refusal(
  problem: Problem,
  request: Incoming,
  acting: Person | null = null,
  status: number = problem.status,
  beside: object = {},
): RawReply {
  const [path, query] = [pathOf(request), new URLSearchParams(request.url.split('?')[1] ?? '')];
  const language = languageOf({
    query: query.get('lang') ?? undefined,
    header: request.headers['accept-language'],
  });
  const own = Object.fromEntries([...HEADERS, ['cache-control', 'no-store']]);
  if (wantsPage(path, request.headers.accept)) {
    const headers = { ...own, 'content-type': 'text/html; charset=utf-8' };
    return new RawReply(status, headers, errorPage(problem, language, path, acting));
  }
  const body = JSON.stringify({ ...beside, ...problemBody(problem, language) });
  return new RawReply(status, { ...own, 'content-type': 'application/json' }, body);
}
