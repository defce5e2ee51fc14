import { Problem } from './problem.ts';

interface Headers {
  header(name: string): string | undefined;
}

const SAFE_SITES: readonly string[] = ['same-origin', 'none'];

/**
 * Throws a 403 Problem for a request that a browser sends on behalf of another site. Programs send neither header;
 * forms must carry one (`required`), as every browser that posts a form does.
 */
export function mustBeSameOrigin(request: Headers, required: boolean): void {
  const site = request.header('sec-fetch-site');
  const origin = request.header('origin');
  if (site !== undefined && !SAFE_SITES.includes(site)) throw foreign();
  if (origin !== undefined && hostOf(origin) !== (request.header('host') ?? '').toLowerCase()) throw foreign();
  if (required && site === undefined && origin === undefined) throw foreign();
}

/** The host with its port; empty for `null` and anything else that is no origin. */
function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

/** A 403 for what another site sends in the name of its reader. */
export function foreign(): Problem {
  return new Problem('other-site', {
    ja: '別のサイトからの送信です。この画面を開き直して操作してください。',
    en: 'This request came from another site than the console: open the console itself and try again there.',
  });
}
