import * as z from 'zod';
import type { SignalReading } from '../signal.ts';
import { type Envelope, unreadable } from './envelope.ts';

const FINDINGS_AT_MOST = 100;

const batch = z.looseObject({
  detail: z.looseObject({ findings: z.array(z.unknown()).min(1).max(FINDINGS_AT_MOST) }),
});

/** Each finding of an event by itself: one that cannot be read leaves the others as they are. */
export function readBatch(event: Envelope, read: (finding: unknown) => SignalReading): readonly SignalReading[] {
  return batch.parse(event).detail.findings.map((finding, index) => {
    try {
      return read(finding);
    } catch (error) {
      if (error instanceof z.ZodError) return unreadable(event, error, ['detail', 'findings', index]);
      throw error;
    }
  });
}
