import type { Text } from '../base/text.ts';
import { durationMs, spokenDuration } from '../base/time/duration.ts';
import { SECOND_MS } from '../base/time/units.ts';
import type { Finding } from '../policy/problem.ts';
import { channelsOf, isServed } from '../policy/promises.ts';
import type { Policy, PolicyClock } from '../policy/shape/schema.ts';
import { STAGES } from '../policy/shape/stages.ts';

/** Promised channels that nothing publishes to yet and without which a stage is not met, unless a deviation says so. */
export function channelLint(policy: Policy): Finding[] {
  const { notices } = policy;
  const names = Object.keys(notices.channels);
  const needed = new Set(
    STAGES.flatMap((stage) => {
      const own = notices.stages[stage];
      return own === undefined || own.metBy === 'any' ? [] : (own.channels ?? names);
    }),
  );
  const excused = notices.deviations.some(({ about }) => about === 'channel');
  const unserved = names.filter((name) => needed.has(name) && !isServed(policy, name));
  const found = excused
    ? []
    : unserved.map((name) => ({
        path: ['notices', 'channels', name],
        atKey: true,
        message: {
          ja: `この版は ${name}（${notices.channels[name]?.kind}）に掲載できません。代わりの方法を deviations に記載するか、いずれか1つの手段で足りるもの（metBy: any）としてください`,
          en: `this release does not publish to ${name} (${notices.channels[name]?.kind}); say under deviations what is done instead, or let any channel be enough (metBy: any)`,
        },
      }));
  return [...found, ...STAGES.flatMap((stage) => unreachable(policy, stage))];
}

function unreachable(policy: Policy, stage: (typeof STAGES)[number]): Finding[] {
  if (policy.notices.stages[stage] === undefined) return [];
  if (channelsOf(policy, stage).some((name) => isServed(policy, name))) return [];
  const message = {
    ja: `段階 ${stage} には、この版で送信できる通知手段がありません。kind: mail の通知手段を追加してください`,
    en: `no channel of the stage ${stage} is served by this release; add one of the kind mail`,
  };
  return [{ path: ['notices', 'stages', stage], atKey: true, message }];
}

/** First notices that cannot be approved, or mailed to everyone, in their time. */
export function sendingLint(policy: Policy, options: LintOptions): Finding[] {
  return policy.duties.flatMap(({ kind, clock }, index) => {
    const within = kind.startsWith('notice.') ? spanOf(clock) : null;
    if (within === null) return [];
    const message = tooShort(policy, within) ?? tooMany(policy, within, options);
    return message === null ? [] : [{ path: ['duties', index, 'clock', 'within'], message }];
  });
}

function spanOf(clock: PolicyClock): number | null {
  return clock.kind === 'elapsed' || clock.kind === 'business-hours' ? durationMs(clock.within) : null;
}

function preparationMs({ notices }: Policy): number {
  return durationMs(notices.approval.budget) + durationMs(notices.hold);
}

function tooShort(policy: Policy, withinMs: number): Text | null {
  const neededMs = preparationMs(policy);
  if (neededMs < withinMs) return null;
  return {
    ja: `承認（notices.approval.budget）と送信待ち（notices.hold）に${spokenDuration(neededMs, 'ja')}かかり、期限の${spokenDuration(withinMs, 'ja')}に間に合いません。短縮してください`,
    en: `approval and hold take ${spokenDuration(neededMs, 'en')} by notices.approval.budget and notices.hold, so nothing is left of ${spokenDuration(withinMs, 'en')}; shorten them`,
  };
}

function tooMany(policy: Policy, withinMs: number, { customers, ratePerSecond, share }: LintOptions): Text | null {
  if (customers === null) return null;
  const leftMs = withinMs - preparationMs(policy);
  const sendingMs = Math.ceil(customers / (ratePerSecond * share)) * SECOND_MS;
  if (sendingMs <= leftMs) return null;
  return {
    ja: `${customers}通のメール送信（毎秒${ratePerSecond}通、うち通知に${share * 100}%）に${spokenDuration(sendingMs, 'ja')}かかりますが、承認と送信待ちの後に残るのは${spokenDuration(leftMs, 'ja')}です。AWSに送信レートの引き上げを申請してください`,
    en: `${customers} mails at ${ratePerSecond} a second (${share * 100} % of it for notices) take ${spokenDuration(sendingMs, 'en')}, and ${spokenDuration(leftMs, 'en')} are left after approval and hold; ask AWS for a higher rate`,
  };
}

/** What a policy is checked against beside itself. */
export interface LintOptions {
  /** How many customers a notice goes to; null: not asked. */
  readonly customers: number | null;
  /** Mails a second of the account, and the part of it that notices use. */
  readonly ratePerSecond: number;
  readonly share: number;
  /** The civil year in which the check is made. */
  readonly year: number;
}
