import { bodyDigest } from '../../domain/incident/notice/given/plain-body.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import type { ReportItem } from '../../domain/policy/shape/reports.ts';
import type { Policy, PolicyReport } from '../../domain/policy/shape/schema.ts';
import { prefilledItems } from '../../domain/views/prefilled-items.ts';
import { type FilingAsked, type FilingShown, itemsOf, startsOf } from './filing-start.ts';

/** The items that were recorded in the words of the record, which had other words for them when the form was opened. */
export function followedItems(
  policy: Policy,
  { then, now }: { readonly then: OpenIncident; readonly now: OpenIncident },
  report: PolicyReport,
  newest: FilingShown | undefined,
): readonly ReportItem[] {
  const [before, after] = [prefilledItems(policy, then, report.kind), prefilledItems(policy, now, report.kind)];
  return itemsOf(report).filter((item) => {
    const { ja, en } = after[item] ?? { ja: '', en: '' };
    const said = newest?.said?.items[item] ?? '';
    return said !== '' && [ja, en].includes(said) && before[item]?.ja !== ja;
  });
}

/** A refused form as it comes back: what nobody touched is filled from the record of now. */
export function refilled(
  values: URLSearchParams,
  policy: Policy,
  state: OpenIncident,
  asked: Omit<FilingAsked, 'language'>,
): URLSearchParams {
  const language = values.get('opened.language') === 'en' ? 'en' : 'ja';
  const fresh = new URLSearchParams(values);
  for (const [item, start] of Object.entries(startsOf(policy, state, { ...asked, language }))) {
    const sent = values.getAll(`item.${item}`).filter((value) => value.trim() !== '');
    if (sent.length > 1 || bodyDigest(sent[0] ?? '') !== values.get(`opened.item.${item}`)) continue;
    fresh.delete(`item.${item}`);
    const isMark = start === 'not-applicable';
    for (const value of isMark ? ['', start] : [start]) fresh.append(`item.${item}`, value);
    fresh.set(`opened.item.${item}`, bodyDigest(start));
  }
  return fresh;
}
