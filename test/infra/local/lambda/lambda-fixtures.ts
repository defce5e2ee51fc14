import { mkdtempSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Clock } from '../../../../infra/local/clock/clock.ts';
import { FunctionHost, type FunctionHostOptions } from '../../../../infra/local/services/lambda/function-host.ts';
import type { FunctionSpec } from '../../../../infra/local/settings/function-spec.ts';

const PROJECT = fileURLToPath(new URL('../../../..', import.meta.url));

/** Bundles a handler as the synthesis does and gives back what declares it. */
export function functionOf(name: string, source: string, more: Partial<FunctionSpec> = {}): FunctionSpec {
  const codeDir = mkdtempSync(path.join(tmpdir(), 'hikeshi-function-'));
  const built = buildSync({
    stdin: { contents: source, resolveDir: PROJECT, loader: 'js' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minify: true,
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  writeFileSync(path.join(codeDir, 'index.mjs'), built.outputFiles[0]?.text ?? '');
  return {
    name,
    arn: `arn:aws:lambda:ap-northeast-1:000000000000:function:${name}`,
    codeDir,
    handler: 'index.handler',
    timeoutSeconds: 30,
    memoryMb: 256,
    environment: {},
    ...more,
  };
}

/** A host for these functions on this clock. */
export function hostOf(clock: Clock, functions: FunctionSpec[], more: Partial<FunctionHostOptions> = {}): FunctionHost {
  return new FunctionHost({
    clock,
    functions,
    endpointUrl: 'http://127.0.0.1:9',
    region: 'ap-northeast-1',
    credentialsFor: (name) => ({ accessKeyId: `LOCAL${name}`, secretAccessKey: 'local' }),
    seed: 'seed-1',
    ...more,
  });
}

/** A server on a free port that answers every request with what `answer` gives. */
export async function serverOf(
  answer: (body: string, request: http.IncomingMessage, response: http.ServerResponse) => unknown,
): Promise<{
  readonly url: string;
  stop(): Promise<void>;
}> {
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      const answered = answer(Buffer.concat(chunks).toString('utf8'), request, response);
      response.statusCode = (answered as { status?: number }).status ?? 200;
      response.end(JSON.stringify(answered));
    });
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}`, stop };
}
