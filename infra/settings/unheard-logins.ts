import type { Text } from '../../functions/domain/base/text.ts';
import { matchSignal } from '../../functions/domain/policy/match-signal.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';

/** Calls of CloudTrail whose target is a server, and those whose target is a database. */
const TO_SERVERS: readonly string[] = ['StartSession', 'SendSSHPublicKey', 'SendSerialConsoleSSHPublicKey'];
const TO_DATABASES: readonly string[] = ['ExecuteStatement', 'BatchExecuteStatement'];

/**
 * Patterns of `signals.logins` that fit no login which the rules of the intake let in under these `signals.loginTargets`: the policy
 * promises to tell them, and none ever arrives.
 */
export function unheardLogins(targets: readonly string[], { signals }: Pick<Policy, 'signals'>): readonly string[] {
  const patterns = signals.logins.flatMap(({ match }) => match);
  if (targets.length === 0) return patterns.filter((pattern) => !TO_SERVERS.some((call) => mayBegin(pattern, call)));
  const names = targets.flatMap((target) => callsTo(target).map((call) => `${call}:${target}`));
  return patterns.filter((pattern) => matchSignal([{ match: [pattern], facts: {}, call: [] }], names) === null);
}

/** What people are to know of such patterns, and which setting to fill; null where there are none. */
export function unheardText(patterns: readonly string[]): Text | null {
  if (patterns.length === 0) return null;
  const listed = patterns.join(', ');
  return {
    ja: `対応方針の signals.logins にある次のパターンは、現在の設定ではどのログインにも一致しません：${listed}。通知の対象とするデータベース（AuroraクラスターのARN）またはサーバー（インスタンスID）を、cdk.json の signals.loginTargets に指定してください。`,
    en: `These patterns of the policy's signals.logins match no login under the present settings: ${listed}. Name the databases (ARNs of Aurora clusters) or servers (instance ids) whose logins are to be told in signals.loginTargets of cdk.json.`,
  };
}

function callsTo(target: string): readonly string[] {
  return target.startsWith('arn:') ? TO_DATABASES : TO_SERVERS;
}

/** Whether the pattern fits some target of the call. */
function mayBegin(pattern: string, call: string): boolean {
  const [head = '', ...rest] = pattern.toLowerCase().split('*');
  const name = `${call}:`.toLowerCase();
  return head.startsWith(name) || (rest.length > 0 && name.startsWith(head));
}
