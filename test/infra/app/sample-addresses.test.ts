import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContext } from '../../../infra/build/context.ts';
import { isSample, refuseSample, sampleAddresses } from '../../../infra/settings/sample-addresses.ts';
import { readSettings } from '../../../infra/settings/settings.ts';
import { ROOT } from '../../../infra/terminal/root.ts';
import { SHIPPED, shipped } from '../../policies/shipped.ts';
import { loadTemplate } from './stack-template.ts';

const OWN = 'mihon-crm.jp';
const policy = shipped('flexcrm');
const own = {
  ...policy,
  team: {
    ...policy.team,
    people: policy.team.people.map((one) => ({ ...one, email: `${one.id}@${OWN}` })),
    contacts: {},
  },
  contact: { ...policy.contact, email: `security@${OWN}` },
};

function settings(more: object = {}) {
  return readSettings({
    ...readContext(ROOT),
    ...{ 'hikeshi.mail.sender': `notice@${OWN}`, 'hikeshi.mail.replyTo': `support@${OWN}`, ...more },
  });
}

describe('an address', () => {
  it.each(['example.jp', 'example.co.jp', 'mail.example.com', 'x.example', 'host.test', 'b.invalid', 'example.org'])(
    '%s is one of documentation',
    (address) => expect(isSample(address)).toBe(true),
  );

  it.each(['mihon-crm.jp', 'example-mihon.jp', 'myexample.com', 'test.co.jp', 'example.jp.mihon.co'])(
    '%s is an own one',
    (address) => expect(isSample(address)).toBe(false),
  );
});

describe('a deployment', () => {
  it('of own people and addresses is taken', () => expect(() => refuseSample(settings(), own)).not.toThrow());

  it('whose published text names an address of documentation is taken: it is as it was published', () => {
    const clauses = { ...own.clauses, 'FC-1': { ja: 'security@example.jp まで', en: 'Write to security@example.jp' } };
    expect(() => refuseSample(settings(), { ...own, clauses })).not.toThrow();
  });

  it.each([...SHIPPED, 'template'])('of the policy %s names its contact and its people', (name) => {
    const found = sampleAddresses(settings(), shipped(name))
      .map(({ en }) => en)
      .join('; ');
    expect(found).toContain('"contact.email" in the policy');
    expect(found).toContain('"team.people.officer.email" in the policy');
  });

  it.each([
    [settings({ 'hikeshi.mail.sender': 'notice@example.jp' }), own, '"mail.sender" in cdk.json is notice@example.jp'],
    [settings({ 'hikeshi.mail.replyTo': 'a@b.test' }), own, '"mail.replyTo" in cdk.json is a@b.test'],
    [settings({ 'hikeshi.alarmsTo': '["x@example.com"]' }), own, '"alarmsTo" in cdk.json is x@example.com'],
    [
      settings({ 'hikeshi.mail.sender': 'notice@example.jp', 'hikeshi.mail.mailFrom': 'bounce.example.jp' }),
      own,
      '"mail.mailFrom" in cdk.json is bounce.example.jp',
    ],
    [settings(), policy, '"team.people.officer.email" in the policy is officer@example.jp'],
    [settings(), { ...own, contact: policy.contact }, '"contact.email" in the policy is security@example.jp'],
    [
      settings(),
      {
        ...own,
        team: {
          ...own.team,
          contacts: {
            police: { name: { ja: '警察', en: 'Police' }, side: 'outside' as const, email: 'desk@example.com' },
          },
        },
      },
      '"team.contacts.police.email" in the policy is desk@example.com',
    ],
    [
      settings(),
      {
        ...own,
        contact: {
          ...own.contact,
          hours: { ja: '平日（https://www.example.com/hours を参照）', en: 'See https://www.example.com:8080/hours' },
        },
      },
      '"contact.hours.en" in the policy is https://www.example.com:8080/hours',
    ],
  ])('of the sample is refused by its place', (given, team, place) => {
    expect(() => refuseSample(given, team)).toThrow(place);
    expect(() => refuseSample({ ...given, sample: true }, team)).not.toThrow();
  });

  it('as it is shipped is refused by what the CDK runs, with one sentence', () => {
    const out = mkdtempSync(join(tmpdir(), 'hikeshi-sample-'));
    const told = (LC_ALL: string) => {
      const env = { ...process.env, CDK_OUTDIR: out, LC_ALL };
      return spawnSync(process.execPath, ['--import', 'tsx', 'infra/app.ts'], { cwd: ROOT, env, encoding: 'utf8' });
    };
    const [english, japanese] = [told('C.UTF-8'), told('ja_JP.UTF-8')];
    rmSync(out, { recursive: true });
    expect([english.status, japanese.status]).toEqual([1, 1]);
    expect(english.stderr).toContain('This is still the sample');
    expect(japanese.stderr).toContain('サンプルのアドレスが残っています：cdk.jsonの「mail.sender」が');
  });

  it('of a template of the sample is refused by the template, in every region', async () => {
    const { Rules } = await loadTemplate();
    expect(JSON.stringify(Rules.SampleGuard)).toContain('{"Fn::Contains":[["none"],{"Ref":"AWS::Region"}]}');
  });
});
