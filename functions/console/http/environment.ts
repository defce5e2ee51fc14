import type { Context } from 'hono';
import type { Language } from '../../domain/base/text.ts';
import type { RequestContext, SignedCaller } from './caller.ts';
import { languageOf } from './language.ts';

/** What the gateway gives beside the request, and what the first middleware found out. */
export interface ConsoleEnv {
  Bindings: RequestContext;
  Variables: { caller: SignedCaller };
}

export type ConsoleContext = Context<ConsoleEnv>;

/** The language the reader asked for. */
export function readerLanguage(context: ConsoleContext): Language {
  return languageOf({ query: context.req.query('lang'), header: context.req.header('accept-language') });
}
