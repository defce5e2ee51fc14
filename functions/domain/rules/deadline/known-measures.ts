import type { Text } from '../../base/text.ts';
import { toldOfRestriction } from './restriction.ts';

interface KnownMeasure {
  readonly title: Text;
  /** What customers are told once it is carried out. Of any other measure a person writes. */
  readonly told: Text;
}

/** Measures that may be taken under every policy. A policy's own menu may give them its own titles. FC-12. */
export const KNOWN_MEASURES: Readonly<Record<string, KnownMeasure>> = {
  suspend: {
    title: { ja: '該当する機能の利用の制限', en: 'Restrict use of the affected function' },
    told: toldOfRestriction([]),
  },
  lift: {
    title: { ja: '利用の制限の解除', en: 'Lift the restriction of use' },
    told: { ja: '利用の制限を解除いたしました。', en: 'We have lifted the restriction of use.' },
  },
  contain: {
    title: { ja: '影響の拡大を防ぐ措置', en: 'Keep the incident from spreading' },
    told: {
      ja: '影響の拡大を防ぐための措置を実施いたしました。',
      en: 'We have taken measures to contain the incident.',
    },
  },
};

/** What customers are told once a duty of this kind is met; undefined for any that is no measure of these. */
export function toldOfMeasure(kind: string): Text | undefined {
  return kind.startsWith('measure.') ? KNOWN_MEASURES[kind.slice('measure.'.length)]?.told : undefined;
}

const OWN = 'own.';

/** The name under which earlier releases kept a measure in a person's own words: the title itself, in the alphabet of duty ids. */
export function ownMeasure(title: string): string {
  return `${OWN}${title.trim().replaceAll('#', '＃').replace(/\s+/gu, '_')}`;
}

/** The title of a measure that an earlier release named so; null for a measure that has a key. */
export function ownTitle(kind: string): string | null {
  return kind.startsWith(OWN) ? kind.slice(OWN.length).replaceAll('_', ' ') : null;
}
