import { takeEach } from '../../application/intake/queued.ts';
import { takeEvent } from '../../application/intake/take-event.ts';

/** A storm is mostly one source, whose stream takes one item at a time. */
const WIDTH = 2;

/** Takes in a batch of events from EventBridge, whatever they hold. */
export async function handler(event: unknown) {
  return takeEach(event, WIDTH, takeEvent);
}
