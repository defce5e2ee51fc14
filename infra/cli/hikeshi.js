#!/usr/bin/env node
// The one file that an old Node must be able to read: it checks the version before anything else is loaded.
import { fileURLToPath } from 'node:url';

const OLDEST = [20, 20];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `Hikeshi needs Node.js ${OLDEST.join('.')} or newer, this is ${process.versions.node}: install one from https://nodejs.org and try again.\n`,
  );
  process.exit(1);
}

// Lambda's zone: the workers that run the functions have the zone of their process.
process.env.TZ = 'UTC';
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const tsx = await import('tsx/esm/api').catch(() => null);
if (tsx === null) {
  process.stderr.write('Hikeshi is not installed yet: run "npm ci" in its folder first.\n');
  process.exit(1);
}
// The project's own, wherever the command is given.
tsx.register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
