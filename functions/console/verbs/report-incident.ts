import { KEY_SEPARATOR, recordedId } from '../../domain/base/ledger/command-key.ts';
import type { ContentRef } from '../../domain/base/ledger/content.ts';
import { reportedIncidentId } from '../../domain/base/ledger/streams.ts';
import { lacksPermission } from '../../domain/incident/command/permissions.ts';
import { actorOf, type SignedCaller } from '../http/caller.ts';
import { commandId, mustBeOneCommand } from '../http/command-id.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { bothOf } from '../http/problem.ts';
import { refusalProblem } from '../http/refusals.ts';
import { streamOf } from '../shown/opened.ts';
import { ask, type BuiltCommand } from './commands.ts';
import { checkedFacts, wholeWithFacts } from './facts.ts';
import { reportedFunction } from './functions.ts';
import { reportBody } from './schemas.ts';
import { statedTimes } from './times.ts';

/**
 * Opens an incident from a person's report, detected now unless the report says otherwise; answers its id and what the person should know. The same key
 * with the same body again opens nothing new. Throws a Problem: 400 for what cannot be, 409 for a key used otherwise.
 */
export async function reportIncident(
  ports: ConsolePorts,
  caller: SignedCaller,
  body: unknown,
  key: string | undefined,
): Promise<BuiltCommand> {
  const refusal = lacksPermission(ports.policy, actorOf(caller), 'report');
  // Before anything of it is kept: a report that is refused leaves no text behind.
  if (refusal !== null) throw refusalProblem(refusal);
  const report = wholeWithFacts(ports.policy, reportBody, body);
  const now = caller.at;
  const [stated, times] = bothOf(
    () => checkedFacts(ports.policy, report.facts),
    () => statedTimes(report, { occurredAt: null, detectedAt: now, restoredAt: null }, now, ports.policy.zone),
  );
  const given = commandId(ports, caller, key, ['report', body]);
  const [id, incident] = [recordedId(given), openedBy(given)];
  const stream = streamOf(incident);
  mustBeOneCommand(id, (await ports.readIncident(stream)).state.commands);
  const keep = (what: string, text: string) => ports.putContent(stream, `${id}-${what}`, text);
  const named = stated['service.function'];
  const lookedUp =
    typeof named !== 'string' || named === 'unknown'
      ? { found: { name: named }, warnings: [] }
      : await reportedFunction('facts.service.function', named, { ports, caller, policy: ports.policy, keep });
  const { name, title: words }: { name: typeof named; title?: ContentRef } = lookedUp.found;
  const facts = name === undefined ? stated : { ...stated, 'service.function': name };
  const title = await keep('title', report.title);
  const reporter: ContentRef | null = report.reporter === undefined ? null : await keep('reporter', report.reporter);
  await ask(ports, stream, {
    id,
    actor: actorOf(caller),
    at: now,
    command: {
      do: 'open',
      incident,
      policy: ports.digestOf(ports.policy),
      title,
      origin: { kind: 'report', reporter },
      detectedAt: times.detectedAt ?? now,
      occurredAt: times.occurredAt ?? null,
      facts,
      ...(words && { named: words }),
      drill: report.drill ?? false,
    },
  });
  return { incident, warnings: lookedUp.warnings };
}

/** The person and key of the opening command alone, so that a key used again for another report is noticed. */
function openedBy(id: string): string {
  return reportedIncidentId(id.slice(0, id.lastIndexOf(KEY_SEPARATOR)));
}
