import type { Language, Text } from '../../functions/domain/base/text.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import type { Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';

/** Domains that are kept for documentation and tests: RFC 2606, and JPRS for .jp. Mail to them reaches nobody. */
const RESERVED = /(^|\.)(test|example|invalid|localhost|example\.(com|net|org)|example\d?\.(([a-z]{2}\.)?jp))$/i;

/** Whether mail to this address or domain reaches nobody, because the domain is one of documentation. */
export function isSample(address: string): boolean {
  return RESERVED.test(address.slice(address.lastIndexOf('@') + 1));
}

/** What of the settings and the policy still stands at a documentation domain, by its place. Clauses are as they were published. */
export function sampleAddresses(settings: Settings, { clauses: _, ...policy }: Policy): readonly Text[] {
  return [
    ...textsIn(settings).map((found) => ({ ...found, file: { ja: 'cdk.json', en: 'cdk.json' } })),
    ...textsIn(policy).map((found) => ({ ...found, file: { ja: '対応方針', en: 'the policy' } })),
  ].flatMap(({ path, text, file }) =>
    sampleParts(text).map((address) => ({
      ja: `${file.ja}の「${path.join('.')}」が ${address}`,
      en: `"${path.join('.')}" in ${file.en} is ${address}`,
    })),
  );
}

/** A mail address, what an address of the web leads to, or the whole text if that is the name of a host. */
const ADDRESSES =
  /[^\s@<>"'、。（）「」]+@[a-z0-9.-]+|https?:\/\/[^\s"'<>、。（）「」]+|^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/gi;

function sampleParts(text: string): readonly string[] {
  return (text.match(ADDRESSES) ?? []).filter((found) => isSample(hostOf(found)));
}

function hostOf(address: string): string {
  const afterScheme = address.replace(/^https?:\/\/([^/?#]*@)?/i, '');
  return /^[^/?#:]*@?[^/?#:]*/.exec(afterScheme)?.[0].replace(/\.$/, '') ?? '';
}

interface FoundText {
  readonly path: readonly string[];
  readonly text: string;
}

/** Every text with its place; what is listed goes by its id, if it has one. */
function textsIn(value: unknown, path: readonly string[] = []): readonly FoundText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, [...path, ...idOf(each)]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, [...path, key]));
}

function idOf(value: unknown): readonly string[] {
  const hasId = typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
  return hasId ? [String(value.id)] : [];
}

/**
 * Stops what would be deployed while people, senders or contacts are those of the sample: pages and answers would go to nobody. With the setting
 * `sample` it may be looked at; its template then refuses to be deployed by itself. Throws SettingsError.
 */
export function refuseSample(settings: Settings, policy: Policy): void {
  const found = sampleAddresses(settings, policy);
  if (settings.sample || found.length === 0) return;
  const listed = (language: Language) => found.map((one) => one[language]).join(language === 'ja' ? '、' : '; ');
  throw new SettingsError('sample', {
    ja: `サンプルのアドレスが残っています：${listed('ja')}。これらに送信したメールは、どなたにも届きません。対応方針に自社の担当者を、cdk.json に自社のアドレスを記入してください。サンプルのままテンプレートを確認する場合（デプロイはできません）：npx cdk synth --context hikeshi.sample=true`,
    en: `This is still the sample: ${listed('en')}. Nobody reads mail there. Write your own people into the policy and your own addresses into cdk.json. To look at the template of the sample, which cannot be deployed: npx cdk synth --context hikeshi.sample=true`,
  });
}
