import type { ListedIncident } from '../../shown/shown.ts';
import { levelTitle } from '../../words/names.ts';
import { type ScreenReader, tell } from './reader.ts';
/** The level in words and, in the colour of its gravity, at a glance. */
export function LevelTag({ reader, shown }: { readonly reader: ScreenReader; readonly shown: ListedIncident }) {
  const { level } = shown.report;
  if (level === null)
    return <span class="tag undecided">{tell(reader, { ja: 'レベル未確定', en: 'level undecided' })}</span>;
  const rank = shown.policy.levels.findIndex((each) => each.name === level);
  return <span class={`tag ${rank === 0 ? 'grave' : 'mild'}`}>{levelTitle(shown.policy, level, reader.language)}</span>;
}
