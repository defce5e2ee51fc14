import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { AnswerMessage, FromWorker, StartMessage, ToWorker, WorkerSetup } from '../messages.ts';
import { captureConsole } from './console-capture.ts';
import { failureOf, runtimeFailure } from './failure.ts';
import { type LambdaContext, lambdaContext } from './lambda-context.ts';
import { post } from './post.ts';
import { QuietWatch } from './quiet-watch.ts';
import { installSeededRandom } from './seeded-random.ts';
import { watchTraffic } from './traffic.ts';
import { installVirtualTime } from './virtual-time.ts';
import { installWire } from './wire.ts';

type LambdaHandler = (event: unknown, context: LambdaContext) => unknown;

/** What makes time and randomness virtual in this thread. */
interface VirtualParts {
  readonly time: ReturnType<typeof installVirtualTime>;
  readonly reseed: (seed: string) => void;
  readonly answered: (answer: AnswerMessage) => void;
  readonly quiet: QuietWatch;
  readonly seed: string;
}

const setup: WorkerSetup = workerData;
const virtual = installVirtual();
const printsFor = captureConsole(setup.functionName);
let loaded: LambdaHandler | null = null;

function installVirtual(): VirtualParts | null {
  if (setup.virtual === null) return null;
  const traffic = watchTraffic();
  const answered = installWire(setup.virtual.listeners, traffic.count);
  const time = installVirtualTime();
  const reseed = installSeededRandom();
  const { seed, worker, nowMs } = setup.virtual;
  time.set(nowMs);
  reseed(`${seed}|${setup.functionName}|worker ${worker}`);
  return { time, reseed, answered, quiet: new QuietWatch(time, traffic), seed };
}

/** The module is there, its handler is not; named as Lambda names it. */
class HandlerNotFound extends Error {
  override readonly name = 'Runtime.HandlerNotFound';
}

async function load(): Promise<LambdaHandler> {
  const module: Record<string, unknown> = await import(pathToFileURL(setup.modulePath).href);
  const handler = module[setup.exportName];
  if (typeof handler !== 'function') {
    throw new HandlerNotFound(`index.${setup.exportName} is undefined or not exported`);
  }
  return handler as LambdaHandler;
}

async function run(start: StartMessage): Promise<FromWorker> {
  try {
    loaded ??= await load();
  } catch (thrown) {
    return { kind: 'failed', failure: failureOf(thrown), fatal: true };
  }
  // After loading, which may have come earlier: what a function draws must not depend on when it was loaded.
  virtual?.reseed(`${virtual.seed}|${setup.functionName}|${start.invocation}`);
  virtual?.quiet.watch();
  try {
    const result = await loaded(JSON.parse(start.payload), lambdaContext(setup, start));
    return { kind: 'done', payload: JSON.stringify(result) ?? 'null' };
  } catch (thrown) {
    return { kind: 'failed', failure: failureOf(thrown), fatal: false };
  }
}

function end(outcome: FromWorker): void {
  if (virtual === null) post(outcome);
  else virtual.quiet.settle(() => post(outcome));
}

function start(message: StartMessage): void {
  printsFor(message.requestId);
  virtual?.time.set(message.nowMs);
  void run(message).then(end);
}

if (setup.isAhead) {
  void load()
    .catch(() => undefined)
    .then(() => post({ kind: 'loaded' }));
}
parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'start') return start(message);
  if (message.kind === 'answer') return virtual?.answered(message);
  virtual?.time.advanceTo(message.nowMs);
  virtual?.quiet.watch();
});
process.on('unhandledRejection', (reason) => {
  post({ kind: 'failed', failure: runtimeFailure('Runtime.UnhandledPromiseRejection', reason), fatal: true });
});
process.on('uncaughtException', (thrown) => {
  post({ kind: 'failed', failure: failureOf(thrown), fatal: true });
});
