import { readFileSync } from 'node:fs';
import { MINUTES_AN_HOUR } from '../../../../functions/domain/base/time/units.ts';
import type { Answers, NamedAddress } from './answers.ts';

const SKELETON = new URL('./skeleton.txt', import.meta.url);

/** What a policy file needs beside the answers. */
export interface PolicyPlace {
  readonly policy: string;
  /** The JSON Schema, as a path from the file. */
  readonly schema: string;
  /** Today, `2026-04-01`. */
  readonly date: string;
  readonly zone: string;
}

/** The text of a policy file with every answer in its place. */
export function policyText(answers: Answers, place: PolicyPlace): string {
  const fillers = new Map(Object.entries(fillersOf(answers, place)));
  return readFileSync(SKELETON, 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const filler = fillers.get(name);
    if (filler === undefined) throw new RangeError(`the skeleton asks for ${name}`);
    return filler;
  });
}

function fillersOf(answers: Answers, { policy, schema, date, zone }: PolicyPlace): Record<string, string> {
  const { company, companyEn, product, productEn, hours, closed, withinMinutes, isAim, contact } = answers;
  return {
    ...{ policy, schema, date, zone },
    ...{ company: quoted(company), companyEn: quoted(companyEn), companyEnPlain: companyEn.replace(/\s+/g, ' ') },
    ...{ product: quoted(product), productEn: quoted(productEn), contact: quoted(contact) },
    ...{ window: quoted(`${product} お問い合わせ窓口`), windowEn: quoted(`${productEn} support`) },
    hours: `[${hours.map(quoted).join(', ')}]`,
    hoursJa: quoted(`平日${hours.map((span) => span.replace('-', '～')).join('、')}（祝日・休業日を除く）`),
    hoursEn: quoted(
      `Weekdays ${hours.map((span) => span.replace('-', '–')).join(', ')}, except public holidays and our closing days`,
    ),
    closures: `[${closed.map(({ from, to }) => `{ from: ${from}, to: ${to} }`).join(', ')}]`,
    within: lengthOf(withinMinutes),
    aim: isAim ? ', aim: true' : '',
    toldJa: isAim ? '以内のお知らせを目標とします' : '以内にお知らせします',
    toldEn: isAim ? 'We aim to notify customers' : 'We notify customers',
    half: lengthOf(Math.floor(withinMinutes / 2)),
    quarter: lengthOf(Math.floor(withinMinutes / 4)),
    withinJa: spoken(withinMinutes, '時間', '分', ''),
    withinEn: spoken(withinMinutes, ' h', ' min', ' '),
    people: peopleLines(answers),
  };
}

/** A double-quoted scalar: whatever was answered stays one value. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function lengthOf(minutes: number): string {
  const hours = Math.floor(minutes / MINUTES_AN_HOUR);
  const rest = minutes % MINUTES_AN_HOUR;
  return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 || hours === 0 ? `${rest}M` : ''}`;
}

function spoken(minutes: number, hourWord: string, minuteWord: string, between: string): string {
  const hours = Math.floor(minutes / MINUTES_AN_HOUR);
  const rest = minutes % MINUTES_AN_HOUR;
  return [...(hours > 0 ? [`${hours}${hourWord}`] : []), ...(rest > 0 ? [`${rest}${minuteWord}`] : [])].join(between);
}

interface Member extends NamedAddress {
  readonly id: string;
  readonly roles: string[];
}

/** One line a person: who was named twice has both roles under one id. SY-16. */
function peopleLines(answers: Answers): string {
  const people = new Map<string, Member>();
  const add = (id: 'responder' | 'officer' | 'approver' | 'executive', roles: readonly string[]) => {
    const { name, email } = answers[id];
    const known = people.get(email.toLowerCase());
    if (known === undefined) people.set(email.toLowerCase(), { id, name, email, roles: [...roles] });
    else known.roles.push(...roles.filter((role) => !known.roles.includes(role)));
  };
  add('responder', ['responder']);
  add('officer', ['officer']);
  add('approver', ['approver']);
  add('executive', ['executive', 'approver']);
  return [...people.values()]
    .map(
      ({ id, name, email, roles }) =>
        `    - { id: ${id}, name: ${quoted(name)}, email: ${quoted(email)}, roles: [${roles.join(', ')}] }`,
    )
    .join('\n');
}
