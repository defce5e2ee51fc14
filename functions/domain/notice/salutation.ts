import type { Language } from '../text.ts';

/** 宛名: the company, and the person if one is named. Nobody's name is shown to anybody else. */
export function salutation({ name, contact }: { name: string; contact: string }, language: Language): string {
  return language === 'ja' ? japanese(name, contact) : english(name, contact);
}

function japanese(name: string, contact: string): string {
  if (name === '') return contact === '' ? 'お客様各位' : `${contact} 様`;
  return contact === '' ? `${name} 御中` : `${name}\n${contact} 様`;
}

function english(name: string, contact: string): string {
  const addressee = [contact, name].filter((part) => part !== '').join(', ');
  return addressee === '' ? 'Dear customer,' : `Dear ${addressee},`;
}
