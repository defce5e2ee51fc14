import { ConnectionRefused, type HttpListener } from '../../endpoint/server.ts';
import { ReplyLost } from '../../protocol/aws-error.ts';
import type { Wire } from './function-worker.ts';
import type { Broken, Reply } from './messages.ts';

/** Wires these listeners, at the ports they have now, to the functions on virtual time. */
export function wireTo(listeners: readonly HttpListener[]): Wire {
  const byHost = new Map(listeners.map((listener) => [new URL(listener.url).host, listener]));
  return {
    listeners: [...byHost.keys()],
    ask: async ({ listener, body, ...request }) => {
      try {
        const found = byHost.get(listener);
        if (found === undefined) throw new Error(`no listener at ${listener}`);
        const { status, headers, body: text } = await found.ask({ ...request, body: bytes(body) });
        return { status, headers, body: text } satisfies Reply;
      } catch (error) {
        return withoutAnswer(error);
      }
    },
  };
}

function bytes(body: string | Uint8Array): Buffer {
  return typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

function withoutAnswer(error: unknown): Reply | Broken {
  if (error instanceof ConnectionRefused) return { broken: 'ECONNREFUSED', message: error.message };
  if (error instanceof ReplyLost) return { broken: 'ECONNRESET', message: 'socket hang up' };
  return { status: 500, headers: {}, body: String(error) };
}
