import { format } from 'node:util';
import type { FunctionLogLine } from '../../../settings/function-spec.ts';
import { post } from './post.ts';

/** Sends all that a function prints to the host; gives back how to say which request prints. */
export function captureConsole(functionName: string): (requestId: string) => void {
  let requestId = '';
  const send = (level: FunctionLogLine['level'], text: string): void => {
    post({ kind: 'log', line: { functionName, requestId, atMs: Date.now(), level, text } });
  };
  const printer =
    (level: FunctionLogLine['level']) =>
    (...parts: unknown[]): void =>
      send(level, format(...parts));
  Object.assign(globalThis.console, {
    trace: printer('debug'),
    debug: printer('debug'),
    log: printer('info'),
    info: printer('info'),
    warn: printer('warn'),
    error: printer('error'),
  });
  captureStream(process.stdout, (text) => send('info', text));
  captureStream(process.stderr, (text) => send('error', text));
  return (next) => {
    requestId = next;
  };
}

/** Loggers that write to the stream themselves, one line at a time, are heard too. */
function captureStream(stream: NodeJS.WriteStream, send: (text: string) => void): void {
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    send(text.replace(/\n$/, ''));
    const done = rest.find((part) => typeof part === 'function');
    if (typeof done === 'function') queueMicrotask(() => done());
    return true;
  };
}
