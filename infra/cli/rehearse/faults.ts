import { z } from 'zod';
import { issueText } from '../../../functions/domain/base/issue-words.ts';
import type { Text } from '../../../functions/domain/base/text.ts';
import type { InjectedFault } from '../../local/endpoint/faults.ts';
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

function wrong(issues: readonly z.core.$ZodIssue[]): Text {
  const each = issues.map((issue) => {
    const text = issueText(issue) ?? { ja: issue.message, en: issue.message };
    const place = issue.path.join('.') || 'with';
    return { ja: `${place}：${text.ja}`, en: `${place}: ${text.en}` };
  });
  return { ja: `fault：${each.map(({ ja }) => ja).join('、')}`, en: `fault: ${each.map(({ en }) => en).join('; ')}` };
}

function notYet(kind: string): Text {
  return { ja: `fault：${kind} はまだ使えません`, en: `fault ${kind} is not available yet` };
}

/** The fault a step asks for, or why it cannot be had. */
export function faultOf(asked: unknown): InjectedFault | { refused: Text } {
  const checked = faultSchema.safeParse(asked, { reportInput: true });
  if (!checked.success) return { refused: wrong(checked.error.issues) };
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
  if (served === undefined || served === 'crash') return { refused: notYet(kind) };
  return { kind: served, ...common };
}
