import type { Policy } from '../policy/schema.ts';
import type { Text } from '../text.ts';

/** What the duties are called that no policy has to name. */
const KNOWN: Readonly<Record<string, Text>> = {
  headquarters: { ja: '対策本部の設置', en: 'Open the headquarters' },
  'prevention.approval': { ja: '再発防止計画の承認', en: 'Approve the prevention plan' },
  'prevention.done': { ja: '再発防止計画の実施', en: 'Carry out the prevention plan' },
};

/** What a kind of duty is called: by the policy's duties, reports and steps; null for a kind of another policy. */
export function titleOfKind(policy: Policy, kind: string): Text | null {
  const named = [...policy.duties, ...policy.reports].find((one) => one.kind === kind);
  if (named !== undefined) return named.title;
  if (kind === 'appointment') return policy.appointment?.title ?? null;
  const step = /^(?:step|measure)\.(.+)$/.exec(kind)?.[1];
  if (step === undefined) return KNOWN[kind] ?? null;
  return policy.playbooks.flatMap(({ steps }) => steps).find(({ id }) => id === step)?.do ?? null;
}
