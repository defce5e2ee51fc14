import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compilePolicy } from '../../functions/domain/compile/compile.ts';
import { policyJsonSchema } from '../../functions/domain/compile/json-schema.ts';
import { policyDigest } from '../../functions/domain/policy/digest.ts';
import { policySchema } from '../../functions/domain/policy/shape/schema.ts';
import { policyNames } from '../../infra/settings/policy-file.ts';
import { ROOT } from '../style/source-files.ts';
import { shipped, shippedText } from './shipped.ts';

const SCHEMA = 'workflows/policies/policy.schema.json';

/** Every name of a property that a JSON Schema knows. */
function keysIn(schema: unknown): Set<string> {
  if (typeof schema !== 'object' || schema === null) return new Set();
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  return new Set([...own, ...Object.values(schema).flatMap((part) => [...keysIn(part)])]);
}

describe('the template', () => {
  it('checks clean', () => {
    expect(shipped('template').policy).toBe('template');
  });

  it('shows every key of a policy', () => {
    const written = shippedText('template').match(/^[a-zA-Z]+(?=:)/gm);
    expect(new Set(written)).toEqual(new Set(Object.keys(policySchema.shape)));
  });

  it('shows every key at every depth', () => {
    const text = shippedText('template');
    const missing = [...keysIn(policyJsonSchema())].filter((key) => !new RegExp(`\\b${key}:`).test(text));
    expect(missing).toEqual([]);
  });

  it('explains every key at the top in a comment above it', () => {
    const lines = shippedText('template').split('\n');
    const bare = lines.filter((line, index) => /^[a-zA-Z]+:/.test(line) && !lines[index - 1]?.startsWith('#'));
    expect(bare).toEqual([]);
  });
});

describe('the JSON Schema beside the policies', () => {
  it('is what the shape of a policy gives; made by: npx hikeshi policy schema > workflows/policies/policy.schema.json', () => {
    expect(JSON.parse(readFileSync(join(ROOT, SCHEMA), 'utf8'))).toEqual(policyJsonSchema());
  });

  it.each(policyNames(ROOT))('takes %s as it is written', (name) => {
    const takes = new Ajv2020({ strict: false, validateFormats: false }).compile(policyJsonSchema());
    const value: unknown = parse(shippedText(name));
    expect({ taken: takes(value), errors: takes.errors }).toEqual({ taken: true, errors: null });
  });

  it('refuses what the shape refuses: a misspelt key, a condition of two facts, a clock of no kind', () => {
    const takes = new Ajv2020({ strict: false, validateFormats: false }).compile(policyJsonSchema());
    const changed = (from: string, to: string) => takes(parse(shippedText('template').replace(from, to)));
    expect(changed('version: 1', 'verison: 1')).toBe(false);
    expect(changed('        - data.leak: possible', '        - { data.leak: possible, risk: confirmed }')).toBe(false);
    expect(changed('kind: business-hours', 'kind: office-hours')).toBe(false);
  });

  it('is named on the first line of every policy, where editors look for it', () => {
    const first = readdirSync(join(ROOT, 'workflows/policies'))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => shippedText(file.replace('.yaml', '')).split('\n')[0]);
    expect(new Set(first)).toEqual(new Set(['# yaml-language-server: $schema=policy.schema.json']));
  });
});

describe('the digest of a policy', () => {
  it('is the same for the same policy written otherwise, and another after any change', () => {
    const text = shippedText('template');
    const same = compilePolicy(`# a remark\n${text}`, 'a.yaml');
    const changed = compilePolicy(text.replace('version: 1', 'version: 2'), 'a.yaml');
    expect(policyDigest(same)).toBe(policyDigest(shipped('template')));
    expect(policyDigest(changed)).not.toBe(policyDigest(same));
    expect(policyDigest(same)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('survives a round through JSON', () => {
    const policy = shipped('flexcrm');
    expect(policyDigest(JSON.parse(JSON.stringify(policy)))).toBe(policyDigest(policy));
  });
});
