import { fromMs, type Instant, instant } from '../../../functions/domain/base/time/instant.ts';
import { isMomentText } from '../../../functions/domain/base/time/moment-text.ts';
import { NO_SUCH_DAY, namesNoDay } from '../../../functions/domain/base/time/no-such-day.ts';
import { explain } from '../../../functions/domain/publish/explain.ts';
import { loadPolicy } from '../../settings/policy-file.ts';
import { languageAsked } from '../../terminal/language.ts';
import { print, printJson } from '../../terminal/terminal.ts';
import { UsageError } from '../../terminal/usage-error.ts';
import { readWords } from '../../terminal/words.ts';
import { explanationText } from './explanation-text.ts';
import { fileOf } from './options.ts';
import { readFacts } from './read-facts.ts';

const KNOWN = {
  facts: { type: 'string', multiple: true },
  detected: { type: 'string' },
  occurred: { type: 'string' },
  known: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `policy explain`: what a policy makes of facts and times. Nothing is recorded, nobody is called. */
export async function explainPolicy(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(argv, KNOWN);
  const language = languageAsked(values.lang);
  const { policy } = loadPolicy(fileOf(positionals));
  const detectedAt = momentOf('--detected', values.detected) ?? fromMs(Date.now());
  const occurredAt = momentOf('--occurred', values.occurred);
  if (occurredAt !== null && occurredAt > detectedAt)
    throw new UsageError({
      ja: '--occurred が --detected より後の日時です。どちらかを直してください。',
      en: '--occurred lies after --detected: one of the two is wrong',
    });
  const explanation = explain(
    policy,
    {
      facts: readFacts(policy, values.facts ?? []),
      detectedAt,
      openedAt: detectedAt,
      occurredAt,
      knownAt: momentOf('--known', values.known),
    },
    language,
  );
  if (values.json) printJson(explanation);
  else print(`${explanationText(policy, explanation, language)}\n`);
  return 0;
}

function momentOf(option: string, given: string | undefined): Instant | null {
  if (given === undefined) return null;
  if (namesNoDay(given))
    throw new UsageError({
      ja: `${option}：${NO_SUCH_DAY.ja}（指定：${given}）。`,
      en: `${option}: ${NO_SUCH_DAY.en} (${given})`,
    });
  if (!isMomentText(given)) {
    throw new UsageError({
      ja: `${option} は 2026-04-24T17:50:00+09:00 のように、時差を付けた日時で指定してください（指定：${given}）。`,
      en: `${option} is a time with its offset, such as 2026-04-24T17:50:00+09:00, not ${given}`,
    });
  }
  return instant(given);
}
