import type { Text } from '../../base/text.ts';
import { holdsDamaged, holdsPrivateUse, holdsUnseen } from '../../base/unseen.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { FactDefinition } from './built-in.ts';
import { allowedValues, factCatalogue } from './catalogue.ts';
import { readCount } from './read-count.ts';
import type { Facts, FactValue } from './values.ts';

/** Free text of a fact is a name (of a function, say), not a report. */
const MAX_FACT_TEXT_CHARACTERS = 200;

/** More than there are people on earth: a larger figure is a slip. */
const MAX_COUNT = 10_000_000_000;

/** A stated fact that the policy cannot take: which, what was given, what is allowed. */
export class FactError extends Error {
  override readonly name = 'FactError';
  readonly fact: string;
  readonly value: unknown;
  /** Without the fact's name, which stands before it. */
  readonly why: Text;
  /** The values allowed; empty where there is no list. */
  readonly allowed: readonly string[];

  constructor(fact: string, value: unknown, allowed: readonly string[], why: Text) {
    super(fact === '' ? why.en : `${fact} ${why.en}`);
    this.why = why;
    this.fact = fact;
    this.value = value;
    this.allowed = allowed;
  }
}

/**
 * Facts as stated from outside (API, rehearsal, signal rule), checked against the policy.
 * `unknown` is kept: it takes back what was stated before. Throws FactError on the first fact that does not fit.
 */
export function parseFacts(policy: Pick<Policy, 'facts' | 'dataSets' | 'systems'>, raw: unknown): Facts {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new FactError('', raw, [], {
      ja: '事実は {"data.leak": "possible"} のような組で指定してください',
      en: 'facts must be an object such as {"data.leak": "possible"}',
    });
  }
  const catalogue = factCatalogue(policy);
  const facts: [string, FactValue][] = [];
  for (const [name, value] of Object.entries(raw)) {
    const definition = catalogue.get(name);
    if (definition === undefined) {
      const known = [...catalogue.keys()];
      throw new FactError(name, value, known, {
        ja: `この対応方針にはない事実です。使えるもの：${known.join(', ')}`,
        en: `is not a fact of this policy; it knows ${known.join(', ')}`,
      });
    }
    facts.push([name, parseValue(policy, definition, value)]);
  }
  return Object.fromEntries(facts);
}

function parseValue(policy: Pick<Policy, 'dataSets' | 'systems'>, fact: FactDefinition, value: unknown): FactValue {
  if (value === 'unknown') return value;
  const allowed = allowedValues(policy, fact.type);
  switch (fact.type.kind) {
    case 'steps':
    case 'choice':
      return parseListed(fact.name, value, allowed ?? []);
    case 'set':
      return parseSet(fact.name, value, allowed ?? []);
    case 'count':
      return parseCount(fact.name, value);
    case 'text':
      return parseText(fact.name, value);
  }
}

/** Figures are taken for steps named by figures: `asset.class: 2`. */
function parseListed(name: string, value: unknown, allowed: readonly string[]): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && allowed.includes(text)) return text;
  throw new FactError(name, value, allowed, {
    ja: `「${said(value)}」は指定できません。次から選択してください：${listOf(allowed)}`,
    en: `cannot be ${shown(value)}; give ${oneOf(allowed)}`,
  });
}

function parseSet(name: string, value: unknown, allowed: readonly string[]): readonly string[] {
  const ids = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(ids)) {
    throw new FactError(name, value, allowed, {
      ja: `「${said(value)}」は指定できません。次からいくつでも選択してください：${listOf(allowed)}`,
      en: `cannot be ${shown(value)}; give a list of ${oneOf(allowed)}`,
    });
  }
  const stranger = ids.find((id) => typeof id !== 'string' || !allowed.includes(id));
  if (stranger !== undefined) {
    const why = {
      ja: `「${said(stranger)}」は、この対応方針にありません。使えるもの：${allowed.join(', ') || 'なし'}`,
      en: `cannot hold ${shown(stranger)}; the policy's data sets are ${allowed.join(', ') || '(none)'}`,
    };
    throw new FactError(name, value, allowed, why);
  }
  // In the policy's order and once each, so that the same facts are the same text.
  return allowed.filter((id) => ids.includes(id));
}

/** A number, or a text as people write one; one that says it is not known takes the number back. */
function parseCount(name: string, value: unknown): FactValue {
  if (value === '不明') return 'unknown';
  const count = typeof value === 'string' ? readCount(value) : value;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 && count <= MAX_COUNT) return count;
  if (typeof count === 'number' && count > MAX_COUNT) {
    throw new FactError(name, value, [], {
      ja: `「${said(value)}」は大きすぎます。桁を確認し、100億以下の整数を入力してください（不明な場合は「不明」）`,
      en: `cannot be ${shown(value)}, which is too large; check the digits and give at most 10,000,000,000, or unknown`,
    });
  }
  if (count === 'unclear') {
    throw new FactError(name, value, [], {
      ja: `「${said(value)}」は数として読み取れません。「2000」または「2,000」のように入力してください（小数点は使えません）`,
      en: `cannot be ${shown(value)}, which can be read in more than one way; write it as 2000 or 2,000, without decimals`,
    });
  }
  throw new FactError(name, value, [], {
    ja: `「${said(value)}」は指定できません。0以上の整数を「2000」または「2,000」のように入力してください（不明な場合は「不明」）`,
    en: `cannot be ${shown(value)}; give a whole number from 0, such as 2000 or 2,000, or unknown`,
  });
}

function parseText(name: string, value: unknown): string {
  if (typeof value === 'string' && isPlainLine(value)) return value;
  const why = {
    ja: `1行、${MAX_FACT_TEXT_CHARACTERS}文字以内で、制御文字・見えない文字・外字を使わずに入力してください`,
    en: `cannot be ${shown(value)}; give one line of 1 to ${MAX_FACT_TEXT_CHARACTERS} characters that everybody can see`,
  };
  throw new FactError(name, value, [], why);
}

/** One line that everybody sees alike: such a text goes into mails and logs. */
function isPlainLine(value: string): boolean {
  if (value.trim() === '' || value.length > MAX_FACT_TEXT_CHARACTERS) return false;
  return !holdsUnseen(value) && !holdsPrivateUse(value) && !holdsDamaged(value);
}

function listOf(allowed: readonly string[]): string {
  return [...allowed, 'unknown'].join(', ');
}

function oneOf(allowed: readonly string[]): string {
  return [...allowed, 'unknown'].join(', ').replace(/, ([^,]*)$/, ' or $1');
}

/** In quotation marks of its own. */
function said(value: unknown): string {
  return typeof value === 'string' ? cut(value) : shown(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return cut(text);
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
