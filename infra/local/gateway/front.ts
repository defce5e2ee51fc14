import type { Clock } from '../clock/clock.ts';
import { RawReply } from '../endpoint/call.ts';
import type { Incoming } from '../endpoint/decode.ts';
import type { Gateway } from './gateway.ts';
import { actingPerson, PERSON_PAGE, personCookie, personPage } from './people.ts';

/** No page of ours runs script or loads anything from elsewhere. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

/** The console's door: the HTTP API, and in front of it the choice of who acts. */
export function consoleDoor(parts: {
  clock: Clock;
  gateway: Gateway;
  people: readonly string[];
}): (request: Incoming) => Promise<RawReply> {
  return async (request) => {
    if (isForeign(request)) return new RawReply(403, { 'content-type': 'text/plain' }, 'not from this console');
    const acting = actingPerson(request.headers, parts.people);
    if (request.url === PERSON_PAGE) return choosePerson(request, parts.people, acting);
    const turn = { machine: 'http', execution: request.url };
    const reply = await parts.clock.perform(turn, () => parts.gateway.ask(acting, request));
    return new RawReply(reply.status, { ...reply.headers, 'x-hikeshi-person': acting }, reply.body);
  };
}

/** A page of another site must not act in the name of whoever is chosen here. */
function isForeign(request: Incoming): boolean {
  const { origin, host } = request.headers;
  const isFromElsewhere = request.headers['sec-fetch-site'] === 'cross-site';
  return request.method !== 'GET' && (isFromElsewhere || (origin !== undefined && origin !== `http://${host}`));
}

function choosePerson(request: Incoming, people: readonly string[], acting: string): RawReply {
  if (request.method !== 'POST') return new RawReply(200, PAGE_HEADERS, personPage(people, acting));
  const person = new URLSearchParams(request.body.toString()).get('person') ?? '';
  if (!people.includes(person)) return new RawReply(400, { 'content-type': 'text/plain' }, `no such person: ${person}`);
  return new RawReply(303, { location: '/', 'set-cookie': personCookie(person) }, '');
}
