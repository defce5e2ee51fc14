import type { Clock } from '../../clock/clock.ts';
import { RawReply } from '../../protocol/call.ts';
import type { Incoming } from '../../protocol/decode.ts';
import { type Gateway, GatewayMessage, TOO_LARGE } from './gateway.ts';
import { actingPerson, backTo, PERSON_PAGE, personCookie, personPage, type Team, withPersonLink } from './people.ts';
import { inWords, noSuchPerson, notFromHere, pathOf } from './refused.ts';

/** No page of ours runs script or loads anything from elsewhere. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

/** The console's HTTP API, and in front of it the choice of who acts. */
export function consoleHandler(parts: {
  clock: Clock;
  gateway: Gateway;
  people: readonly string[];
  /** Their names and roles, where they are known. */
  team: Team | null;
}): (request: Incoming) => Promise<RawReply> {
  return async (request) => {
    if (isForeign(request)) return notFromHere(request);
    const acting = actingPerson(request.headers, parts.people);
    if (pathOf(request) === PERSON_PAGE) return choosePerson(request, parts, acting);
    const turn = { machine: 'http', execution: request.url };
    const answer = await parts.clock.perform(turn, () => parts.gateway.ask(acting, request));
    const reply = answer instanceof GatewayMessage ? inWords(answer, request, personIn(parts.team, acting)) : answer;
    const headers = { ...reply.headers, 'x-hikeshi-person': acting };
    const isPage = String(reply.headers['content-type']).startsWith('text/html');
    const body = isPage ? withPersonLink(String(reply.body), request.url) : reply.body;
    return new RawReply(reply.status, headers, body);
  };
}

/** The answer of the console's listener to a request that is too large to be read at all. */
export function tooLargeToRead({ people, team }: Pick<Choosing, 'people' | 'team'>): (request: Incoming) => RawReply {
  return (request) => inWords(TOO_LARGE, request, personIn(team, actingPerson(request.headers, people)));
}

function personIn(team: Team | null, acting: string): Team['people'][number] | null {
  return team?.people.find(({ email }) => email === acting) ?? null;
}

/** A page of another site must not act in the name of the person chosen here. */
function isForeign(request: Incoming): boolean {
  const { origin, host } = request.headers;
  const isFromElsewhere = request.headers['sec-fetch-site'] === 'cross-site';
  return request.method !== 'GET' && (isFromElsewhere || (origin !== undefined && origin !== `http://${host}`));
}

interface Choosing {
  readonly people: readonly string[];
  readonly team: Team | null;
}

function choosePerson(request: Incoming, { people, team }: Choosing, acting: string): RawReply {
  const back = backTo(request.url);
  if (request.method !== 'POST') return new RawReply(200, PAGE_HEADERS, personPage({ people, team, acting, back }));
  const person = new URLSearchParams(request.body.toString()).get('person') ?? '';
  if (!people.includes(person)) return noSuchPerson(person, request);
  return new RawReply(303, { location: back, 'set-cookie': personCookie(person) }, '');
}
