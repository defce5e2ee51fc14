import { RealClock } from '../../../../infra/local/clock/real-clock.ts';
import { LocalSystem } from '../../../../infra/local/runtime/system.ts';

// A system in a process of its own, that a test kills: `up-child.ts ASSEMBLY FOLDER`.
const [assembly = '', folder = ''] = process.argv.slice(2);
const system = await LocalSystem.start({
  assembly,
  clock: new RealClock(),
  state: { folder },
  seed: null,
  mail: { ratePerSecond: 1000 },
});
process.stdout.write(`${system.endpointUrl}\n`);
