import type { Language } from '../../../base/text.ts';

type Rewording = readonly [said: RegExp, instead: string];

const RULES: Readonly<Record<Language, readonly Rewording[]>> = {
  ja: [
    [/：調査中$/, '：未確定'],
    [/(?:現在|引き続き)(?:調査|確認)中です。$/, '確認のうえ改めてお知らせいたします。'],
  ],
  en: [
    [/: under investigation$/, ': to be confirmed'],
    [/^Under investigation\.$/, 'We will tell you once this is confirmed.'],
    [/^We are (?:still )?(?:investigating|confirming) (.+)\.$/, 'We will tell you $1 once confirmed.'],
  ],
};

/** A sentence of the system's once the investigation is recorded as done: what is still open is not being investigated. */
export function afterInvestigation(sentence: string, language: Language): string {
  return RULES[language].reduce((text, [said, instead]) => text.replace(said, instead), sentence);
}
