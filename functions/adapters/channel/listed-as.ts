/** How a subscription stands by what SNS lists as its ARN. */
type ListedAs = 'confirmed' | 'waiting' | 'gone';

const WAITING = 'PendingConfirmation';

/**
 * SNS lists a word in place of the ARN before the link is clicked, and another for some days after somebody unsubscribed: `Deleted`,
 * which its reference does not name. Only an ARN can be asked for its filter.
 */
export function listedAs(arn: string | undefined): ListedAs {
  if (arn?.startsWith('arn:')) return 'confirmed';
  return arn === undefined || arn === WAITING ? 'waiting' : 'gone';
}
