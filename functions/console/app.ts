import { OpenAPIHono } from '@hono/zod-openapi';
import { addDocument } from './api/document.ts';
import { addApi } from './api/routes.ts';
import { answerError } from './errors.ts';
import { callerOf } from './http/caller.ts';
import type { ConsoleContext, ConsoleEnv } from './http/environment.ts';
import { noRoute } from './http/no-route.ts';
import { mustBeSameOrigin } from './http/origin.ts';
import { mustNameNoActor } from './http/parse.ts';
import type { ConsolePorts } from './http/ports.ts';
import { protect } from './http/protection.ts';
import { addPages } from './screens/routes.tsx';

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD'];

/**
 * The console: pages for people and an API for programs, with the same commands. The environment of a request is
 * the gateway's request context: who signed it and when it came in.
 */
export function createApp(ports: ConsolePorts): OpenAPIHono<ConsoleEnv> {
  const app = new OpenAPIHono<ConsoleEnv>({ strict: false });
  app.use(async (context, next) => {
    await next();
    protect(context);
  });
  app.use(async (context, next) => {
    admit(ports, context);
    await next();
  });
  addApi(app, ports);
  addDocument(app);
  addPages(app, ports);
  app.notFound((context) => answerError(noRoute(app, context), context));
  app.onError((error, context) => answerError(error, context));
  return app;
}

/** Throws a Problem for a person the policy does not know, another site's form, or a named actor. */
function admit(ports: ConsolePorts, context: ConsoleContext): void {
  context.set('caller', callerOf(context.env, ports.policy, ports.accountId));
  mustNameNoActor(Object.keys(context.req.query()));
  if (SAFE_METHODS.includes(context.req.method)) return;
  mustBeSameOrigin(context.req, !context.req.path.startsWith('/api/'));
}
