import { NotStored } from '../../functions/adapters/aws/errors.ts';
import type { Text } from '../../functions/domain/base/text.ts';
import { spokenText } from '../../functions/domain/base/time/spoken.ts';
import { policyDigest } from '../../functions/domain/policy/digest.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { loadPolicy, policyFile } from '../settings/policy-file.ts';
import { ROOT } from '../terminal/root.ts';
import { ToldError } from '../terminal/told-error.ts';
import { runningHere, type VerifyTarget } from './verify/running.ts';

const DIGEST_CHARACTERS = 19;

/** A policy that something is compared with, and where it is from. */
export interface PolicyUsed {
  readonly policy: Policy;
  readonly from: Text;
}

/** The system has not said which policy it goes by. */
class PolicyUnknown extends ToldError {
  override readonly name = 'PolicyUnknown';

  constructor() {
    super({
      ja: 'このシステムの対応方針がまだ記録されていません（デプロイの後、5分以内に記録されます）。時間をおいて実行し直すか、--policy で指定してください。',
      en: 'the system has not noted its policy yet, which it does within five minutes of a deployment: try again later, or name it with --policy',
    });
  }
}

/**
 * The policy that is named, else the one of the system itself: on this machine the one that it was started with, elsewhere the one that
 * its sweep noted. The adapters must point at the system. Throws PolicyUnknown, PolicyError, NoPolicy, PolicyChanged, StorageUnavailable.
 */
export async function policyInForce(named: string | undefined, { endpoint }: VerifyTarget): Promise<PolicyUsed> {
  if (named !== undefined) return { policy: loadPolicy(policyFile(ROOT, named)).policy, from: NAMED };
  const here = endpoint === null ? null : runningHere();
  if (here !== null && here.policy !== null && here.endpoint === endpoint)
    return { policy: here.policy, from: STARTED };
  return await notedPolicy();
}

async function notedPolicy(): Promise<PolicyUsed> {
  const { allViews } = await import('../../functions/adapters/store/views.ts');
  const { IN_FORCE, inForce } = await import('../../functions/adapters/store/policy-view.ts');
  const { storedPolicy } = await import('../../functions/adapters/store/policies.ts');
  const noted = inForce((await allViews('sweep')).find(({ stream }) => stream === IN_FORCE));
  if (noted === null) throw new PolicyUnknown();
  try {
    const policy = await storedPolicy(noted.digest);
    const at = spokenText(noted.at, policy.zone);
    return { policy, from: { ja: `${at.ja}にシステムが記録した版`, en: `as the system noted it on ${at.en}` } };
  } catch (cause) {
    throw cause instanceof NotStored ? new PolicyUnknown() : cause;
  }
}

const NAMED: Text = { ja: '--policy の指定', en: 'named with --policy' };
const STARTED: Text = { ja: '動作中のシステムの版', en: 'that of the running system' };

/** Which policy it is, for the reader of what follows. */
export function usedWords({ policy, from }: PolicyUsed): Text {
  const digest = policyDigest(policy).slice(0, DIGEST_CHARACTERS);
  return {
    ja: `対応方針：${policy.title.ja} [${policy.policy}、${digest}…]（${from.ja}）`,
    en: `Policy: ${policy.title.en} [${policy.policy}, ${digest}…], ${from.en}`,
  };
}
