import { z } from '@hono/zod-openapi';
import { reportOf } from '../../../domain/incident/decide/response/decide-report.ts';
import { bodyDigest } from '../../../domain/incident/notice/given/plain-body.ts';
import { parse } from '../../http/parse.ts';
import { invalid } from '../../http/problem.ts';
import { filingsOf, startsOf } from '../../shown/filing-start.ts';
import { openedItems } from '../../verbs/fields.ts';
import { dutyIdOf } from '../../verbs/find.ts';
import { completeBody } from '../../verbs/schemas.ts';
import { complete } from '../../verbs/settling.ts';
import type { Verb, VerbContext } from '../../verbs/verb.ts';
import { filingWords } from '../../words/filing-words.ts';

/** The form of a filing. */
const fileBody = z.strictObject({ ...completeBody.shape, opened: openedItems.optional() });

/**
 * `complete` as the screen of a filing gives it: its boxes are filled in already, so that one click alone proves no filing, and items that
 * nobody touched follow the record of now.
 */
export const file: Verb = {
  ...complete,
  schema: fileBody,
  build: async (body, context) => {
    const given = parse(fileBody, body);
    const { hasReference, howDone } = filingWords({ kind: given.duty.replace(/#\d+$/, '') });
    if (given.evidence === undefined && given.reference === undefined)
      throw invalid(hasReference ? 'reference' : 'evidence', howDone);
    const { opened, ...rest } = given;
    if (opened === undefined) return complete.build(rest, context);
    return complete.build({ ...rest, items: await asRecordedNow(given, opened, context) }, context);
  },
};

type Filing = z.output<typeof fileBody>;

/** The items with what their boxes would begin with by now, where they came back as they were opened. */
async function asRecordedNow(
  { duty: named, items = {} }: Filing,
  opened: NonNullable<Filing['opened']>,
  { ports, policy, state }: VerbContext,
): Promise<Readonly<Record<string, string>>> {
  const id = dutyIdOf(state, named);
  const duty = state.duties.find((one) => one.id === id);
  const report = duty === undefined ? undefined : reportOf({ policy }, duty.kind);
  if (duty === undefined || report === undefined) return items;
  const filings = await filingsOf(ports, policy, state, report);
  const starts = startsOf(policy, state, { duty, report, filings, language: opened.language });
  const untouched = Object.entries(starts).filter(
    ([item]) => opened.items[item] !== undefined && bodyDigest(items[item] ?? '') === opened.items[item],
  );
  const now = { ...items, ...Object.fromEntries(untouched) };
  return Object.fromEntries(Object.entries(now).filter(([, text]) => text !== ''));
}
