import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './source-files.ts';

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  /** Part of another package, whose hash covers it. */
  readonly inBundle?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
type Packages = Readonly<Record<string, Locked>>;

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Packages };
/** What the base64 of 64 bytes looks like. */
const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/;
const REGISTRY = 'https://registry.npmjs.org/';

/**
 * The packages whose content an installation could not check, or that come from elsewhere than a registry. The file names no place
 * where a package comes from the registry that is configured.
 */
function unpinned(locked: Packages): string[] {
  return Object.entries(locked)
    .filter(([path, { inBundle }]) => path !== '' && inBundle !== true)
    .filter(([, { integrity, resolved }]) => !SHA512.test(integrity ?? '') || resolved?.startsWith(REGISTRY) === false)
    .map(([path]) => path);
}

/** The packages for one platform that a package names as optional, and that the lock file lacks. */
function lacking(locked: Packages): string[] {
  return Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => locked[`node_modules/${name}`] === undefined && locked[`${path}/node_modules/${name}`] === undefined,
    ),
  );
}

describe('the lock file', () => {
  it('pins every package by the hash of its content, on every platform', () => {
    expect(unpinned(packages)).toEqual([]);
  });

  it('names the packages of every platform, not only of the one it was written on', () => {
    expect(lacking(packages)).toEqual([]);
    const systems = new Set(Object.values(packages).flatMap(({ os = [] }) => os));
    expect([...systems]).toEqual(expect.arrayContaining(['darwin', 'linux', 'win32']));
  });

  it('covers what is bundled by the hash of the package it is bundled in', () => {
    const bundled = Object.entries(packages).filter(([, { inBundle }]) => inBundle === true);
    const hosts = bundled.map(([path]) => path.split('/node_modules/').slice(0, -1).join('/node_modules/'));
    for (const host of new Set(hosts)) {
      const outer = packages[host];
      expect(outer?.inBundle === true || SHA512.test(outer?.integrity ?? ''), host).toBe(true);
    }
  });
});

describe('given a lock file in which a package', () => {
  const [[path, good] = ['', {}]] = Object.entries(packages).filter(([, { os }]) => os?.includes('darwin') === true);
  const { integrity: _, ...withoutHash } = good;
  const [firstHash = ''] = [good.integrity];

  it.each<readonly [string, Locked]>([
    ['for another platform has no hash', withoutHash],
    ['has a hash of the weaker kind', { ...good, integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
    ['has an empty hash', { ...good, integrity: 'sha512-' }],
    ['has a hash that was cut', { ...good, integrity: firstHash.slice(0, -6) }],
    ['comes from another registry', { ...good, resolved: 'https://npm.example.com/a/-/a-1.0.0.tgz' }],
    ['comes from a repository', { ...good, resolved: 'git+ssh://git@example.com/a/b.git#0123456' }],
    ['comes without encryption', { ...good, resolved: 'http://registry.npmjs.org/a/-/a-1.0.0.tgz' }],
  ])('%s, then it is named', (_, package_) => {
    expect(path).not.toBe('');
    expect(unpinned({ ...packages, [path]: package_ })).toEqual([path]);
  });

  it('for another platform is missing, then it is named', () => {
    const { [path]: __, ...others } = packages;
    expect(lacking(others)).toContain(path.replace(/^.*node_modules\//, ''));
  });
});
