import * as z from 'zod';
import { isStream, streamKind } from '../../domain/base/ledger/streams.ts';
import { instant } from '../../domain/base/time/instant.ts';
import { MACHINES } from '../../domain/components/executions.ts';

/** A moment as the state machine writes it, as an Instant. */
export const moment = z.iso.datetime({ offset: true }).transform(instant);

/** What every Task passes: for which stream and generation, when its state was entered, by which definition. */
export const workflowInput = z.object({
  stream: z.string().refine(isStream, 'must be a stream'),
  generation: z.int().min(1),
  at: moment,
  definition: z.string().min(1),
});

/** The same, for what is done for incidents alone. */
export const stepInput = workflowInput.extend({
  stream: z.string().refine(isStreamOfIncident, 'must be the stream of an incident'),
});

function isStreamOfIncident(stream: string): boolean {
  return streamKind(stream) === 'incident' && isStream(stream);
}

export const machineName = z.enum(MACHINES);

export type StepInput = z.output<typeof stepInput>;
