import type { Policy } from '../functions/domain/policy/schema.ts';
import type { Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';

/** Domains that are kept for documentation and tests: RFC 2606, and JPRS for .jp. Mail to them reaches nobody. */
const RESERVED = /(^|\.)(test|example|invalid|localhost|example\.(com|net|org)|example\d?\.(([a-z]{2}\.)?jp))$/i;

/** Whether mail to this address or domain reaches nobody, because the domain is one of documentation. */
export function isSample(address: string): boolean {
  return RESERVED.test(address.slice(address.lastIndexOf('@') + 1));
}

/** What of the settings and the policy still stands at a documentation domain, by its place. */
export function sampleAddresses({ mail, alarmsTo = [] }: Settings, { team }: Policy): readonly string[] {
  const places: readonly (readonly [string, string])[] = [
    ['"mail.sender" in cdk.json', mail.sender],
    ['"mail.replyTo" in cdk.json', mail.replyTo],
    ...(mail.mailFrom === undefined ? [] : [['"mail.mailFrom" in cdk.json', mail.mailFrom] as const]),
    ...alarmsTo.map((address) => ['"alarmsTo" in cdk.json', address] as const),
    ...team.people.map(({ id, email }) => [`${id} in the policy's team`, email] as const),
  ];
  return places.filter(([, address]) => isSample(address)).map(([place, address]) => `${place} is ${address}`);
}

/**
 * Stops what would be deployed while people or senders are those of the sample: pages would go to nobody. With the setting
 * `sample` it may be looked at; its template then refuses to be deployed by itself. Throws SettingsError.
 */
export function refuseSample(settings: Settings, policy: Policy): void {
  const found = sampleAddresses(settings, policy);
  if (settings.sample || found.length === 0) return;
  throw new SettingsError(
    'sample',
    `This is still the sample: ${found.join('; ')}. Nobody reads mail there. Write your own people into the policy and your own addresses into cdk.json. To look at the template of the sample, which cannot be deployed: npx cdk synth --context hikeshi.sample=true`,
  );
}
