import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ConsoleContext, ConsoleEnv } from './environment.ts';
import { Problem } from './problem.ts';

const METHODS = ['GET', 'POST'] as const;
const NO_PAGE = { ja: 'お探しのページはありません。', en: 'There is no such page.' };
const NO_ROUTE = {
  ja: '該当するAPIがありません。使えるものは GET /api/openapi.json に記載しています。',
  en: 'There is no such route; GET /api/openapi.json describes those there are.',
};

/** How Hono names what runs for every method: not a route of ours. */
const EVERY_METHOD = 'ALL';

/** What is wrong with a request that no route took: its method (with the header `allow`), or its path. RFC 9110, 15.5.6. */
export function noRoute(app: OpenAPIHono<ConsoleEnv>, context: ConsoleContext): Problem {
  const { path, method } = context.req;
  const allowed = METHODS.filter((each) => hasRoute(app, each, path));
  if (allowed.length > 0) {
    context.header('allow', allowed.join(', '));
    return new Problem('wrong-method', {
      ja: `ここでは ${method} は使えません。${allowed.join('・')} を使ってください。`,
      en: `${method} is not served here; ${allowed.join(' and ')} ${allowed.length === 1 ? 'is' : 'are'}.`,
    });
  }
  if (!path.startsWith('/api/')) return new Problem('not-found', NO_PAGE);
  return new Problem('not-found', NO_ROUTE);
}

function hasRoute(app: OpenAPIHono<ConsoleEnv>, method: string, path: string): boolean {
  return app.router.match(method, path)[0].some(([[, route]]) => route.method !== EVERY_METHOD);
}
