import type { Language } from '../../domain/base/text.ts';
import type { NoticeText } from '../../domain/channels/notice-text.ts';
import { type GivenSections, givenBody } from '../../domain/incident/notice/given/given-sections.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { storedText } from './notice-shown.ts';

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
