import type { OpenIncident } from '../domain/incident/state.ts';
import { type GivenSections, givenBody } from '../domain/notice/given-sections.ts';
import type { NoticeText } from '../domain/notice/notice-text.ts';
import type { Language } from '../domain/text.ts';
import { storedText } from './notice-shown.ts';
import type { ConsolePorts } from './ports.ts';

/**
 * Whether what a person gives for prevention stood word for word in a notice that carried another plan than the approved one, or
 * none: then nobody has compared it with the plan. Throws ContentChanged.
 */
export async function isOlderThanPlan(
  ports: ConsolePorts,
  state: OpenIncident,
  { prevention }: GivenSections,
): Promise<boolean> {
  const { plan } = state.response;
  if (prevention === undefined || plan?.decision !== 'approved') return false;
  const before = state.notices.filter(
    ({ tells, wording }) => tells.plan !== plan.id && wording?.written.includes('prevention') === true,
  );
  const texts = await Promise.all(before.map((notice) => storedText(ports, state.stream, notice)));
  const isKept = (text: NoticeText, language: Language) => {
    const body = plain(givenBody(prevention, language));
    return (
      body !== '' && body === plain(text[language]?.sections.find(({ section }) => section === 'prevention')?.body)
    );
  };
  return texts.some((text) => text !== null && (['ja', 'en'] as const).some((language) => isKept(text, language)));
}

function plain(text = ''): string {
  return text.replaceAll('\r\n', '\n').trim();
}
