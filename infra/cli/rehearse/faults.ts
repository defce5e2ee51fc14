import { z } from 'zod';
import type { Fault } from '../../local/endpoint/faults.ts';
import { durationMs } from './moment.ts';

const SERVED = ['mail.reply-lost', 'mail.throttle', 'mail.down', 'mail.denied', 'crash'] as const;
const LATER = [
  'store.fail',
  'store.race',
  'backup.missed',
  'backup.copy-failed',
  'backup.orphan',
  'clock-jump',
] as const;

const faultSchema = z.strictObject({
  kind: z.enum([...SERVED, ...LATER]),
  target: z.string().optional(),
  count: z.number().int().min(1).optional(),
  for: z.string().optional(),
  when: z.enum(['before', 'after']).optional(),
  scope: z.enum(['function', 'system']).optional(),
});

/** The fault a step asks for, or why it cannot be had. */
export function faultOf(asked: unknown): Fault | { refused: string } {
  const checked = faultSchema.safeParse(asked);
  if (!checked.success) return { refused: `fault: ${checked.error.issues.map(({ message }) => message).join('; ')}` };
  const { kind, target, count, when, scope } = checked.data;
  const common = {
    ...(target === undefined ? {} : { target }),
    ...(count === undefined ? {} : { count }),
    ...(checked.data.for === undefined ? {} : { forMilliseconds: durationMs(checked.data.for) }),
  };
  if (kind === 'crash') {
    return { kind, ...common, ...(when === undefined ? {} : { when }), ...(scope === undefined ? {} : { scope }) };
  }
  const served = SERVED.find((name) => name === kind);
  if (served === undefined || served === 'crash') return { refused: `fault ${kind} is not available yet` };
  return { kind: served, ...common };
}
