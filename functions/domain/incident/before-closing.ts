import type { Text } from '../text.ts';
import { hasStarted } from './notices.ts';
import type { OpenIncident } from './state.ts';

/**
 * What a person should know before closing: it is allowed, and easily overlooked. Facts that nobody found out, which could still
 * call for something (FC-4: the detailed notice is owed when the investigation is done), and customers not reached.
 */
export function beforeClosing(state: OpenIncident): readonly Text[] {
  return [...unknownFacts(state), ...unreached(state)];
}

/** How many customers the notices may not have reached, as recorded when each delivery ended. */
export function unreachedCount({ notices }: OpenIncident): number {
  const counts = notices.filter(hasStarted).flatMap((notice) => notice.counts ?? []);
  return counts.reduce((sum, { rejected, unknown, suppressed }) => sum + rejected + unknown + suppressed, 0);
}

function unknownFacts({ assessment: { missing } }: OpenIncident): Text[] {
  if (missing.length === 0) return [];
  const facts = missing.join(', ');
  return [
    {
      ja: `未確認の事実が残っており、レベルや対応が変わる可能性があります：${facts}`,
      en: `Facts are unknown that could still change the level or what is owed: ${facts}`,
    },
  ];
}

function unreached(state: OpenIncident): Text[] {
  const count = unreachedCount(state);
  if (count === 0) return [];
  return [
    {
      ja: `通知が届いていない可能性のあるお客様が${count}件あります。お電話等でご連絡ください。`,
      en: `Notices may not have reached ${count} ${count === 1 ? 'customer' : 'customers'}: tell them in another way`,
    },
  ];
}
