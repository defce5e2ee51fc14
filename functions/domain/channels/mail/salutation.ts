import type { Language } from '../../base/text.ts';

interface Addressee {
  readonly name: string;
  readonly contact: string;
}

/** 敬称 that a person's name already carries, with or without a blank before it, and what stands in brackets after it. */
const TITLED = /[\s　]*(?:様|さま|殿|御中|各位|先生)[\s　]*((?:[（(][^（）()]*[）)])?)[\s　]*$/u;
/** Names of companies may end as some 敬称 do: those count after a blank or a bracket alone. A 王様 is a word of its own. */
const COMPANY =
  /(?:[\s　]*(?:(?<![王神仏殿姫奥客皆])様|御中|各位|[（(](?:様|御中|各位)[）)])|(?:[\s　]+|(?<=[）)]))(?:さま|殿|先生))[\s　]*((?:[（(][^（）()]*[）)])?)[\s　]*$/u;
/** What may be a 敬称 or belong to the name, as in 田中先生 and みんなの先生: nothing is added to it, and nothing cut. A 宮殿 or 湯殿 is a place. */
const OF_EITHER = /(?:先生|(?<=[王神仏殿姫奥客皆])様|(?<=[^\s　御神宮湯])殿)[\s　]*(?:[（(][^（）()]*[）)])?[\s　]*$/u;
const CORPORATE =
  /株式会社|有限会社|合同会社|合資会社|合名会社|法人|組合|[（(](?:株|有|同|資|名|医|財|社|学|福)[）)]|[㈱㈲]|\b(?:inc|ltd|llc|corp)\b/iu;
const COMPANY_TITLED = /[\s　]*御中[\s　]*$/u;
/** Beside another name in the same field. */
const TITLED_BESIDE = /[\s　]*(?:様|さま|殿|御中|各位|先生)(?=[\s　]*[/／、,，;；&＆・と])/gu;
const COMPANY_BESIDE = /[\s　]*(?:(?<![王神仏殿姫奥客皆])様|御中|各位)(?=[\s　]*[/／、,，;；&＆・])/gu;
const IN_BRACKETS = /[\s　]*[（(](様|御中|各位)[）)][\s　]*$/u;
/** To the person in charge, without a name. */
const NOBODY = /^(?:ご|御)?担当(?:者|の方)?(?:[（(][^（）()]*[）)])?$/u;

/** 宛名: the company, and the person if one is named, each with one 敬称. Nobody's name is shown to anybody else. */
export function salutation({ name, contact }: Addressee, language: Language): string {
  const [company, person] = [name, contact].map((one) => one.trim().replace(IN_BRACKETS, ' $1'));
  return (language === 'ja' ? japanese : english)(company ?? '', person ?? '');
}

function japanese(name: string, contact: string): string {
  if (name === '') return contact === '' ? 'お客様各位' : titled(contact, '様', TITLED);
  if (contact === '') return titled(name, '御中', titleOf(name));
  return `${name.replace(COMPANY_TITLED, '')}\n${titled(contact, '様', TITLED)}`;
}

/** How a 敬称 may stand at the end of the name of a customer, be that a company or a person. */
function titleOf(name: string): RegExp {
  return !CORPORATE.test(name) && OF_EITHER.test(name) ? OF_EITHER : COMPANY;
}

/** The name with this 敬称, unless it has one. */
function titled(name: string, title: string, known: RegExp): string {
  return known.test(name) ? name : `${name} ${title}`;
}

/** Without what is surely a 敬称; somebody in charge who is not named is left to the company. */
function english(name: string, contact: string): string {
  const plain = [
    contact.replaceAll(TITLED_BESIDE, '').replace(TITLED, '$1'),
    name.replaceAll(COMPANY_BESIDE, '').replace(COMPANY, '$1'),
  ];
  const [addressee, company] = plain.filter((part) => part !== '' && !NOBODY.test(part));
  if (addressee === undefined) return 'Dear customer,';
  return company === undefined ? `Dear ${addressee},` : `Dear ${addressee} (${company}),`;
}
