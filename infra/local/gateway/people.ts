import { escapeXml } from '../endpoint/query.ts';
import type { Topics } from '../sns/topics.ts';

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

/** The page itself: a button for each person, without script. */
export function personPage(people: readonly string[], acting: string): string {
  const buttons = people
    .map((person) => {
      const mark = person === acting ? ' aria-current="true"' : '';
      return `<li><button name="person" value="${escapeXml(person)}"${mark}>${escapeXml(person)}</button></li>`;
    })
    .join('');
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>操作者の選択 / Who acts</title>
<style>body{font:16px/1.7 system-ui;margin:2rem auto;max-width:40rem;padding:0 1rem}ul{list-style:none;padding:0}
button{font:inherit;padding:.4rem 1rem;margin:.2rem 0}[aria-current]{font-weight:bold;outline:2px solid}</style>
<h1>操作者の選択</h1><p>この端末での試用です。以後の操作は、選んだ人が行ったものとして記録されます。
<br>On this machine only: what you do from now on is recorded as done by the person you choose.</p>
<p>現在 / Now: <strong>${escapeXml(acting)}</strong></p>
<form method="post" action="${PERSON_PAGE}"><ul>${buttons}</ul></form><p><a href="/">← console</a></p></html>`;
}
