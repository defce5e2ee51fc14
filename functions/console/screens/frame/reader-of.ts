import { type ConsoleContext, readerLanguage } from '../../http/environment.ts';
import type { ConsolePorts } from '../../http/ports.ts';
import { timeNames } from '../../shown/warnings/unrecorded-times.ts';
import type { ScreenReader } from './reader.ts';

/** Who asked for a page, from the request. */
export function readerOf(ports: ConsolePorts, context: ConsoleContext): ScreenReader {
  return {
    policy: ports.policy,
    caller: context.get('caller'),
    language: readerLanguage(context),
    path: context.req.path,
    key: ports.randomId(),
    done: context.req.query('done') ?? null,
    warned: [],
    lost: timeNames((context.req.query('lost') ?? '').split(',')),
    since: seqIn(context.req.query('since')),
    refused: null,
  };
}

function seqIn(given: string | undefined): number | null {
  return given !== undefined && /^\d{1,9}$/.test(given) ? Number(given) : null;
}
