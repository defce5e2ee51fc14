import { AwsError, ReplyLost } from '../protocol/aws-error.ts';
import type { ServiceCall } from '../protocol/call.ts';
import type { Effect } from './effects.ts';
import type { Faults, InjectedFault } from './faults.ts';

/** Throws what an armed `store.fail` or `store.race` answers in place of a write. */
export function storeFaultBefore(faults: Faults, call: ServiceCall, effect: Effect): void {
  if (call.service !== 'dynamodb' || call.caller.kind === 'admin') return;
  if (faults.take('store.fail', onTable(effect))) {
    throw new AwsError('InternalServerError', 'The request processing has failed (injected).', 500);
  }
  const conditional = typeof call.input.ConditionExpression === 'string';
  if (conditional && faults.take('store.race', onTable(effect))) {
    throw new AwsError('ConditionalCheckFailedException', 'The conditional request failed');
  }
}

/** Throws ReplyLost for an armed `store.reply-lost`. */
export function storeFaultAfter(faults: Faults, call: ServiceCall, effect: Effect): void {
  if (call.service !== 'dynamodb' || call.caller.kind === 'admin') return;
  if (faults.take('store.reply-lost', onTable(effect))) throw new ReplyLost();
}

function onTable(effect: Effect): (fault: InjectedFault) => boolean {
  return (fault) => fault.target === undefined || fault.target === effect.table;
}
