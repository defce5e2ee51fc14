import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import { roleTitle } from '../../../../functions/domain/policy/titles.ts';
import { escapeXml } from '../../protocol/query.ts';
import type { Topics } from '../sns/topics.ts';

/** Who is who. */
export type Team = Policy['team'];

/** The page where one chooses who acts. */
export const PERSON_PAGE = '/.local/person';
const COOKIE = 'hikeshi-person';
/** Who acts when nobody was chosen, where the team has such a person. */
const USUAL_PERSON = 'responder@example.jp';

/** The people of the team: those whom the paging topics call. */
export function peopleOf({ subscriptions }: Pick<Topics, 'subscriptions'>): string[] {
  return [...new Set(subscriptions.map(({ endpoint }) => endpoint))];
}

/** Who acts: the header, else the cookie, else the usual person. */
export function actingPerson(headers: Readonly<Record<string, string>>, people: readonly string[]): string {
  const chosen = headers['x-hikeshi-person'] ?? people.find((person) => person === cookieOf(headers.cookie ?? ''));
  return chosen ?? (people.includes(USUAL_PERSON) ? USUAL_PERSON : (people[0] ?? USUAL_PERSON));
}

function cookieOf(header: string): string | null {
  const found = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(header)?.[1];
  return found === undefined ? null : unescaped(found);
}

/** Null for what is not written rightly: a cookie of somebody else's making. */
function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The cookie that remembers the choice. */
export function personCookie(person: string): string {
  return `${COOKIE}=${encodeURIComponent(person)}; Path=/; HttpOnly; SameSite=Strict`;
}

interface PersonPage {
  readonly people: readonly string[];
  readonly team: Team | null;
  readonly acting: string;
  /** Where one goes on. */
  readonly back: string;
}

/** The page itself: a button for each person, with name and roles where they are known; without script. */
export function personPage({ people, team, acting, back }: PersonPage): string {
  const buttons = people
    .map((person) => {
      const mark = person === acting ? ' aria-current="true"' : '';
      return `<li><button name="person" value="${escapeXml(person)}"${mark}>${escapeXml(called(team, person))}</button></li>`;
    })
    .join('');
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>操作者の選択 / Who acts</title>
<style>body{font:16px/1.7 system-ui;margin:2rem auto;max-width:40rem;padding:0 1rem}ul{list-style:none;padding:0}
button{font:inherit;padding:.6rem 1rem;margin:.2rem 0;width:100%;text-align:left}[aria-current]{font-weight:bold;outline:2px solid}
@media (prefers-color-scheme:dark){a{color:#8fc1dc}}</style>
<h1>操作者の選択</h1><p>この端末での試用です。以後の操作は、選んだ人が行ったものとして記録されます。
<br>On this machine only: what you do from now on is recorded as done by the person you choose.</p>
<p>現在 / Now: <strong>${escapeXml(called(team, acting))}</strong></p>
<form method="post" action="${PERSON_PAGE}?back=${encodeURIComponent(back)}"><ul>${buttons}</ul></form><p><a href="${escapeXml(back)}">← 戻る / Back</a></p></html>`;
}

/** Name, address and roles; the address alone of somebody whom the team does not name. */
function called(team: Team | null, address: string): string {
  const person = team?.people.find(({ email }) => email === address);
  if (team === null || person === undefined) return address;
  const roles = person.roles.map((role) => roleTitle({ team }, role).ja);
  return `${person.name}（${roles.join('、')}） ${address}`;
}

/** Where the page of people leads back to: a path of the console, and nothing outside it. */
export function backTo(url: string): string {
  const base = 'http://console';
  const back = URL.canParse(url, base) ? (new URL(url, base).searchParams.get('back') ?? '/') : '/';
  return /^\/(?![/\\])/.test(back) ? back : '/';
}

/** A page of the console with a link to change who acts: in an account one signs in instead. */
export function withPersonLink(page: string, url: string): string {
  const words = page.includes('<html lang="en"') ? 'Act as somebody else' : '操作者を変更';
  const link = `<a href="${PERSON_PAGE}?back=${escapeXml(encodeURIComponent(url))}">${words}</a>`;
  return page.replace('</header>', `${link}</header>`);
}
