import { z } from '@hono/zod-openapi';
import { reportOf } from '../../../domain/incident/decide/response/decide-report.ts';
import { parse } from '../../http/parse.ts';
import { type FieldProblem, flawed } from '../../http/problem.ts';
import { type FilingQuestion, filingQuestion } from '../../shown/filing-question.ts';
import { completeBody } from '../../verbs/bodies/settling-bodies.ts';
import { digest, openedItems } from '../../verbs/fields.ts';
import { dutyIdOf } from '../../verbs/find.ts';
import { complete } from '../../verbs/settling.ts';
import type { Verb, VerbContext } from '../../verbs/verb.ts';
import { filingWords } from '../../words/filing-words.ts';

/** The form of a filing. */
const fileBody = z.strictObject({
  ...completeBody.shape,
  opened: openedItems.optional(),
  settles: digest.optional(),
});

/**
 * `complete` as the screen of a filing gives it. Its boxes are filled in already, so that one click alone proves no filing. What was filed
 * is what the form showed: it is recorded so, and asked about first where the record of now is another.
 */
export const file: Verb = {
  ...complete,
  schema: fileBody,
  build: async (body, context) => {
    const { settles, opened, ...filing } = parse(fileBody, body);
    const { hasReference, howDone } = filingWords({ kind: filing.duty.replace(/#\d+$/, '') });
    const isProven = filing.evidence !== undefined || filing.reference !== undefined;
    const proof: FieldProblem[] = isProven ? [] : [{ path: hasReference ? 'reference' : 'evidence', message: howDone }];
    const question = context.isRepeated ? null : await questionOf({ ...filing, opened }, context);
    const asked = question === null || settles === question.entered ? [] : asks(question, settles);
    if (proof.length > 0) throw flawed([...proof, ...asked]);
    if (asked.length > 0) throw flawed(asked, 'not-confirmed');
    const { warnings, ...built } = await complete.build(filing, context);
    return question === null && warnings !== undefined ? { ...built, warnings } : built;
  },
};

function asks({ asks: all, taken, record }: FilingQuestion, settles: string | undefined): readonly FieldProblem[] {
  return settles === record ? taken : all;
}

type Filing = Pick<z.output<typeof fileBody>, 'duty' | 'items' | 'opened'>;

async function questionOf(
  { duty: named, items = {}, opened }: Filing,
  { ports, policy, state }: VerbContext,
): Promise<FilingQuestion | null> {
  const id = dutyIdOf(state, named);
  const duty = state.duties.find((one) => one.id === id);
  const report = duty === undefined ? undefined : reportOf({ policy }, duty.kind);
  if (duty === undefined || report === undefined || opened === undefined) return null;
  return await filingQuestion(ports, { policy, state, duty, report }, { items, opened });
}
