import { ApiError } from './api-error.ts';

/** What the caller asks for of a long list. */
export interface PageRequest {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

const LARGEST_PAGE_ITEMS = 1000;
const DEFAULT_PAGE_ITEMS = 100;

/** One page of a list, and the token of the next one if there is one. Throws ApiError InvalidToken. */
export function pageOf<T>(all: readonly T[], request: PageRequest): { items: T[]; next: { nextToken?: string } } {
  const from = request.nextToken === undefined ? 0 : placeOf(request.nextToken);
  const size = Math.min(request.maxResults || DEFAULT_PAGE_ITEMS, LARGEST_PAGE_ITEMS);
  const to = from + size;
  const next = to < all.length ? { nextToken: Buffer.from(String(to)).toString('base64') } : {};
  return { items: all.slice(from, to), next };
}

function placeOf(token: string): number {
  const text = Buffer.from(token, 'base64').toString('utf8');
  if (/^\d+$/.test(text)) return Number(text);
  throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
}
