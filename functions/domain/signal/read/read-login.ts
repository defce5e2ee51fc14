import * as z from 'zod';
import type { Text } from '../../base/text.ts';
import { matchSignal } from '../../policy/match-signal.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { optionalMoment, optionalObject, optionalText, ownWords } from '../optional.ts';
import { plainLine } from '../plain-line.ts';
import type { SignalReading } from '../signal.ts';
import { takenBy } from '../stated-facts.ts';
import { type Envelope, sourceId } from './envelope.ts';

const loginEvent = z.looseObject({
  detail: z.looseObject({
    eventName: z.string().min(1),
    eventTime: optionalMoment,
    errorCode: optionalText,
    sourceIPAddress: optionalText,
    userIdentity: optionalObject({ arn: optionalText }),
    requestParameters: optionalObject({
      target: optionalText,
      instanceId: optionalText,
      resourceArn: optionalText,
    }),
  }),
});

/**
 * Somebody logged in to a server, as CloudTrail tells: a session (`StartSession`), a key for SSH (`SendSSHPublicKey`) or for the
 * serial console, or statements by the RDS Data API. `signals.logins` of the policy says by `<call>:<target>` which of them matter. SY-23.
 */
export function readLogin(event: Envelope, policy: Policy): readonly SignalReading[] {
  const { eventName, eventTime, errorCode, sourceIPAddress, userIdentity, requestParameters } =
    loginEvent.parse(event).detail;
  const target = requestParameters.target || requestParameters.instanceId || requestParameters.resourceArn;
  const name = `${eventName}:${target}`;
  const key = { source: sourceId('login', target), signal: event.id };
  if (matchSignal(policy.signals.logins, [name]) === null) {
    return [{ kind: 'ignored', ...key, reason: `No pattern of signals.logins fits ${name}.` }];
  }
  const who = `${userIdentity.arn || 'unknown'} from ${sourceIPAddress || 'unknown'}`;
  const words = ownWords(name, name, who);
  const at = eventTime ?? event.time;
  return [
    {
      ...{
        kind: 'signal',
        ...key,
        ...words,
        ...takenBy(policy, policy.signals.logins, [name], words),
        state: 'firing',
        ...(errorCode !== '' && { remark: refused(plainLine(errorCode)) }),
        ...(userIdentity.arn !== '' && { caller: userIdentity.arn }),
      },
      ...{ occurredAt: at, detectedAt: event.time, changedAt: at, restoredAt: null },
      ...{ drill: false, isUnreadable: false, muted: null },
    },
  ];
}

function refused(code: string): Text {
  return { ja: `このログインは拒否されました（${code}）。`, en: `The login was refused (${code}).` };
}
