import type { ConsoleContext } from '../../http/environment.ts';
import type { ConsolePorts } from '../../http/ports.ts';
import { noticeIn, unreachedBy } from '../../shown/notice-shown.ts';
import { showIncident } from '../../shown/shown.ts';
import { unreachedPage } from '../../shown/unreached-page.ts';
import { readerOf } from '../frame/reader-of.ts';
import type { RefusedForm } from '../frame/refused.ts';
import { callsPage } from './calls-page.tsx';

const ROWS = 100;

/** Those whom a notice did not reach: who wait for a call, or who were told. Throws a Problem. */
export async function calls(
  ports: ConsolePorts,
  context: ConsoleContext,
  id: string,
  refused: RefusedForm | null = null,
): Promise<string> {
  const reader = { ...readerOf(ports, context), refused };
  const shown = await showIncident(ports, id, reader.language, reader.caller.at);
  const notice = noticeIn(shown, context.req.param('notice') ?? '');
  const all = await unreachedBy(ports, shown, notice, Number.POSITIVE_INFINITY);
  const waiting = all.filter(({ settled }) => settled === undefined).length;
  const isTold = context.req.path.endsWith('/told');
  const after = context.req.query('after') ?? null;
  const listed = isTold ? all.filter(({ settled }) => settled !== undefined) : all;
  const page = unreachedPage(listed, { after, size: ROWS, isWaiting: !isTold });
  return callsPage({ reader: { ...reader, policy: shown.policy }, shown, notice, page, waiting, isTold });
}
