/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes its references so */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadAssembly } from '../../../../infra/local/template/assembly.ts';
import { functionsOf } from '../../../../infra/local/template/functions.ts';
import { NO_VALUE, resolve, type TemplateScope } from '../../../../infra/local/template/intrinsics.ts';
import { machinesOf } from '../../../../infra/local/template/machines.ts';
import { loadTemplate } from '../../../../infra/local/template/template.ts';
import { writeAssembly } from '../endpoint/endpoint-assembly.ts';

const scope: TemplateScope = {
  ref: (name) => ({ Name: 'value', 'AWS::NoValue': NO_VALUE })[name],
  attribute: (resource, attribute) => (resource === 'Thing' ? `arn/${attribute}` : undefined),
  condition: (name) => name === 'Yes',
  mapping: (map, first, second) => (`${map}.${first}.${second}` === 'M.a.b' ? 'mapped' : undefined),
};

describe('expressions', () => {
  it.each([
    [{ Ref: 'Name' }, 'value'],
    [{ 'Fn::GetAtt': ['Thing', 'Arn'] }, 'arn/Arn'],
    [{ 'Fn::GetAtt': 'Thing.Deep.Arn' }, 'arn/Deep.Arn'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Name' }]] }, 'a-value'],
    [{ 'Fn::Sub': '${Name}/${Thing.Arn}/${!Literal}' }, 'value/arn/Arn/${Literal}'],
    [{ 'Fn::Sub': ['${x}-${Name}', { x: { Ref: 'Name' } }] }, 'value-value'],
    [{ 'Fn::Select': [1, { 'Fn::Split': [',', 'a,b'] }] }, 'b'],
    [{ 'Fn::If': ['Yes', 1, 2] }, 1],
    [{ 'Fn::If': ['No', 1, 2] }, 2],
    [{ 'Fn::Equals': ['value', { Ref: 'Name' }] }, true],
    [{ 'Fn::And': [{ Condition: 'Yes' }, { 'Fn::Not': [{ Condition: 'No' }] }] }, true],
    [{ 'Fn::Or': [{ Condition: 'No' }, { 'Fn::Equals': [1, 2] }] }, false],
    [{ 'Fn::FindInMap': ['M', 'a', 'b'] }, 'mapped'],
    [{ gone: { Ref: 'AWS::NoValue' }, stays: [{ Ref: 'AWS::NoValue' }, 1] }, { stays: [1] }],
  ])('resolve %j', (expression, expected) => {
    expect(resolve(expression, scope, 'here')).toEqual(expected);
  });

  it.each([
    [{ a: [{ Ref: 'Nothing' }] }, 'here.a[0]: Ref Nothing names nothing in this template'],
    [{ 'Fn::GetAtt': ['Other', 'Arn'] }, 'here: Fn::GetAtt Other.Arn names nothing'],
    [{ 'Fn::ImportValue': 'x' }, 'here: Fn::ImportValue is not served'],
  ])('say where they cannot be resolved: %j', (expression, why) => {
    expect(() => resolve(expression, scope, 'here')).toThrow(why);
  });
});

describe('a cloud assembly', () => {
  it('gives functions with their code, environment and role', () => {
    const folder = writeAssembly();
    const found = functionsOf(loadTemplate(loadAssembly(folder))).find(({ spec }) => spec.name === 'tiny-caller');
    expect(found).toMatchObject({
      roleArn: expect.stringMatching(/:role\/tiny-CallerRole$/),
      spec: { codeDir: join(folder, 'asset.caller'), timeoutSeconds: 10, environment: { TABLE: 'tiny-things' } },
    });
  });

  it('gives machines with their substitutions filled in', () => {
    const [machine] = machinesOf(loadTemplate(loadAssembly(writeAssembly())));
    expect(machine?.definition).toContain('"arn:aws:lambda:ap-northeast-1:000000000000:function:tiny-caller"');
    expect(machine?.definition).not.toContain('${');
  });

  it('leaves out resources whose condition does not hold', () => {
    const folder = writeAssembly((resources) => {
      Object.assign(resources.Stage ?? {}, { Condition: 'Never' });
    });
    const file = join(folder, 'tiny.template.json');
    const assembly = loadAssembly(folder);
    const template = { ...assembly.template, Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } };
    writeFileSync(file, JSON.stringify(template));
    expect(loadTemplate(loadAssembly(folder)).of('AWS::ApiGatewayV2::Stage')).toEqual([]);
  });

  it('is refused with every type that is not served, by name', () => {
    const folder = writeAssembly((resources) => {
      resources.Bucket = { Type: 'AWS::S3::Bucket' };
      resources.Custom = { Type: 'Custom::Thing' };
    });
    const load = () => loadTemplate(loadAssembly(folder));
    expect(load).toThrow('not served on this machine: Bucket (AWS::S3::Bucket), Custom (Custom::Thing)');
  });

  it('is refused when it is not there, not JSON, or holds several stacks', () => {
    const empty = mkdtempSync(join(tmpdir(), 'hikeshi-empty-'));
    expect(() => loadAssembly(empty)).toThrow(/manifest\.json/);
    writeFileSync(join(empty, 'manifest.json'), '[]');
    expect(() => loadAssembly(empty)).toThrow(/manifest\.json: not a JSON object/);
    const stack = { type: 'aws:cloudformation:stack' };
    writeFileSync(join(empty, 'manifest.json'), JSON.stringify({ artifacts: { a: stack, b: stack } }));
    expect(() => loadAssembly(empty)).toThrow(/one stack is needed; it holds: a, b/);
    expect(() => loadAssembly(empty, 'c')).toThrow(/no stack c/);
  });
});
