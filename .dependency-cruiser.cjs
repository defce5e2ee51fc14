/**
 * The order of the rooms, from outside to inside: a file imports its own room and those after it, never those before.
 * `docs/architecture.md` says what each is for.
 */
const DOMAIN = [
  ...['publish', 'views'],
  ...[
    'next',
    'decide',
    'joining',
    'owed',
    'paging',
    'evolve',
    'notice',
    'told',
    'situation',
    'standing',
    'command',
    'record',
  ].map((room) => `incident/${room}`),
  ...['source', 'components', 'channels', 'signal', 'reach', 'register', 'compile'],
  ...['playbook', 'recovery', 'authority', 'deadline', 'assessment', 'law', 'facts'].map((room) => `rules/${room}`),
  ...['policy', 'policy/shape', 'base', 'base/ledger', 'base/time'],
].map((room) => `functions/domain/${room}`);
const ROOMS = ['infra', 'functions/(steps|console)', 'functions/application', 'functions/adapters', ...DOMAIN];

/** Files of a room, without those of a room inside it that has a place of its own. */
const filesOf = (room) =>
  `^${room}/${['base', 'policy'].some((outer) => room.endsWith(`domain/${outer}`)) ? '[^/]+$' : ''}`;

const isBase = (room) => room.startsWith('functions/domain/base');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-file-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-folder-cycles', severity: 'error', scope: 'folder', from: {}, to: { circular: true } },
    ...ROOMS.slice(1).map((room, index) => ({
      name: `inward-only: ${room}`,
      severity: 'error',
      from: { path: filesOf(room) },
      to: {
        path: ROOMS.slice(0, index + 1)
          .filter((outer) => !(isBase(room) && isBase(outer)))
          .map(filesOf),
      },
    })),
    {
      name: 'steps-and-console-apart',
      severity: 'error',
      from: { path: '^functions/(steps|console)/' },
      to: { path: '^functions/(steps|console)/', pathNot: '^functions/$1/' },
    },
    {
      name: 'streams-apart',
      severity: 'error',
      from: { path: '^functions/domain/incident/' },
      to: { path: '^functions/domain/source/' },
    },
    {
      name: 'components-free-of-streams',
      severity: 'error',
      from: { path: '^functions/domain/components/' },
      to: { path: '^functions/domain/(incident|source|register)/' },
    },
    {
      name: 'aws-sdk-in-adapters-only',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/adapters/' },
      to: { path: '@aws-sdk/' },
    },
    {
      name: 'temporal-behind-one-module',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/domain/base/time/zone\\.ts$' },
      to: { path: 'temporal-polyfill' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
