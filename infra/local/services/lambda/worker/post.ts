import { parentPort } from 'node:worker_threads';
import type { FromWorker } from '../messages.ts';

/** Tells the host something. */
export function post(message: FromWorker): void {
  parentPort?.postMessage(message);
}
