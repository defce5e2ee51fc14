import { listed, quoted, type Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { noticeTitle } from '../../policy/stage-titles.ts';
import { ONLY_TOLD } from '../../rules/assessment/asking-order.ts';
import { factCatalogue } from '../../rules/facts/catalogue.ts';
import type { OpenIncident } from '../record/state.ts';
import { hasStarted, isUnapproved } from './notices.ts';

/**
 * What a person should know before closing: it is allowed, and easily overlooked. Facts that nobody found out, which could still
 * call for something (FC-4: the detailed notice is owed when the investigation is done), and customers not reached.
 */
export function beforeClosing(policy: Policy, state: OpenIncident): readonly Text[] {
  return [...unknownFacts(policy, state), ...unreached(state), ...withdrawnByIt(state)];
}

/** How many mails of notices may not have reached their customer, as recorded when each delivery ended. */
export function unreachedCount({ notices }: OpenIncident): number {
  const counts = notices.filter(hasStarted).flatMap((notice) => notice.counts ?? []);
  return counts.reduce((sum, { rejected, unknown, suppressed }) => sum + rejected + unknown + suppressed, 0);
}

function unknownFacts(policy: Policy, { assessment }: OpenIncident): Text[] {
  // What only the first notice names changes nothing any more.
  const missing = assessment.missing.filter((fact) => !ONLY_TOLD.includes(fact));
  if (missing.length === 0) return [];
  const catalogue = factCatalogue(policy);
  const asked = listed(missing.map((fact) => quoted(catalogue.get(fact)?.ask ?? { ja: fact, en: fact })));
  return [
    {
      ja: `未確認の事実が残っており、レベルや対応は変わることがあります：${asked.ja}`,
      en: `What is still unknown could change the level or what is owed: ${asked.en}`,
    },
  ];
}

function unreached(state: OpenIncident): Text[] {
  const count = unreachedCount(state);
  if (count === 0) return [];
  return [
    {
      ja: `届いていない可能性のある通知が${count}通あります。宛先のお客様に、お電話等でご連絡ください。`,
      en: `${count} ${count === 1 ? 'mail' : 'mails'} of notices may not have arrived: tell those customers in another way`,
    },
  ];
}

/** The drafts that closing withdraws. */
function withdrawnByIt({ notices }: OpenIncident): Text[] {
  const waiting = notices.filter(isUnapproved);
  if (waiting.length === 0) return [];
  const names = listed(waiting.map(noticeTitle));
  return [
    {
      ja: `承認されていない次の通知案は、終了と同時に取り下げます：${names.ja}。`,
      en: `Closing withdraws drafts that nobody approved: ${names.en}`,
    },
  ];
}
