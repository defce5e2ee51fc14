import type { Text } from '../text.ts';
import { causeLines, fixLines, preventionLines } from './cause-lines.ts';
import { authorityLines, dataDetailLines, measureLines, nextLines, scopeLines, whenLines } from './course-lines.ts';
import { dataLines, furtherLines, harmLines, serviceLines } from './harm-lines.ts';
import { known, type Said, type Situation, together } from './situation.ts';
import type { Section } from './stages.ts';

/** Who writes each section from the facts. */
const WRITERS: Readonly<Record<Section, (situation: Situation) => Said>> = {
  head: () => known(),
  lead: () => known(),
  status: () => known(),
  persons: () => known(),
  'secondary-damage': () => known(),
  publication: () => known(),
  address: ({ policy: { company } }) =>
    known({
      ja: `平素より${company.product.ja}をご利用いただき、誠にありがとうございます。`,
      en: `Thank you for using ${company.product.en}.`,
    }),
  apology: () =>
    known({
      ja: 'このたびは、お客様にご心配とご迷惑をおかけしておりますことを、深くお詫び申し上げます。',
      en: 'We sincerely apologise for the concern and the inconvenience that this event causes you.',
    }),
  new: () => known(),
  outline: outlineLines,
  when: whenLines,
  scope: scopeLines,
  data: (situation) => together(dataLines(situation), dataDetailLines(situation)),
  impact: impactLines,
  cause: causeLines,
  measures: measureLines,
  request: requestLines,
  next: nextLines,
  'permanent-fix': fixLines,
  prevention: preventionLines,
  authorities: authorityLines,
  contact: contactLines,
};

/** What the facts let a section say. */
export function linesOf(section: Section, situation: Situation): Said {
  return WRITERS[section](situation);
}

function outlineLines(situation: Situation): Said {
  const { product } = situation.policy.company;
  const opening: Text = {
    ja: `${product.ja}において、次の事象を検知いたしました。`,
    en: `We have detected an event in ${product.en}:`,
  };
  const harm = harmLines(situation);
  if (harm.known.length > 0) return together(known(opening), harm);
  return known({
    ja: `${product.ja}において事象を検知し、調査を進めております。`,
    en: `We have detected an event in ${product.en} and are investigating it.`,
  });
}

/** The possible impact carries the data too, unless the stage has a section for it. */
function impactLines(situation: Situation): Said {
  const hasData = situation.policy.notices.stages[situation.stage]?.sections.includes('data') ?? false;
  const data = hasData ? known() : together(dataLines(situation), dataDetailLines(situation));
  return together(serviceLines(situation), data, furtherLines(situation));
}

/** Whatever is asked of customers, a person asks it; until then nothing is, and that is said. The last word is theirs. */
function requestLines({ stage }: Situation): Said {
  if (stage === 'detailed') return known();
  return known({
    ja: 'お客様にお願いする事項が生じた場合は、速やかにご案内いたします。',
    en: 'If there is anything we need to ask of you, we will tell you at once.',
  });
}

/** Who writes, and how to reach them: a notice that nobody signs reads like a forged one. */
function contactLines({ policy: { company, contact } }: Situation): Said {
  return known(
    company.name,
    { ja: contact.name.ja, en: contact.name.en },
    { ja: `メール：${contact.email}`, en: `Mail: ${contact.email}` },
    { ja: `受付時間：${contact.hours.ja}`, en: `Hours: ${contact.hours.en}` },
  );
}
